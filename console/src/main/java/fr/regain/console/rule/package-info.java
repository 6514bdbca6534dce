/**
 * The rules of the clean-up as the console knows them: what each is called, how far it may go and
 * what a campaign may choose about it. The same files are the agent's; the digest says whether both
 * mean the same.
 *
 * <p>Owns no table. May be used by campaigns and everything above them.
 */
@NullMarked
package fr.regain.console.rule;

import org.jspecify.annotations.NullMarked;
