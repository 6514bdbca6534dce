package fr.regain.agent.cleanup;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.windows.KnownFolder;
import fr.regain.agent.rule.Root;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the roots on Windows, where the shell says that each folder is. One that was moved to
 * another machine is left out: nothing is cleaned there.
 */
final class WindowsRoots {
  private static final Map<Root, KnownFolder> PERSONAL =
      Map.of(
          Root.USER_DOCUMENTS, KnownFolder.DOCUMENTS,
          Root.USER_DESKTOP, KnownFolder.DESKTOP,
          Root.USER_PICTURES, KnownFolder.PICTURES,
          Root.USER_MUSIC, KnownFolder.MUSIC,
          Root.USER_VIDEOS, KnownFolder.VIDEOS);

  private final FileAccess access;
  private final Function<KnownFolder, Optional<String>> folders;

  WindowsRoots(FileAccess access, Function<KnownFolder, Optional<String>> folders) {
    this.access = access;
    this.folders = folders;
  }

  /**
   * The roots of the account that this process acts as.
   *
   * @throws FileAccessException when there is no home directory to begin with, or it is on another
   *     machine
   */
  Roots read() throws FileAccessException {
    FilePath home =
        access.path(
            folders
                .apply(KnownFolder.PROFILE)
                .orElseThrow(
                    () ->
                        new FileAccessException(
                            Reason.NAME,
                            "the account has no profile, so its folders are unknown")));
    boolean administrator = access.account().equals(Principal.WINDOWS_SYSTEM);
    Map<Root, FilePath> paths = new EnumMap<>(Root.class);
    paths.put(Root.USER_HOME, home);
    put(paths, Root.USER_CACHE, local(KnownFolder.LOCAL_APPLICATION_DATA));
    put(paths, Root.USER_SETTINGS, local(KnownFolder.ROAMING_APPLICATION_DATA));
    put(paths, Root.USER_TEMP, below(KnownFolder.LOCAL_APPLICATION_DATA, "Temp"));
    paths.put(
        Root.USER_BIN,
        new FilePath(
            home.root(), List.of(access.name("$Recycle.Bin"), access.name(access.account().id()))));
    List<FilePath> personal = new ArrayList<>();
    for (var own : PERSONAL.entrySet()) {
      Optional<FilePath> path = local(own.getValue()).filter(p -> !startsWith(home, p));
      path.ifPresent(personal::add);
      put(paths, own.getKey(), path);
    }
    local(KnownFolder.DOWNLOADS)
        .filter(path -> !startsWith(home, path))
        .filter(path -> personal.stream().noneMatch(own -> startsWith(own, path)))
        .ifPresent(path -> paths.put(Root.USER_DOWNLOADS, path));
    if (administrator) {
      addSystem(paths);
    }
    return new Roots(
        OperatingFamily.WINDOWS, access.account(), administrator, home, paths, personal);
  }

  private void addSystem(Map<Root, FilePath> paths) throws FileAccessException {
    Optional<FilePath> windows = local(KnownFolder.WINDOWS);
    put(paths, Root.SYSTEM_ROOT, windows.map(path -> new FilePath(path.root(), List.of())));
    put(paths, Root.SYSTEM_DIRECTORY, windows);
    put(paths, Root.SYSTEM_TEMP, below(KnownFolder.WINDOWS, "Temp"));
    put(paths, Root.SYSTEM_STATE, local(KnownFolder.PROGRAM_DATA));
  }

  private static void put(Map<Root, FilePath> paths, Root root, Optional<FilePath> path) {
    path.ifPresent(found -> paths.put(root, found));
  }

  private Optional<FilePath> below(KnownFolder folder, String name) throws FileAccessException {
    FileName child = access.name(name);
    return local(folder).map(path -> path.child(child));
  }

  private Optional<FilePath> local(KnownFolder folder) throws FileAccessException {
    Optional<String> path = folders.apply(folder);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(access.path(path.get()));
    } catch (FileAccessException e) {
      if (e.reason() == Reason.REMOTE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** As {@link FilePath#startsWith}, without regard to case, as the file system has it. */
  private static boolean startsWith(FilePath path, FilePath ancestor) {
    List<FileName> names = path.names();
    List<FileName> above = ancestor.names();
    if (!path.root().equals(ancestor.root()) || names.size() < above.size()) {
      return false;
    }
    for (int i = 0; i < above.size(); i++) {
      if (!names.get(i).text().equalsIgnoreCase(above.get(i).text())) {
        return false;
      }
    }
    return true;
  }
}
