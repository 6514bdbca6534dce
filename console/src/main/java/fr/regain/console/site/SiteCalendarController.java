package fr.regain.console.site;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.site.JtecalendarGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a site is open, whose workstations it holds, and on which days it is closed. */
@Controller("/sites/{id}/calendrier")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class SiteCalendarController {
  private final SiteService sites;
  private final SiteCalendarService calendars;

  SiteCalendarController(SiteService sites, SiteCalendarService calendars) {
    this.sites = sites;
    this.calendars = calendars;
  }

  /**
   * The page.
   *
   * @param tout "oui": past holidays too
   */
  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @QueryValue(defaultValue = "") String tout) {
    SiteCalendarView view =
        view(visit, person, find(person, id), tout.equals("oui"), Form.empty(), "");
    return Pages.show(request, output -> JtecalendarGenerated.render(output, null, view));
  }

  private Site find(Person person, String id) {
    Optional<Site> site =
        id.matches("[0-9]{1,18}")
            ? sites.find(person.scope(), Long.parseLong(id))
            : Optional.empty();
    return site.orElseThrow(
        () -> new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + "."));
  }

  private SiteCalendarView view(
      Visit visit, Person person, Site site, boolean all, Form form, String brought) {
    return new SiteCalendarView(
        visit,
        sites.tree(person.scope()),
        site,
        calendars.own(),
        calendars.of(site.id()),
        SiteCalendarService.deciding(person).holds(site.path()),
        all,
        form,
        brought);
  }

  private HttpResponse<byte[]> again(Visit visit, Person person, Site site, Form form) {
    SiteCalendarView view = view(visit, person, site, false, form, "");
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY, output -> JtecalendarGenerated.render(output, null, view));
  }

  /** Says what the site says of itself. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> put(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Site site = find(person, id);
    Form form = new Form(fields);
    OwnCalendar own = new SiteCalendarForm(visit, form).own();
    if (!form.isSound()) {
      return again(visit, person, site, form);
    }
    calendars.put(person, site.id(), own);
    return Pages.goTo(SiteCalendarView.address(site.id()));
  }

  /** Closes the site for some days. */
  @Post("/fermetures")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> add(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Site site = find(person, id);
    Form form = new Form(fields);
    Optional<NamedDays> days = new SiteCalendarForm(visit, form).holiday();
    if (days.isEmpty()) {
      return again(visit, person, site, form);
    }
    calendars.addHolidays(person, site.id(), List.of(days.get()));
    return Pages.goTo(SiteCalendarView.address(site.id()));
  }

  /** Takes a holiday back. */
  @Post("/fermetures/{holiday}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> remove(Person person, String id, long holiday) {
    Site site = find(person, id);
    calendars.removeHoliday(person, site.id(), holiday);
    return Pages.goTo(SiteCalendarView.address(site.id()));
  }

  /** Enters the holidays of a pasted calendar or table. */
  @Post("/import")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> enter(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Site site = find(person, id);
    Form form = new Form(fields);
    HolidayFile.Content content;
    try {
      content = HolidayFile.read(form.text("pasted"), calendars.of(site.id()).zone());
    } catch (IllegalArgumentException tooMuch) {
      form.reject("pasted", visit.say("site-calendar.error.too-much", HolidayFile.LONGEST_TEXT));
      return again(visit, person, site, form);
    }
    if (content.days().isEmpty()) {
      form.reject("pasted", visit.say("site-calendar.error.nothing"));
      return again(visit, person, site, form);
    }
    int added = calendars.addHolidays(person, site.id(), content.days());
    SiteCalendarView view =
        view(
            visit,
            person,
            site,
            false,
            Form.empty(),
            visit.say(
                "site-calendar.brought", added, content.days().size() - added, content.refused()));
    return Pages.showOnce(HttpStatus.OK, output -> JtecalendarGenerated.render(output, null, view));
  }
}
