package fr.regain.agent.storage.tree;

import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder that the walk saw: its name, the folder above, and what it is for. */
public final class Folder {
  private final @Nullable Folder above;
  private final @Nullable FileName name;
  private final String root;
  private final Place place;

  private Folder(@Nullable Folder above, @Nullable FileName name, String root, Place place) {
    this.above = above;
    this.name = name;
    this.root = root;
    this.place = place;
  }

  static Folder of(FilePath path) {
    Folder folder = new Folder(null, null, path.root(), Place.OTHER);
    for (FileName name : path.names()) {
      folder = folder.child(name);
    }
    return folder;
  }

  Folder child(FileName childName) {
    return new Folder(this, childName, root, Place.of(this, childName.text()));
  }

  /** The folder that holds this one; null at the root of the volume. */
  @Nullable Folder above() {
    return above;
  }

  /** The name decoded, empty at the root of the volume. */
  String text() {
    return name == null ? "" : name.text();
  }

  /** What the folder is for. */
  public Place place() {
    return place;
  }

  /** Where it was found. */
  public FilePath path() {
    Deque<FileName> names = new ArrayDeque<>();
    @Nullable Folder folder = this;
    while (folder != null && folder.name != null) {
      names.addFirst(folder.name);
      folder = folder.above;
    }
    return new FilePath(root, List.copyOf(names));
  }
}
