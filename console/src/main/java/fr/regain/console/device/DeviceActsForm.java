package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The form on which somebody says what to do with which devices; mistakes are noted on it. */
final class DeviceActsForm {
  static final String DEVICE = "poste-";
  static final String WHICH = "lesquels";
  static final String ALL = "filtre";
  static final String ACT = "acte";
  static final String RING = "anneau-cible";
  static final String SITE = "site-cible";

  private final Visit visit;
  private final Map<String, String> fields;
  private final Form form;

  DeviceActsForm(Visit visit, Map<String, String> fields) {
    this.visit = visit;
    this.fields = Map.copyOf(fields);
    this.form = new Form(fields);
  }

  /** The form as it was filled in. */
  Form form() {
    return form;
  }

  /** Which devices; of an address that is not understood whole, none: it may be meant narrower. */
  Optional<DeviceSelection> selection(ListAddress address) {
    if (form.text(WHICH).equals(ALL)) {
      if (!address.leftOut().isEmpty()) {
        form.reject(WHICH, visit.say("bulk.error.address", String.join(", ", address.leftOut())));
        return Optional.empty();
      }
      return Optional.of(new DeviceSelection.Filtered(DeviceFilters.of(address, visit.now())));
    }
    List<UUID> ids = new ArrayList<>();
    for (String field : fields.keySet()) {
      if (field.startsWith(DEVICE)) {
        id(field.substring(DEVICE.length())).ifPresent(ids::add);
      }
    }
    if (ids.isEmpty()) {
      form.reject(WHICH, visit.say("bulk.error.none"));
      return Optional.empty();
    }
    return Optional.of(new DeviceSelection.Chosen(ids));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** What to do. */
  Optional<DeviceAct> act(Person person, SiteService sites) {
    return switch (form.text(ACT)) {
      case "anneau" -> ring();
      case "site" -> site(person, sites);
      case "exclusion" -> Optional.of(new DeviceAct.Retire());
      default -> {
        form.reject(ACT, visit.say("bulk.error.act"));
        yield Optional.empty();
      }
    };
  }

  private Optional<DeviceAct> ring() {
    if (form.number(RING).isEmpty()) {
      form.reject(RING, visit.say("bulk.error.ring"));
      return Optional.empty();
    }
    return Optional.of(new DeviceAct.IntoRing(form.number(RING).getAsLong()));
  }

  private Optional<DeviceAct> site(Person person, SiteService sites) {
    Optional<Site> site = sites.named(person.scope(Role.ADMINISTRATOR), form.text(SITE));
    if (site.isEmpty()) {
      form.reject(SITE, visit.say("bulk.error.site"));
    }
    return site.map(found -> new DeviceAct.ToSite(found.id()));
  }

  /** The fields that say which and what, for the page that asks once more. */
  Map<String, String> said() {
    Map<String, String> said = new java.util.TreeMap<>(fields);
    said.keySet()
        .removeIf(
            field -> !field.startsWith(DEVICE) && !List.of(WHICH, ACT, RING, SITE).contains(field));
    if (form.text(WHICH).equals(ALL)) {
      said.keySet().removeIf(field -> field.startsWith(DEVICE));
    }
    return said;
  }
}
