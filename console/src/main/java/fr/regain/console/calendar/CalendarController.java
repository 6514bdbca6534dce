package fr.regain.console.calendar;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.access.Secret;
import fr.regain.console.page.calendar.JtecalendarGenerated;
import fr.regain.console.page.calendar.JtefeedGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Pages;
import fr.regain.console.web.PublicAddress;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** The calendar: the page, and the feed for whoever knows its address. */
@Controller(CalendarView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class CalendarController {
  private static final String EXTENSION = ".ics";
  // What is further away than a year is no calendar program's business.
  private static final Period FED = Period.ofYears(1);

  private final CalendarService calendar;
  private final CalendarFeeds feeds;
  private final PublicAddress address;

  CalendarController(CalendarService calendar, CalendarFeeds feeds, PublicAddress address) {
    this.calendar = calendar;
    this.feeds = feeds;
    this.address = address;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    var zone = visit.figures().zone();
    LocalDate from = LocalDate.ofInstant(visit.now(), zone).withDayOfMonth(1);
    LocalDate until = from.plusMonths(CalendarView.MONTHS);
    Scope scope = person.scope();
    CalendarView view =
        new CalendarView(
            visit,
            calendar.moments(
                scope, from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant()),
            calendar.closures(scope, from, until),
            feeds.madeAt(person).orElse(null));
    return Pages.show(request, output -> JtecalendarGenerated.render(output, null, view));
  }

  /** Makes the person's address and shows it, this once. */
  @Post("/flux")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> make(HttpRequest<?> request, Visit visit, Person person) {
    String path = CalendarView.PATH + "/" + feeds.make(person).text() + EXTENSION;
    String host = address.authority(request);
    return Pages.showOnce(
        HttpStatus.OK, output -> JtefeedGenerated.render(output, null, visit, host + path));
  }

  /** Withdraws the person's address. */
  @Post("/flux/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> withdraw(Person person) {
    feeds.withdraw(person);
    return Pages.goTo(CalendarView.PATH);
  }

  /**
   * The feed.
   *
   * @param file the secret and the extension of such files
   * @param vacances "oui": the holidays of the sites too
   */
  @Get(value = "/{file}", produces = ICalendar.MEDIA_TYPE)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> feed(
      Visit visit, String file, @QueryValue(defaultValue = "") String vacances) {
    if (!file.endsWith(EXTENSION)) {
      throw missing();
    }
    Secret secret = new Secret(file.substring(0, file.length() - EXTENSION.length()));
    Scope scope = feeds.reader(secret).orElseThrow(CalendarController::missing).scope();
    var zone = visit.figures().zone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    LocalDate from = today.minus(FED);
    LocalDate until = today.plus(FED);
    ICalendar written = new ICalendar(visit.say("calendar.name"));
    calendar
        .moments(scope, from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant())
        .forEach(
            moment ->
                written.moment(
                    moment.uid(),
                    moment.knownSince(),
                    moment.at(),
                    moment.settled(),
                    visit.say(
                        "calendar.summary", moment.name(), CalendarView.what(visit, moment))));
    if (vacances.equals("oui")) {
      List<CalendarEntry.Closure> closures = calendar.closures(scope, from, until);
      closures.forEach(
          closure ->
              written.days(
                  closure.uid(),
                  visit.now(),
                  closure.firstDay(),
                  closure.lastDay(),
                  visit.say("calendar.summary", closure.name(), closure.site())));
    }
    return HttpResponse.ok(written.bytes())
        .contentType(MediaType.of(ICalendar.MEDIA_TYPE))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }

  private static Problem missing() {
    return new Problem(ProblemCode.NOT_FOUND, "No calendar has this address.");
  }
}
