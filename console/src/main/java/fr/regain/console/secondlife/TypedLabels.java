package fr.regain.console.secondlife;

import fr.regain.console.equipment.ShortId;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads labels as people type them, or a scanner does: which gives the whole address. */
final class TypedLabels {
  private static final Pattern BETWEEN = Pattern.compile("[,;\\n\\r]+");
  private static final Pattern ADDRESS = Pattern.compile("^.*/m/");

  private TypedLabels() {}

  /**
   * The pieces that a field names, each once, in the order of the field. What is wrong is noted
   * there.
   *
   * @param most how many labels the field may hold
   * @param pieces finds those pieces that the reader works on
   */
  static List<Piece> read(
      Visit visit, Form form, String field, int most, Function<Set<ShortId>, List<Piece>> pieces) {
    Set<ShortId> labels = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String typed : BETWEEN.split(form.text(field), -1)) {
      if (!typed.isBlank()) {
        ShortId.parse(ADDRESS.matcher(typed).replaceFirst(""))
            .ifPresentOrElse(labels::add, () -> unknown.add(typed.strip()));
      }
    }
    if (labels.size() > most) {
      form.reject(field, visit.say("lot.error.many", most));
      return List.of();
    }
    Map<String, Piece> found =
        pieces.apply(labels).stream().collect(Collectors.toMap(Piece::shortId, piece -> piece));
    List<Piece> named = new ArrayList<>();
    for (ShortId label : labels) {
      Piece piece = found.get(label.text());
      if (piece == null) {
        unknown.add(label.spaced());
      } else {
        named.add(piece);
      }
    }
    if (!unknown.isEmpty()) {
      form.reject(field, visit.say("lot.error.labels", String.join(", ", unknown)));
    }
    return named;
  }
}
