package fr.regain.agent.storage.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a folder is for, told by its name and the names above it; the class of the files in it. A
 * folder that says nothing of its own is what the folder above is.
 *
 * <p>Patterns are separated by bars. Each is one or more names in a row, and starts with a slash
 * when the row starts at the volume's root. The names are those of Windows, of the XDG
 * base-directory and trash specifications, of the Filesystem Hierarchy Standard, and of French and
 * English user folders.
 */
public enum Place {
  /** Programs and the operating system. */
  SYSTEM("/usr|/opt|/boot|/snap|/program files|/program files (x86)|/windows"),
  /** Temporary files. */
  TEMPORARY("/tmp|/var/tmp|appdata/local/temp|/windows/temp"),
  /** What programs keep to be faster and can make again. */
  CACHE(".cache|/var/cache|code cache|gpucache|inetcache"),
  /** What development tools fetched and can fetch again. */
  DEVELOPMENT_CACHE(".m2/repository|.npm/_cacache|.gradle/caches|node_modules"),
  /** Logs and crash reports. */
  LOG("/var/log|/var/crash|/var/lib/systemd/coredump|crashdumps|/windows/minidump"),
  /** What people deleted and can still take back. */
  TRASH("share/trash|.trash|/$recycle.bin"),
  /** What people downloaded. */
  DOWNLOADS("downloads|téléchargements"),
  /** Documents, pictures, music, videos and the desktop. */
  DOCUMENTS("documents|desktop|bureau|pictures|images|music|musique|videos|vidéos"),
  /** Settings and states of programs in a user's folder. */
  APPLICATION("appdata|.local|.config|.var/app|/programdata"),
  /** Everything else. */
  OTHER("");

  private static final Map<String, List<Pattern>> BY_LAST_NAME = byLastName();

  private final String patterns;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Place(String patterns) {
    this.patterns = patterns;
  }

  /** The stable text of this class, for example {@code development-cache}. */
  public String code() {
    return code;
  }

  static Place of(Folder above, String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    for (Pattern pattern : BY_LAST_NAME.getOrDefault(folded, List.of())) {
      if (above.place().givesWayTo(pattern.place) && pattern.matchesAbove(above)) {
        return pattern.place;
      }
    }
    return above.place();
  }

  /** What is temporary or deleted stays so, whatever the folders inside are called. */
  private boolean givesWayTo(Place inside) {
    return switch (this) {
      case OTHER -> true;
      case APPLICATION, DOCUMENTS -> inside != DOCUMENTS && inside != APPLICATION;
      case SYSTEM -> inside == TEMPORARY || inside == LOG;
      case TEMPORARY, CACHE, DEVELOPMENT_CACHE, LOG, TRASH, DOWNLOADS -> false;
    };
  }

  private static Map<String, List<Pattern>> byLastName() {
    Map<String, List<Pattern>> patterns = new HashMap<>();
    for (Place place : values()) {
      for (String text : place.patterns.split("\\|", -1)) {
        boolean fromRoot = text.startsWith("/");
        List<String> names = List.of((fromRoot ? text.substring(1) : text).split("/", -1));
        patterns
            .computeIfAbsent(names.getLast(), name -> new ArrayList<>())
            .add(new Pattern(place, names, fromRoot));
      }
    }
    return patterns;
  }

  private record Pattern(Place place, List<String> names, boolean fromRoot) {
    boolean matchesAbove(Folder above) {
      @Nullable Folder folder = above;
      for (int i = names.size() - 2; i >= 0; i--) {
        if (folder == null || !folder.text().toLowerCase(Locale.ROOT).equals(names.get(i))) {
          return false;
        }
        folder = folder.above();
      }
      return !fromRoot || (folder != null && folder.above() == null);
    }
  }
}
