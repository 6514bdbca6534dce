package fr.regain.console.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group of the menu, with what the reader may open of it.
 *
 * @param entries at least one
 * @param current the entry that the page belongs to; absent when it is in another group
 */
public record MenuGroup(Section.Group group, List<Section> entries, @Nullable Section current) {

  /** The groups of these sections, seen from a page. */
  static List<MenuGroup> of(List<Section> menu, String page) {
    Optional<Section> current =
        menu.stream()
            .filter(section -> section.closeness(page) > 0)
            .max(Comparator.comparing(section -> section.closeness(page)));
    Map<Section.Group, List<Section>> groups = new EnumMap<>(Section.Group.class);
    for (Section section : menu) {
      groups.computeIfAbsent(section.group(), unused -> new ArrayList<>()).add(section);
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new MenuGroup(
                    group.getKey(),
                    List.copyOf(group.getValue()),
                    current.filter(group.getValue()::contains).orElse(null)))
        .toList();
  }

  /** Where the group leads: to its first entry. */
  public String path() {
    return entries.getFirst().path();
  }

  /** Whether the page belongs to the group. */
  public boolean isCurrent() {
    return current != null;
  }

  /** Whether its entries are to be shown: a group of one says nothing that its name does not. */
  public boolean isOpen() {
    return current != null && entries.size() > 1;
  }

  /** For {@code aria-current}: the page itself, or something around it. */
  public @Nullable String mark(String page) {
    if (current == null) {
      return null;
    }
    return isOpen() || !page.equals(path()) ? "true" : "page";
  }

  /** For {@code aria-current} of an entry. */
  public @Nullable String mark(Section entry, String page) {
    if (!Objects.equals(entry, current)) {
      return null;
    }
    return page.equals(entry.path()) ? "page" : "true";
  }
}
