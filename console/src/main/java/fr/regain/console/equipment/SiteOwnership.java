package fr.regain.console.equipment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a site says of its equipment, and of that of the sites below it that say nothing themselves.
 *
 * @param path path of the site
 * @param ownerId who holds it
 * @param protectedCarrier whether it holds classified or specially protected carriers; null: nobody
 *     has said
 */
public record SiteOwnership(String path, long ownerId, @Nullable Boolean protectedCarrier) {
  /** What holds at a site: what the nearest site on its path says. */
  static Optional<SiteOwnership> at(Collection<SiteOwnership> all, String sitePath) {
    return all.stream()
        .filter(said -> sitePath.startsWith(said.path()))
        .max(Comparator.comparing(said -> said.path().length()));
  }
}
