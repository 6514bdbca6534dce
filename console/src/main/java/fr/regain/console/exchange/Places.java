package fr.regain.console.exchange;

import fr.regain.console.equipment.Owner;
import fr.regain.console.site.Site;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names in a file stand for: sites that the importer may change, and owners.
 *
 * @param sites by lower-case UAI code and by plain name; a name that several bear stands for none
 * @param siteIds the numbers of those sites
 * @param owners by plain name
 * @param today no purchase is later
 */
record Places(
    Map<String, Long> sites, Set<Long> siteIds, Map<String, Long> owners, LocalDate today) {

  static Places of(List<Site> tree, List<Owner> all, LocalDate today) {
    Map<String, Long> sites = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Site site : tree) {
      String name = TypedText.plain(site.name());
      if (sites.putIfAbsent(name, site.id()) != null) {
        shared.add(name);
      }
    }
    sites.keySet().removeAll(shared);
    Set<Long> ids = new HashSet<>();
    for (Site site : tree) {
      ids.add(site.id());
      if (site.uai() != null) {
        sites.put(site.uai().code().toLowerCase(Locale.ROOT), site.id());
      }
    }
    Map<String, Long> owners = new HashMap<>();
    all.forEach(owner -> owners.put(TypedText.plain(owner.name()), owner.id()));
    return new Places(Map.copyOf(sites), Set.copyOf(ids), Map.copyOf(owners), today);
  }

  /** The site of a name, a code, or the last part of GLPI's "Entity > Site > Room". */
  Optional<Long> site(String text) {
    return Optional.ofNullable(sites.get(text.toLowerCase(Locale.ROOT)))
        .or(() -> Optional.ofNullable(sites.get(TypedText.plain(text))))
        .or(() -> Optional.ofNullable(sites.get(TypedText.plain(lastPart(text)))));
  }

  private static String lastPart(String text) {
    return text.substring(text.lastIndexOf('>') + 1);
  }

  Optional<Long> owner(String text) {
    return Optional.ofNullable(owners.get(TypedText.plain(text)));
  }
}
