/**
 * Reports that the console has not acknowledged, on disk, each numbered once. Used by {@code
 * checkin}, under its lock: one process writes at a time.
 */
@NullMarked
package fr.regain.agent.spool;

import org.jspecify.annotations.NullMarked;
