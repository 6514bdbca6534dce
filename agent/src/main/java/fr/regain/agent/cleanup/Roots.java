package fr.regain.agent.cleanup;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.rule.Root;
import fr.regain.agent.storage.tree.Place;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the roots of rules are for one account on this device. A root that the account does not
 * have, or that it may not clean, is absent.
 *
 * @param platform the system
 * @param account whose they are
 * @param administrator whether the account may work on the system's own directories
 * @param home the account's home directory
 * @param paths the roots
 * @param personal directories for the person's own work, where they have moved them
 */
public record Roots(
    OperatingFamily platform,
    Principal account,
    boolean administrator,
    FilePath home,
    Map<Root, FilePath> paths,
    List<FilePath> personal) {

  public Roots {
    Map<Root, FilePath> copy = new EnumMap<>(Root.class);
    copy.putAll(paths);
    paths = copy;
    personal = List.copyOf(personal);
  }

  /** What the person's own directories are for, in whatever language they are named. */
  Map<FilePath, Place> places() {
    Map<FilePath, Place> places = new HashMap<>();
    for (Root root :
        List.of(
            Root.USER_DOCUMENTS,
            Root.USER_DESKTOP,
            Root.USER_PICTURES,
            Root.USER_MUSIC,
            Root.USER_VIDEOS)) {
      path(root).ifPresent(path -> places.put(path, Place.DOCUMENTS));
    }
    path(Root.USER_DOWNLOADS).ifPresent(path -> places.put(path, Place.DOWNLOADS));
    return places;
  }

  /** The path of {@code root}, if the account has it. */
  public Optional<FilePath> path(Root root) {
    return Optional.ofNullable(paths.get(root));
  }
}
