package fr.regain.console.campaign;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceFilters;
import fr.regain.console.device.Ring;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.v1.Chassis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of the first step: which devices. */
final class TargetForm {
  private static final int LONGEST_VERSION = 65;
  private static final Pattern CONDITION = Pattern.compile("[a-z][a-z.-]{0,63}");

  /** The value of the choice of no ring. */
  static final String NO_RING = Long.toString(DeviceFilter.NO_RING);

  private TargetForm() {}

  /** The form as a draft fills it in. */
  static Form of(Draft draft) {
    DeviceFilter filter = draft.filter();
    Map<String, String> fields = new HashMap<>();
    fields.put("nom", draft.name());
    fields.put("q", filter.text());
    fields.put("site", text(filter.siteId()));
    fields.put("anneau", text(filter.ringId()));
    fields.put("type", types(filter.chassis()));
    fields.put("plein", filter.lowSpace() ? "oui" : "");
    fields.put("version", Objects.requireNonNullElse(filter.agentVersion(), ""));
    fields.put("signalement", Objects.requireNonNullElse(filter.condition(), ""));
    return new Form(fields);
  }

  /** The value of a choice of form factors. */
  private static String types(Set<Chassis> chassis) {
    return chassis.stream().sorted().map(DeviceFilters::parameter).collect(joining("."));
  }

  private static String text(@Nullable Long number) {
    return number == null ? "" : number.toString();
  }

  /**
   * The draft that the form makes of another; what is wrong is noted in the form.
   *
   * @param sites those that the person coordinates
   * @param everywhere whether that is all of them
   */
  static Draft read(
      Visit visit,
      Form form,
      Draft before,
      List<Site> sites,
      boolean everywhere,
      List<Ring> rings) {
    Drafts.checkName(visit, form, "nom");
    DeviceFilter filter =
        new DeviceFilter(
            form.text("q").substring(0, Math.min(form.text("q").length(), 255)),
            site(visit, form, sites, everywhere),
            ring(visit, form, rings),
            chassis(visit, form),
            null,
            form.text("plein").equals("oui"),
            null,
            version(visit, form),
            condition(visit, form));
    return new Draft(
        form.text("nom"),
        before.template(),
        filter,
        before.rules(),
        before.schedule(),
        before.waves(),
        before.limits(),
        before.askedBy(),
        before.notice());
  }

  private static @Nullable Long site(Visit visit, Form form, List<Site> sites, boolean everywhere) {
    if (form.text("site").isEmpty() && everywhere) {
      return null;
    }
    Optional<Site> site =
        form.number("site").stream()
            .boxed()
            .flatMap(id -> SiteChoice.find(sites, id).stream())
            .findFirst();
    if (site.isEmpty()) {
      form.reject("site", visit.say("target.error.site"));
    }
    return site.map(Site::id).orElse(null);
  }

  private static @Nullable Long ring(Visit visit, Form form, List<Ring> rings) {
    if (form.text("anneau").isEmpty()) {
      return null;
    }
    if (form.text("anneau").equals(NO_RING)) {
      return DeviceFilter.NO_RING;
    }
    Optional<Ring> ring =
        rings.stream()
            .filter(known -> Long.toString(known.id()).equals(form.text("anneau")))
            .findFirst();
    if (ring.isEmpty()) {
      form.reject("anneau", visit.say("target.error.ring"));
    }
    return ring.map(Ring::id).orElse(null);
  }

  private static Set<Chassis> chassis(Visit visit, Form form) {
    String type = form.text("type");
    if (type.isEmpty()) {
      return Set.of();
    }
    Set<Chassis> chosen = chassis(type);
    if (chosen.isEmpty()) {
      form.reject("type", visit.say("target.error.chassis"));
    }
    return chosen;
  }

  /** The form factors of a choice; none when it names one that there is not. */
  static Set<Chassis> chassis(String type) {
    Map<String, Chassis> known =
        DeviceFilters.chassisChoices().stream()
            .collect(toMap(DeviceFilters::parameter, chassis -> chassis));
    List<String> names = List.of(type.split("\\.", -1));
    return known.keySet().containsAll(names)
        ? names.stream().map(known::get).collect(toUnmodifiableSet())
        : Set.of();
  }

  // The two facets that no field asks for: a list of devices brings them along.
  private static @Nullable String version(Visit visit, Form form) {
    String version = form.text("version");
    if (version.length() > LONGEST_VERSION) {
      form.reject("version", visit.say("target.error.version"));
    }
    return version.isEmpty() ? null : version;
  }

  private static @Nullable String condition(Visit visit, Form form) {
    String condition = form.text("signalement");
    if (!condition.isEmpty() && !CONDITION.matcher(condition).matches()) {
      form.reject("signalement", visit.say("target.error.condition"));
    }
    return condition.isEmpty() ? null : condition;
  }
}
