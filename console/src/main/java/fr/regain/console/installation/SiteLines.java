package fr.regain.console.installation;

import fr.regain.console.site.Uai;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Schools as people have them in a table: a line each, {@code UAI;name;département}, with
 * semicolons or as a spreadsheet puts them on the clipboard. The département may be left out; a
 * first line of headings is passed over.
 *
 * @param schools those that were understood
 * @param broken numbers of the lines that were not
 */
record SiteLines(List<School> schools, List<Integer> broken) {
  /** Most lines at once. */
  static final int MOST = 2_000;

  private static final int LONGEST_NAME = 255;

  /** A school of the table; the département may be empty. */
  record School(Uai uai, String name, String department) {}

  static SiteLines read(String text) {
    List<School> schools = new ArrayList<>();
    List<Integer> broken = new ArrayList<>();
    Set<Uai> seen = new HashSet<>();
    List<String> lines = text.lines().toList();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || (number == 1 && line.toLowerCase(Locale.ROOT).startsWith("uai"))) {
        continue;
      }
      Optional<School> school = school(line);
      if (school.isPresent() && seen.add(school.get().uai())) {
        schools.add(school.get());
      } else {
        broken.add(number);
      }
    }
    return new SiteLines(List.copyOf(schools), List.copyOf(broken));
  }

  private static Optional<School> school(String line) {
    String[] cells = line.split(line.indexOf('\t') < 0 ? ";" : "\t", -1);
    String name = cells.length < 2 ? "" : cells[1].strip();
    String department = cells.length < 3 ? "" : cells[2].strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME || department.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    try {
      return Optional.of(new School(new Uai(cells[0]), name, department));
    } catch (IllegalArgumentException noUai) {
      return Optional.empty();
    }
  }
}
