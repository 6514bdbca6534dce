package fr.regain.console.lease;

import fr.regain.v1.LeaseReport;
import java.time.Instant;
import java.util.UUID;

/**
 * A lease's report that a device hands over for the first time.
 *
 * @param deviceId the device
 * @param takenAt when, by the console's clock
 * @param report what it says; its limits of form hold
 */
public record ReceivedLeaseReport(UUID deviceId, Instant takenAt, LeaseReport report) {}
