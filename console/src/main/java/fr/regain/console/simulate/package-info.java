/**
 * A fleet that does not exist: devices that enrol, check in, make plans, carry out leases and fail,
 * over the real wire and the same each time for the same seed. For demonstrations, for load, and
 * for tests that compare what devices did with what the console holds.
 *
 * <p>Owns no table and no bean; the process's command line and the installation use it. It speaks
 * to a console as agents do, and shares no code with the console's side of the wire.
 */
@NullMarked
package fr.regain.console.simulate;

import org.jspecify.annotations.NullMarked;
