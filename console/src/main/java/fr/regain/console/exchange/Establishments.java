package fr.regain.console.exchange;

import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The établissement of each site: the one that it is or lies in, else the site itself. */
final class Establishments {
  private final Map<Long, String> paths;
  private final Map<Long, Long> bySite = new HashMap<>();

  /**
   * Those of the whole tree.
   *
   * @param all every site, whoever looks after it
   */
  Establishments(List<Site> all) {
    paths = all.stream().collect(Collectors.toMap(Site::id, Site::path));
    Map<Long, Site> sites = new HashMap<>();
    all.forEach(site -> sites.put(site.id(), site));
    all.forEach(site -> bySite.put(site.id(), establishment(site, sites)));
  }

  private static long establishment(Site site, Map<Long, Site> sites) {
    Site up = site;
    while (up != null && up.kind() != SiteKind.ETABLISSEMENT) {
      Long parent = up.parentId();
      up = parent == null ? null : sites.get(parent);
    }
    return up == null ? site.id() : up.id();
  }

  long of(long siteId) {
    return bySite.getOrDefault(siteId, siteId);
  }

  /** The sites of some établissements. */
  Set<Long> sites(Collection<Long> establishments) {
    return bySite.entrySet().stream()
        .filter(entry -> establishments.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether a site is the other, or holds it. */
  boolean holds(long siteId, long below) {
    return paths.getOrDefault(below, "").contains("/" + siteId + "/");
  }
}
