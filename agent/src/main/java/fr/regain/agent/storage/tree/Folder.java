package fr.regain.agent.storage.tree;

import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder that the walk saw: its name, the folder above, and what it is for. */
public final class Folder {
  private final @Nullable Folder above;
  private final @Nullable FileName name;
  private final String root;
  private final Place place;
  private final boolean start;
  // Made when they are first asked for: most folders never are. Threads that race make equal ones.
  private @Nullable FilePath path;
  private @Nullable String displayed;

  private Folder(
      @Nullable Folder above, @Nullable FileName name, String root, Place place, boolean start) {
    this.above = above;
    this.name = name;
    this.root = root;
    this.place = place;
    this.start = start;
  }

  /**
   * A folder that a walk starts from.
   *
   * @param told what it is for, where that is known otherwise than by names
   */
  static Folder of(FilePath path, Optional<Place> told) {
    Folder folder = new Folder(null, null, path.root(), Place.OTHER, false);
    for (FileName name : path.names()) {
      folder = folder.child(name);
    }
    return new Folder(folder.above, folder.name, folder.root, told.orElse(folder.place), true);
  }

  Folder child(FileName childName) {
    return new Folder(this, childName, root, Place.of(this, childName.text()), false);
  }

  /** The folder that holds this one; null at the root of the volume. */
  @Nullable Folder above() {
    return above;
  }

  /** The name decoded, empty at the root of the volume. */
  String text() {
    return name == null ? "" : name.text();
  }

  /** Whether the walk started here: it was opened by its path, all below by their names. */
  boolean isStart() {
    return start;
  }

  @Nullable FileName name() {
    return name;
  }

  /** What the folder is for. */
  public Place place() {
    return place;
  }

  /** How many folders lie above it. */
  public int depth() {
    int depth = 0;
    for (Folder folder = above; folder != null; folder = folder.above) {
      depth++;
    }
    return depth;
  }

  /** Where it was found. */
  public FilePath path() {
    FilePath known = path;
    if (known == null) {
      known = makePath();
      path = known;
    }
    return known;
  }

  /** Its path for people, ready for a name in it to follow. */
  public String displayedBeforeName() {
    String known = displayed;
    if (known == null) {
      known = path().displayBeforeName();
      displayed = known;
    }
    return known;
  }

  private FilePath makePath() {
    Deque<FileName> names = new ArrayDeque<>();
    @Nullable Folder folder = this;
    while (folder != null && folder.name != null) {
      names.addFirst(folder.name);
      folder = folder.above;
    }
    return new FilePath(root, List.copyOf(names));
  }
}
