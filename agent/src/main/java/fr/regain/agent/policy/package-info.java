/**
 * The agent's settings: their one declaration, where their values come from, and the effective
 * value of each. Open to every capability; depends on {@code host} and {@code message}.
 */
@NullMarked
package fr.regain.agent.policy;

import org.jspecify.annotations.NullMarked;
