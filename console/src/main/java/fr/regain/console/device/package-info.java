/**
 * The workstations: what each one is, what is known of its hardware and volumes, and what happened
 * to it.
 *
 * <p>Owns the tables {@code device}, {@code ring}, {@code inventory}, {@code storage} and {@code
 * device_event}. Who must hear that a device has gone implements {@link
 * fr.regain.console.device.DepartureListener}; who changes devices asks {@link
 * fr.regain.console.device.DeviceHold} first. May be used by enrolment, check-in and everything
 * above them; knows sites.
 */
@NullMarked
package fr.regain.console.device;

import org.jspecify.annotations.NullMarked;
