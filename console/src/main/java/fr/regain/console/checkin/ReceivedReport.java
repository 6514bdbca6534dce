package fr.regain.console.checkin;

import fr.regain.v1.Report;
import java.time.Instant;
import java.util.UUID;

/**
 * A report that a device hands over for the first time.
 *
 * @param deviceId the device that took it
 * @param takenAt when, by the console's clock: the device's own clock, corrected when it is wrong
 * @param report what it says
 */
public record ReceivedReport(UUID deviceId, Instant takenAt, Report report) {}
