/**
 * The wake: measure, keep, and talk to the console when it is due. The only package that knows
 * when; nothing depends on it but {@code AgentMain}.
 */
@NullMarked
package fr.regain.agent.checkin;

import org.jspecify.annotations.NullMarked;
