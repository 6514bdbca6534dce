package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.web.Query;
import io.micronaut.http.HttpParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list says. A part that makes no sense is left out, as if nobody had typed
 * it.
 *
 * @param filter which equipment
 * @param sort in which order
 * @param page from 1
 * @param size rows to a page, one of {@link #SIZES}
 */
public record EligibilityQuery(EligibilityFilter filter, EligibilitySort sort, int page, int size) {
  /** Address of the list. */
  public static final String PATH = "/seconde-vie";

  /** Numbers of rows that a page may have. */
  public static final List<Integer> SIZES = List.of(20, 50, 100);

  private static final int LONGEST_TEXT = 255;
  private static final int LAST_PAGE = 1_000_000;

  static EligibilityQuery of(HttpParameters parameters) {
    String text = parameters.getFirst("q").orElse("").strip();
    OptionalLong site = number(parameters, "site");
    OptionalLong owner = number(parameters, "proprietaire");
    EligibilityFilter filter =
        new EligibilityFilter(
            text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
            named(Route.values(), parameters, "voie").orElse(null),
            site.isPresent() ? site.getAsLong() : null,
            named(EquipmentKind.values(), parameters, "type").orElse(null),
            owner.isPresent() ? owner.getAsLong() : null,
            named(AgeBand.values(), parameters, "age").orElse(null),
            named(ReasonCode.values(), parameters, "raison").orElse(null));
    return new EligibilityQuery(
        filter,
        named(EligibilitySort.values(), parameters, "tri").orElse(EligibilitySort.OLDEST),
        Math.clamp(number(parameters, "page").orElse(1), 1, LAST_PAGE),
        (int)
            number(parameters, "taille").stream()
                .filter(size -> SIZES.contains((int) size))
                .findFirst()
                .orElse(SIZES.getFirst()));
  }

  private static OptionalLong number(HttpParameters parameters, String name) {
    String digits = parameters.getFirst(name).orElse("");
    return digits.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  private static <E extends Enum<E>> Optional<E> named(
      E[] values, HttpParameters parameters, String parameter) {
    String name = parameters.getFirst(parameter).orElse("");
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  /** The same list on another page. */
  public EligibilityQuery withPage(int other) {
    return new EligibilityQuery(filter, sort, other, size);
  }

  /** The same equipment in another order. */
  public EligibilityQuery withSort(EligibilitySort other) {
    return new EligibilityQuery(filter, other, 1, size);
  }

  /** The same list with pages of another size. */
  public EligibilityQuery withSize(int other) {
    return new EligibilityQuery(filter, sort, 1, other);
  }

  /** Other equipment in the same order. */
  public EligibilityQuery withFilter(EligibilityFilter other) {
    return new EligibilityQuery(other, sort, 1, size);
  }

  /** How many filters are set. */
  public int filters() {
    return (int)
        Stream.of(
                !filter.text().isEmpty(),
                filter.route() != null,
                filter.siteId() != null,
                filter.kind() != null,
                filter.ownerId() != null,
                filter.band() != null,
                filter.reason() != null)
            .filter(set -> set)
            .count();
  }

  private Query query() {
    return new Query(PATH)
        .with("q", filter.text())
        .with("voie", text(filter.route()))
        .with("site", text(filter.siteId()))
        .with("type", text(filter.kind()))
        .with("proprietaire", text(filter.ownerId()))
        .with("age", text(filter.band()))
        .with("raison", text(filter.reason()))
        .with("tri", sort == EligibilitySort.OLDEST ? "" : sort.name())
        .with("taille", size == SIZES.getFirst() ? "" : Integer.toString(size));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** The address that says this. */
  public String address() {
    return query().with("page", page == 1 ? "" : Integer.toString(page)).toString();
  }

  /** The address of the same equipment, all pages of it, as a table to save. */
  public String csvAddress() {
    return query().with("format", "csv").toString();
  }

  /** As {@link #csvAddress}, as a spreadsheet. */
  public String spreadsheetAddress() {
    return query().with("format", "ods").toString();
  }

  /** The orders that a reader may choose from. */
  public static List<EligibilitySort> sorts() {
    return List.of(EligibilitySort.values());
  }
}
