package fr.regain.console.energy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One day of a device.
 *
 * @param date the day in the reader's time zone
 * @param poweredOnSeconds how long the device was on; null where it did not tell
 * @param amounts what each series says of the day; a series that says nothing is absent
 */
public record EnergyDay(
    LocalDate date, @Nullable Long poweredOnSeconds, Map<EnergySeries, EnergyAmount> amounts) {}
