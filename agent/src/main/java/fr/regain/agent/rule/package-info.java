/**
 * What may be cleaned, where and under which conditions: the built-in rule set, read from the data
 * files that module {@code proto} carries, and the compiled list of what no rule may ever touch.
 *
 * <p>Knows names and conditions only; it reads no file of the device. Any package of the agent may
 * use it.
 */
@NullMarked
package fr.regain.agent.rule;

import org.jspecify.annotations.NullMarked;
