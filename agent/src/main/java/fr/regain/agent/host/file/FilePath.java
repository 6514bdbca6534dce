package fr.regain.agent.host.file;

import java.util.ArrayList;
import java.util.List;

/**
 * An absolute path as a volume's root and names below it. It is only ever walked name by name from
 * the root; never handed to the system whole.
 *
 * @param root where it starts: {@code /} on Linux, {@code C:\} on Windows
 * @param names the components below the root, outermost first
 */
public record FilePath(String root, List<FileName> names) {
  public FilePath {
    names = List.copyOf(names);
  }

  /** The path of {@code name} in this directory. */
  public FilePath child(FileName name) {
    List<FileName> longer = new ArrayList<>(names.size() + 1);
    longer.addAll(names);
    longer.add(name);
    return new FilePath(root, longer);
  }

  /** Whether this is {@code ancestor} or lies below it, by raw names. */
  public boolean startsWith(FilePath ancestor) {
    return root.equals(ancestor.root)
        && names.size() >= ancestor.names.size()
        && names.subList(0, ancestor.names.size()).equals(ancestor.names);
  }

  /** The path for people; see {@link FileName#display()}. */
  public String display() {
    String text = displayBeforeName();
    return names.isEmpty() ? text : text.substring(0, text.length() - 1);
  }

  /** As {@link #display()}, ready for the name of something in this directory to follow. */
  public String displayBeforeName() {
    char separator = root.endsWith("\\") ? '\\' : '/';
    StringBuilder text = new StringBuilder(root);
    for (FileName name : names) {
      text.append(name.display()).append(separator);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return display();
  }
}
