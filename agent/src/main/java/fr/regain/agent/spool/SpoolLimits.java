package fr.regain.agent.spool;

import java.time.Duration;

/**
 * Beyond either of which the oldest reports are dropped and counted.
 *
 * @param bytes on disk, all segments together
 * @param age of a report, by the wall clock
 */
public record SpoolLimits(long bytes, Duration age) {}
