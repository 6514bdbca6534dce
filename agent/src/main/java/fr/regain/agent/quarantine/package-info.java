/**
 * Holds what a clean-up took until its retention ends, and puts it back on request.
 *
 * <p>Owns one private directory per volume, with the content and an append-only journal in which
 * each step is announced before it is made. Only this package and {@code cleanup} may move or
 * delete a file; {@code cleanup} moves content through this package alone.
 */
@NullMarked
package fr.regain.agent.quarantine;

import org.jspecify.annotations.NullMarked;
