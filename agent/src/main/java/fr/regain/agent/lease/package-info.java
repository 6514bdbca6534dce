/**
 * What a console asks of the device: leases are verified before anything else, kept until they end,
 * carried out in a child process as one part of a plan that was reported before, and reported once.
 *
 * <p>Owns the directory of leases and the directory that is shared with the people at the device:
 * campaigns that they may read, and the folder in which they leave answers. Removes nothing but the
 * entries of that folder; what a lease takes goes through {@code cleanup} and {@code quarantine}.
 * Used by {@code checkin}, and by {@code mine} to read and verify what is shared.
 */
@NullMarked
package fr.regain.agent.lease;

import org.jspecify.annotations.NullMarked;
