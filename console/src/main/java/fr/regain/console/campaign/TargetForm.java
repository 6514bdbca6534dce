package fr.regain.console.campaign;

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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form of the first step: which devices. */
final class TargetForm {
  private TargetForm() {}

  /** The form as a draft fills it in. */
  static Form of(Draft draft) {
    DeviceFilter filter = draft.filter();
    Map<String, String> fields = new HashMap<>();
    fields.put("nom", draft.name());
    fields.put("q", filter.text());
    fields.put("site", text(filter.siteId()));
    fields.put("anneau", text(filter.ringId()));
    fields.put(
        "type", filter.chassis().stream().map(DeviceFilters::parameter).findFirst().orElse(""));
    fields.put("plein", filter.lowSpace() ? "oui" : "");
    return new Form(fields);
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
            null);
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
    Optional<Chassis> chassis =
        DeviceFilters.chassisChoices().stream()
            .filter(known -> DeviceFilters.parameter(known).equals(type))
            .findFirst();
    if (chassis.isEmpty()) {
      form.reject("type", visit.say("target.error.chassis"));
    }
    return chassis.map(Set::of).orElse(Set.of());
  }
}
