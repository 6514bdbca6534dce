/**
 * The user's side: a local page on which a person sees what would go of theirs, says yes, later or
 * no, keeps what they want, and gets things back. Runs with that person's account and nothing more.
 *
 * <p>Reads what {@code lease} shares and verifies it again; leaves answers without any name. Cleans
 * through {@code cleanup}. Owns the person's list of what always stays. Used by {@code AgentMain}.
 */
@NullMarked
package fr.regain.agent.mine;

import org.jspecify.annotations.NullMarked;
