package fr.regain.agent.spool;

import java.time.Duration;

/**
 * Beyond either of which the oldest reports are dropped and counted.
 *
 * @param bytes on disk, all segments together
 * @param age of a report, in days on which the device took samples: a day on which it was off, or
 *     by which its clock jumped, makes no report older
 */
public record SpoolLimits(long bytes, Duration age) {}
