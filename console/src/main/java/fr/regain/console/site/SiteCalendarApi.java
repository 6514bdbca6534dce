package fr.regain.console.site;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calendars of sites, for programs. */
@Controller(ApiRequest.ROOT + "/sites/{id}")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class SiteCalendarApi {
  private final SiteService sites;
  private final SiteCalendarService calendars;

  SiteCalendarApi(SiteService sites, SiteCalendarService calendars) {
    this.sites = sites;
    this.calendars = calendars;
  }

  /** A {@link Holiday}; its site is the one that entered it. */
  @Serdeable
  record HolidayAnswer(long id, long siteId, String name, LocalDate firstDay, LocalDate lastDay) {
    static HolidayAnswer of(Holiday holiday) {
      return new HolidayAnswer(
          holiday.id(), holiday.siteId(), holiday.name(), holiday.firstDay(), holiday.lastDay());
    }
  }

  /** What a site says of itself; see {@link OwnCalendar}. Hours as {@link WeeklyHours} has them. */
  @Serdeable
  record OwnCalendarRequest(
      @Nullable @Size(max = 64) String timeZone,
      @Nullable @Size(max = 2_000) String openingHours,
      @Nullable Population population,
      @Nullable Boolean sharedAccounts) {
    static OwnCalendarRequest of(OwnCalendar own) {
      ZoneId zone = own.zone();
      WeeklyHours hours = own.openingHours();
      return new OwnCalendarRequest(
          zone == null ? null : zone.getId(),
          hours == null ? null : hours.toString(),
          own.population(),
          own.sharedAccounts());
    }

    OwnCalendar calendar() {
      try {
        return new OwnCalendar(
            timeZone == null ? null : ZoneId.of(timeZone),
            openingHours == null ? null : WeeklyHours.parse(openingHours),
            population,
            sharedAccounts);
      } catch (DateTimeException | IllegalArgumentException malformed) {
        throw new Problem(
            ProblemCode.REQUEST_INVALID, String.valueOf(malformed.getMessage()), malformed);
      }
    }
  }

  /** What holds at a site, and what it says itself; see {@link SiteCalendar}. */
  @Serdeable
  record CalendarAnswer(
      String timeZone,
      String openingHours,
      Population population,
      boolean sharedAccounts,
      List<HolidayAnswer> holidays,
      OwnCalendarRequest own) {}

  /** Days on which a site and all below it are closed. */
  @Serdeable
  record HolidayRequest(
      @NotBlank @Size(max = NamedDays.LONGEST_NAME) String name,
      LocalDate firstDay,
      LocalDate lastDay) {}

  /** Holidays to enter. */
  @Serdeable
  record HolidaysRequest(@Valid @NotEmpty @Size(max = 200) List<HolidayRequest> holidays) {}

  /** How many of them were new. */
  @Serdeable
  record HolidaysAnswer(int added) {}

  @Get("/calendar")
  @ApiCall(
      fr = "Horaires et fermetures d’un site, propres et hérités",
      en = "Opening hours and holidays of a site, its own and inherited")
  CalendarAnswer calendar(Person person, long id) {
    find(person, id);
    SiteCalendar calendar = calendars.of(id);
    return new CalendarAnswer(
        calendar.zone().getId(),
        calendar.openingHours().toString(),
        calendar.population(),
        calendar.sharedAccounts(),
        calendar.holidays().stream().map(HolidayAnswer::of).toList(),
        OwnCalendarRequest.of(calendars.own().getOrDefault(id, OwnCalendar.NONE)));
  }

  private void find(Person person, long id) {
    if (sites.find(person.scope(), id).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + ".");
    }
  }

  @Put("/calendar")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  @ApiCall(
      fr = "Dit ce qu’un site dit de lui-même ; ce qui est absent est hérité",
      en = "Says what a site says of itself; what is absent is inherited")
  CalendarAnswer put(Person person, long id, @Valid @Body OwnCalendarRequest body) {
    find(person, id);
    calendars.put(person, id, body.calendar());
    return calendar(person, id);
  }

  @Post("/holidays")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  @ApiCall(
      fr = "Ferme un site quelques jours ; ce qui est déjà entré reste",
      en = "Closes a site for some days; what is entered already stays")
  HolidaysAnswer add(Person person, long id, @Valid @Body HolidaysRequest body) {
    find(person, id);
    return new HolidaysAnswer(
        calendars.addHolidays(
            person,
            id,
            body.holidays().stream()
                .map(days -> new NamedDays(days.name(), days.firstDay(), days.lastDay()))
                .toList()));
  }

  @Delete("/holidays/{holiday}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  @ApiCall(fr = "Retire une fermeture", en = "Takes a holiday back")
  void remove(Person person, long id, long holiday) {
    find(person, id);
    calendars.removeHoliday(person, id, holiday);
  }
}
