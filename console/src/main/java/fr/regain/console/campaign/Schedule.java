package fr.regain.console.campaign;

import fr.regain.console.site.WeeklyHours;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign works.
 *
 * @param hours at what hours
 * @param explicit those hours, for {@link Hours#EXPLICIT}
 * @param skipHolidays whether nothing is done on a holiday of the device's site
 * @param startsAt not before; null: when it is launched
 * @param deadline then it ends, whatever is left
 */
public record Schedule(
    Hours hours,
    WeeklyHours explicit,
    boolean skipHolidays,
    @Nullable Instant startsAt,
    Instant deadline) {}
