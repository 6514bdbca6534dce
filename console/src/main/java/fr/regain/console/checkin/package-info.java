/**
 * The regular exchange with each device: takes its reports exactly once, and says when to come
 * again.
 *
 * <p>Owns the tables {@code check_in_state} and {@code past_spool}. Capabilities above it receive
 * what devices report by implementing {@link fr.regain.console.checkin.ReportListener}.
 *
 * <p>The way of one check-in: {@code CheckInEndpoint} (who calls, is the request sound) → {@code
 * CheckInQueue} (many devices, one durable transaction) → {@code CheckInRound} (decide, write) →
 * {@code ReportListener}s → the answer.
 */
@NullMarked
package fr.regain.console.checkin;

import org.jspecify.annotations.NullMarked;
