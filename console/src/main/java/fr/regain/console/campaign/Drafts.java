package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceState;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.site.WeeklyHours;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How drafts begin: what a careful coordinator would choose, within their part of the tree. */
@Singleton
final class Drafts {
  private static final Gate GATE = new Gate(80, 5, 50, Duration.ofHours(24));
  private static final List<Wave> WAVES =
      List.of(
          new Wave(new WaveShare.Percent(5), GATE),
          new Wave(new WaveShare.Percent(25), GATE),
          new Wave(new WaveShare.Percent(70), GATE));
  private static final Limits LIMITS = new Limits(200_000, 50_000_000_000L);
  private static final int DAYS = 30;
  private static final LocalTime END = LocalTime.of(18, 0);

  private final DraftService service;
  private final CampaignReading reading;
  private final SiteService sites;

  Drafts(DraftService service, CampaignReading reading, SiteService sites) {
    this.service = service;
    this.reading = reading;
    this.sites = sites;
  }

  /**
   * Stores a draft of that name, with the usual calendar and without any rule.
   *
   * @param devices which devices it is for, in whatever state and however silent they are; where
   *     their site is not the person's, its first one
   */
  UUID blank(Visit visit, Person person, String name, DeviceFilter devices) {
    LocalDate last = LocalDate.ofInstant(visit.now(), visit.figures().zone()).plusDays(DAYS);
    Draft draft =
        new Draft(
            name,
            false,
            devices.standing(DeviceState.ACTIVE).within(ownSite(person, devices.siteId())),
            List.of(),
            new Schedule(
                Hours.OUTSIDE_OPENING,
                WeeklyHours.NEVER,
                false,
                null,
                last.atTime(END).atZone(visit.figures().zone()).toInstant()),
            WAVES,
            LIMITS,
            person.name(),
            true);
    return service.create(draft, person);
  }

  /** Copies a campaign or a template; a copy of what is for all sites stays on the person's. */
  UUID copy(Person person, Campaign original, String name, boolean template) {
    UUID copy = service.copy(original.id(), name, template, person);
    Long site = original.draft().filter().siteId();
    Scope scope = person.scope(Role.COORDINATOR);
    boolean theirs = site == null ? scope.isEverywhere() : sites.find(scope, site).isPresent();
    if (!theirs) {
      reading
          .find(copy)
          .map(Campaign::draft)
          .ifPresent(draft -> service.change(copy, withSite(draft, firstSite(person)), person));
    }
    return copy;
  }

  /** Notes when a name cannot be a campaign's. */
  static void checkName(Visit visit, Form form, String field) {
    String name = form.text(field);
    if (name.isEmpty() || name.length() > DraftCheck.LONGEST_NAME) {
      form.reject(field, visit.say("target.error.name", DraftCheck.LONGEST_NAME));
    }
  }

  private @Nullable Long firstSite(Person person) {
    Scope scope = person.scope(Role.COORDINATOR);
    List<Site> tops = SiteChoice.tops(sites.tree(scope));
    return scope.isEverywhere() || tops.isEmpty() ? null : tops.getFirst().id();
  }

  private @Nullable Long ownSite(Person person, @Nullable Long site) {
    boolean theirs = site != null && sites.find(person.scope(Role.COORDINATOR), site).isPresent();
    return theirs ? site : firstSite(person);
  }

  private static Draft withSite(Draft draft, @Nullable Long site) {
    return new Draft(
        draft.name(),
        draft.template(),
        draft.filter().within(site),
        draft.rules(),
        draft.schedule(),
        draft.waves(),
        draft.limits(),
        draft.askedBy(),
        draft.notice());
  }
}
