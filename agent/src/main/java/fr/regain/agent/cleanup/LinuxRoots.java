package fr.regain.agent.cleanup;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.rule.Root;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the roots on Linux: the XDG base directories from the environment, the user directories
 * from {@code user-dirs.dirs}, the system's by their fixed paths.
 */
final class LinuxRoots {
  private static final Principal SYSTEM = Principal.ofUser(0);
  private static final int LARGEST = 64 * 1024;
  private static final String DOWNLOADS = "XDG_DOWNLOAD_DIR";

  /** Where user directories are when nothing says otherwise. */
  private static final Map<String, String> USUAL =
      Map.of(
          DOWNLOADS,
          "Downloads",
          "XDG_DOCUMENTS_DIR",
          "Documents",
          "XDG_DESKTOP_DIR",
          "Desktop",
          "XDG_PICTURES_DIR",
          "Pictures",
          "XDG_MUSIC_DIR",
          "Music",
          "XDG_VIDEOS_DIR",
          "Videos");

  private static final Map<String, Root> PERSONAL =
      Map.of(
          "XDG_DOCUMENTS_DIR", Root.USER_DOCUMENTS,
          "XDG_DESKTOP_DIR", Root.USER_DESKTOP,
          "XDG_PICTURES_DIR", Root.USER_PICTURES,
          "XDG_MUSIC_DIR", Root.USER_MUSIC,
          "XDG_VIDEOS_DIR", Root.USER_VIDEOS);
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\s*(XDG_[A-Z]+_DIR)=\"(\\$HOME)?(/[^\"$`\\\\]*)\"\\s*$");

  private final FileAccess access;
  private final Map<String, String> environment;

  LinuxRoots(FileAccess access, Map<String, String> environment) {
    this.access = access;
    this.environment = environment;
  }

  /**
   * The roots of the account that this process acts as.
   *
   * @throws FileAccessException when there is no home directory to begin with
   */
  Roots read() throws FileAccessException {
    String homeText = environment.get("HOME");
    if (homeText == null) {
      throw new FileAccessException(
          Reason.NAME, "HOME is not set, so the person's directories are unknown");
    }
    FilePath home = access.path(homeText);
    boolean administrator = access.account().equals(SYSTEM);
    Map<Root, FilePath> paths = new EnumMap<>(Root.class);
    FilePath settings = directory("XDG_CONFIG_HOME", home, ".config");
    paths.put(Root.USER_HOME, home);
    paths.put(Root.USER_CACHE, directory("XDG_CACHE_HOME", home, ".cache"));
    paths.put(Root.USER_SETTINGS, settings);
    paths.put(
        Root.USER_BIN,
        directory("XDG_DATA_HOME", home, ".local", "share").child(access.name("Trash")));
    Optional<Map<String, FilePath>> said = userDirectories(home, settings);
    Map<String, FilePath> named = said.orElseGet(HashMap::new);
    for (var usual : USUAL.entrySet()) {
      named.putIfAbsent(usual.getKey(), home.child(access.name(usual.getValue())));
    }
    FilePath downloads = said.isPresent() ? named.getOrDefault(DOWNLOADS, home) : home;
    List<FilePath> personal = new ArrayList<>();
    named.forEach(
        (key, path) -> {
          if (!key.equals(DOWNLOADS)) {
            personal.add(path);
          }
        });
    if (isOwnDirectory(downloads, home, personal)) {
      paths.put(Root.USER_DOWNLOADS, downloads);
    }
    personal.removeIf(home::startsWith);
    for (var own : PERSONAL.entrySet()) {
      FilePath path = named.getOrDefault(own.getKey(), home);
      if (said.isPresent() && !home.startsWith(path)) {
        paths.put(own.getValue(), path);
      }
    }
    if (administrator) {
      paths.put(Root.SYSTEM_ROOT, access.path("/"));
      paths.put(Root.SYSTEM_DIRECTORY, access.path("/"));
      paths.put(Root.SYSTEM_STATE, access.path("/var"));
    }
    return new Roots(OperatingFamily.LINUX, access.account(), administrator, home, paths, personal);
  }

  /**
   * Desktops point a directory that somebody has done without at the home directory, or at another
   * one: then it is not a directory for downloads, and everything in it would look like one.
   */
  private static boolean isOwnDirectory(
      FilePath downloads, FilePath home, List<FilePath> personal) {
    return !home.startsWith(downloads) && personal.stream().noneMatch(p -> p.startsWith(downloads));
  }

  private FilePath directory(String variable, FilePath home, String... usual)
      throws FileAccessException {
    String value = environment.get(variable);
    if (value != null && value.startsWith("/")) {
      FilePath path = access.path(value);
      if (!home.startsWith(path)) {
        return path;
      }
    }
    FilePath path = home;
    for (String name : usual) {
      path = path.child(access.name(name));
    }
    return path;
  }

  /**
   * What the person's own file names; nothing where it names nothing, empty where it cannot be
   * known, so that no directory may be taken for theirs.
   */
  private Optional<Map<String, FilePath>> userDirectories(FilePath home, FilePath settings) {
    Path file = Path.of(settings.root());
    for (FileName name : settings.names()) {
      file = file.resolve(name.text());
    }
    try {
      return Optional.of(userDirectories(home, text(file.resolve("user-dirs.dirs"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Map<String, FilePath> userDirectories(FilePath home, String text)
      throws FileAccessException {
    Map<String, FilePath> found = new HashMap<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      FilePath path = access.path(line.group(3));
      if (line.group(2) != null) {
        FilePath below = home;
        for (FileName name : path.names()) {
          below = below.child(name);
        }
        path = below;
      }
      found.put(line.group(1), path);
    }
    return found;
  }

  /** A link is followed: people keep their settings elsewhere, and this is only read. */
  private static String text(Path file) throws IOException {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        throw new FileAccessException(Reason.NOT_REGULAR, file + " is not a file");
      }
      try (InputStream content = Files.newInputStream(file)) {
        return new String(content.readNBytes(LARGEST), StandardCharsets.UTF_8);
      }
    } catch (NoSuchFileException absent) {
      return "";
    }
  }
}
