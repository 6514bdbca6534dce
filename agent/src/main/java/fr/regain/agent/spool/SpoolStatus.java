package fr.regain.agent.spool;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits.
 *
 * @param records that the console has not acknowledged
 * @param bytes on disk, acknowledged records included that share a file with others
 * @param lost reports that were dropped in the life of this spool
 * @param lastTakenAt wall clock of the newest report; absent when there is none
 */
public record SpoolStatus(long records, long bytes, long lost, Optional<Instant> lastTakenAt) {}
