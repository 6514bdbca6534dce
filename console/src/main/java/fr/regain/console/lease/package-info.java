/**
 * Leases: bounded, signed permissions for one device each, made when the device fetches them, and
 * what became of them.
 *
 * <p>Owns the tables {@code lease} and {@code stray_lease}. Its doors: {@link
 * fr.regain.console.lease.LeaseService} for the check-in, {@link
 * fr.regain.console.lease.WorkService} for devices at work, {@link
 * fr.regain.console.lease.LeaseReading} for people. Used by the check-in.
 */
@NullMarked
package fr.regain.console.lease;

import org.jspecify.annotations.NullMarked;
