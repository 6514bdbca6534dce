/**
 * The energy that devices report, kept by the hour: finer grains would tell when a person works.
 *
 * <p>Owns the table {@code energy_hour}. Receives from {@code checkin}.
 */
@NullMarked
package fr.regain.console.energy;

import org.jspecify.annotations.NullMarked;
