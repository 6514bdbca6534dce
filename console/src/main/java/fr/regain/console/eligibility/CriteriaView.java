package fr.regain.console.eligibility;

import fr.regain.console.equipment.Owner;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of the criteria shows.
 *
 * @param visit the request
 * @param owners owners to choose from
 * @param owner whose criteria are shown; null: those that come with the console
 * @param criteria the criteria that hold
 * @param versions the versions of the owner's
 * @param form the values as they were filled in
 * @param preview what they would move, by the route of today; null: nobody asked
 * @param mayChange whether the reader may change them
 */
public record CriteriaView(
    Visit visit,
    List<Owner> owners,
    @Nullable Owner owner,
    Criteria criteria,
    List<CriteriaService.Version> versions,
    Form form,
    @Nullable Map<Route, Map<Route, Integer>> preview,
    boolean mayChange) {
  /** Address of the page. */
  public static final String PATH = "/seconde-vie/criteres";

  /** One move of a preview. */
  public record Move(String from, String to, String count) {}

  /** The address of this page. */
  public String address() {
    return owner == null ? PATH : PATH + "?proprietaire=" + owner.id();
  }

  /** The heading above a criterion, where it is the first of its kind; null: it is not. */
  public @Nullable String heading(Criterion criterion) {
    return Arrays.stream(Criterion.values())
        .filter(one -> one.subject() == criterion.subject())
        .findFirst()
        .filter(criterion::equals)
        .map(first -> visit.say("criteria.subject." + first.subject()))
        .orElse(null);
  }

  /** What a field holds. */
  public String value(Criterion criterion) {
    String typed = form.text(criterion.key());
    return typed.isEmpty() ? criteria.text(criterion) : typed;
  }

  /** A value in words. */
  public String shown(Criterion criterion) {
    int value = criteria.number(criterion);
    return switch (criterion.unit()) {
      case FLAG -> visit.say(value == 1 ? "equipment.yes" : "equipment.no");
      case CHANNEL -> visit.say("route." + criteria.text(criterion));
      case YEAR -> Integer.toString(value);
      case YEARS, GIBIBYTES, GIGABYTES, COUNT, PERCENT ->
          visit.say("unit." + criterion.unit().name(), value);
    };
  }

  /** The values that the preview is about, which a form sends back when they are to be saved. */
  public String previewed() {
    Map<Criterion, String> values = new EnumMap<>(Criterion.class);
    all().forEach(criterion -> values.put(criterion, form.text(criterion.key())));
    return previewed(values);
  }

  static String previewed(Map<Criterion, String> values) {
    return String.join(" ", values.values());
  }

  /** The moves of the preview: first what takes another route. */
  public List<Move> moves() {
    return preview == null
        ? List.of()
        : preview.entrySet().stream()
            .flatMap(
                from ->
                    from.getValue().entrySet().stream()
                        .filter(to -> to.getKey() != from.getKey())
                        .map(
                            to ->
                                new Move(
                                    visit.say("route." + from.getKey().name()),
                                    visit.say("route." + to.getKey().name()),
                                    visit.figures().number(to.getValue()))))
            .toList();
  }

  /** How many pieces keep their route. */
  public long unmoved() {
    return preview == null
        ? 0
        : preview.entrySet().stream()
            .mapToLong(from -> from.getValue().getOrDefault(from.getKey(), 0))
            .sum();
  }

  /** All criteria, in their order. */
  public List<Criterion> all() {
    return Arrays.asList(Criterion.values());
  }
}
