package fr.regain.console.secondlife;

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
 * What the address of the workshop's list says. A part that makes no sense is left out, as if
 * nobody had typed it.
 *
 * @param text searched text; empty: none
 * @param siteId site whose subtree is shown; null: everywhere
 * @param ownerId owner; null: any
 * @param kind kind; null: any
 * @param stage stage; null: any of the workshop
 * @param page from 1
 * @param size rows to a page, one of {@link #SIZES}
 */
public record WorkshopQuery(
    String text,
    @Nullable Long siteId,
    @Nullable Long ownerId,
    @Nullable EquipmentKind kind,
    @Nullable Stage stage,
    int page,
    int size) {
  /** Address of the list. */
  public static final String PATH = "/seconde-vie/atelier";

  /** Numbers of rows that a page may have. */
  public static final List<Integer> SIZES = List.of(20, 50, 100);

  private static final int LONGEST_TEXT = 255;
  private static final int LAST_PAGE = 100_000;

  static WorkshopQuery of(HttpParameters parameters) {
    String text = parameters.getFirst("q").orElse("").strip();
    return new WorkshopQuery(
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
        id(parameters, "site"),
        id(parameters, "proprietaire"),
        named(parameters, "type", EquipmentKind.values()).orElse(null),
        named(parameters, "etape", Stage.values())
            .filter(Stage.ofWorkshop()::contains)
            .orElse(null),
        (int) Math.min(positive(parameters, "page").orElse(1), LAST_PAGE),
        (int)
            positive(parameters, "taille").stream()
                .filter(size -> SIZES.contains((int) size))
                .findFirst()
                .orElse(SIZES.getFirst()));
  }

  private static @Nullable Long id(HttpParameters parameters, String name) {
    OptionalLong number = positive(parameters, name);
    return number.isPresent() ? number.getAsLong() : null;
  }

  static OptionalLong positive(HttpParameters parameters, String name) {
    String digits = parameters.getFirst(name).orElse("");
    return digits.matches("[1-9][0-9]{0,17}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  static <E extends Enum<E>> Optional<E> named(HttpParameters parameters, String name, E[] values) {
    String text = parameters.getFirst(name).orElse("");
    return Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst();
  }

  WorkshopFilter filter() {
    return new WorkshopFilter(text, siteId, ownerId, kind, stage, true);
  }

  /** How many filters are set. */
  public int filters() {
    return (int)
        Stream.of(!text.isEmpty(), siteId != null, ownerId != null, kind != null, stage != null)
            .filter(set -> set)
            .count();
  }

  WorkshopQuery withText(String other) {
    return new WorkshopQuery(other, siteId, ownerId, kind, stage, 1, size);
  }

  WorkshopQuery withSite(@Nullable Long other) {
    return new WorkshopQuery(text, other, ownerId, kind, stage, 1, size);
  }

  WorkshopQuery withOwner(@Nullable Long other) {
    return new WorkshopQuery(text, siteId, other, kind, stage, 1, size);
  }

  WorkshopQuery withKind(@Nullable EquipmentKind other) {
    return new WorkshopQuery(text, siteId, ownerId, other, stage, 1, size);
  }

  /** The same list at another stage. */
  public WorkshopQuery withStage(@Nullable Stage other) {
    return new WorkshopQuery(text, siteId, ownerId, kind, other, 1, size);
  }

  /** The same list with another page. */
  public WorkshopQuery withPage(int other) {
    return new WorkshopQuery(text, siteId, ownerId, kind, stage, other, size);
  }

  /** The same list with another number of rows. */
  public WorkshopQuery withSize(int other) {
    return new WorkshopQuery(text, siteId, ownerId, kind, stage, 1, other);
  }

  private Query filters(String path) {
    return new Query(path)
        .with("q", text)
        .with("site", siteId == null ? "" : siteId.toString())
        .with("proprietaire", ownerId == null ? "" : ownerId.toString())
        .with("type", kind == null ? "" : kind.name())
        .with("etape", stage == null ? "" : stage.name());
  }

  /** The address that says this. */
  public String address() {
    return filters(PATH)
        .with("page", page == 1 ? "" : Integer.toString(page))
        .with("taille", size == SIZES.getFirst() ? "" : Integer.toString(size))
        .toString();
  }

  /** The address of the same pieces, all pages of them, in another form. */
  public String export(String format) {
    return filters(PATH).with("format", format).toString();
  }

  /** The address of another page about the pieces that pass the same filters. */
  public String elsewhere(String path) {
    return filters(path).toString();
  }
}
