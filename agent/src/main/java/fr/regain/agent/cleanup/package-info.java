/**
 * Finds candidates, makes and keeps plans, and carries them out.
 *
 * <p>Owns the directory of stored plans. Moves files through {@code quarantine} and deletes caches
 * by itself; no other package may. Used by the command line and by {@code checkin}.
 */
@NullMarked
package fr.regain.agent.cleanup;

import org.jspecify.annotations.NullMarked;
