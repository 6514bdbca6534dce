package fr.regain.console.checkin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the reports of a device have come.
 *
 * @param spoolId the spool in which the device numbers its reports
 * @param receivedThrough every report of that spool up to this number is durable
 * @param receivedReports reports received over all its spools
 * @param inventoryDigest digest of the inventory that the console holds, or null before the first
 * @param lastAt when it checked in last
 * @param agentVersion what its agent said to be then
 * @param history its last check-ins
 * @param recognition by what it is recognised, or null: it has to be judged
 */
record Progress(
    UUID spoolId,
    long receivedThrough,
    long receivedReports,
    @Nullable String inventoryDigest,
    Instant lastAt,
    String agentVersion,
    PastCheckIns history,
    @Nullable Recognition recognition) {}
