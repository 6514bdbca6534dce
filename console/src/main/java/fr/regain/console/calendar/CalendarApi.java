package fr.regain.console.calendar;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What happens when, for programs. */
@Controller(ApiRequest.ROOT + "/calendar")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class CalendarApi {
  private static final long MOST_DAYS = 1_000;

  private final CalendarService calendar;
  private final ConsoleConfig config;

  CalendarApi(CalendarService calendar, ConsoleConfig config) {
    this.calendar = calendar;
    this.config = config;
  }

  /** Moments of campaigns, and days on which sites are closed. */
  @Serdeable
  record CalendarEntriesAnswer(List<MomentAnswer> moments, List<ClosureAnswer> closures) {}

  /** See {@link CalendarEntry.Moment}. */
  @Serdeable
  record MomentAnswer(
      UUID campaignId,
      String name,
      CalendarEntry.Kind kind,
      int wave,
      Instant at,
      boolean settled) {}

  /** See {@link CalendarEntry.Closure}. */
  @Serdeable
  record ClosureAnswer(
      long id, String name, String siteName, LocalDate firstDay, LocalDate lastDay) {}

  @Get
  @ApiCall(
      fr = "Les campagnes et les fermetures d’une période, au plus mille jours",
      en = "Campaigns and holidays of a period of at most a thousand days")
  CalendarEntriesAnswer entries(
      Person person, @QueryValue LocalDate from, @QueryValue LocalDate until) {
    long days = ChronoUnit.DAYS.between(from, until);
    if (days < 1 || days > MOST_DAYS) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "The day until comes 1 to " + MOST_DAYS + " days after the day from.");
    }
    return new CalendarEntriesAnswer(
        calendar
            .moments(
                person.scope(),
                from.atStartOfDay(config.zone()).toInstant(),
                until.atStartOfDay(config.zone()).toInstant())
            .stream()
            .map(
                moment ->
                    new MomentAnswer(
                        moment.campaign(),
                        moment.name(),
                        moment.kind(),
                        moment.wave(),
                        moment.at(),
                        moment.settled()))
            .toList(),
        calendar.closures(person.scope(), from, until).stream()
            .map(
                closure ->
                    new ClosureAnswer(
                        closure.id(),
                        closure.name(),
                        closure.site(),
                        closure.firstDay(),
                        closure.lastDay()))
            .toList());
  }
}
