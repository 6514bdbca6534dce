package fr.regain.console.device;

import fr.regain.console.web.Query;
import fr.regain.v1.Chassis;
import io.micronaut.http.HttpParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the device list says. A part that makes no sense is left out, as if nobody
 * had typed it.
 *
 * @param text searched text; empty: none
 * @param siteId site whose subtree is shown; null: everywhere
 * @param ringId ring; null: all
 * @param chassis form factor; null: all
 * @param state state; null: all
 * @param lowSpace only devices that are short of space
 * @param silentDays only devices that have been silent for that many days; 0: all
 * @param sort order
 * @param page from 1
 * @param size rows to a page, one of {@link #SIZES}
 */
public record DeviceListQuery(
    String text,
    @Nullable Long siteId,
    @Nullable Long ringId,
    @Nullable Chassis chassis,
    @Nullable DeviceState state,
    boolean lowSpace,
    int silentDays,
    DeviceSort sort,
    int page,
    int size) {
  /** Address of the list; the page of a device is below it. */
  public static final String PATH = "/parc";

  /** Numbers of rows that a page may have. */
  public static final List<Integer> SIZES = List.of(20, 50, 100);

  /** Days of silence that a reader may choose from. */
  public static final List<Integer> SILENT_DAYS = List.of(1, 7, 14, 30, 90);

  private static final int LONGEST_TEXT = 255;
  private static final Map<String, DeviceSort.Key> KEYS =
      Map.of(
          "nom", DeviceSort.Key.HOST_NAME,
          "modele", DeviceSort.Key.MODEL,
          "occupation", DeviceSort.Key.USED_SHARE,
          "age", DeviceSort.Key.AGE,
          "contact", DeviceSort.Key.LAST_CHECK_IN);

  static DeviceListQuery of(HttpParameters parameters) {
    String text = parameters.getFirst("q").orElse("").strip();
    OptionalLong site = positive(parameters, "site");
    OptionalLong ring = positive(parameters, "anneau");
    return new DeviceListQuery(
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
        site.isPresent() ? site.getAsLong() : null,
        ring.isPresent() ? ring.getAsLong() : null,
        parameters.getFirst("type").flatMap(DeviceListQuery::chassis).orElse(null),
        parameters.getFirst("etat").flatMap(name -> named(DeviceState.values(), name)).orElse(null),
        parameters.getFirst("plein").filter("oui"::equals).isPresent(),
        (int)
            positive(parameters, "muet").stream()
                .filter(days -> days <= 3_650)
                .findFirst()
                .orElse(0),
        parameters.getFirst("tri").flatMap(DeviceListQuery::sort).orElse(DeviceSort.BY_HOST_NAME),
        (int) Math.min(positive(parameters, "page").orElse(1), 1_000_000),
        (int)
            positive(parameters, "taille").stream()
                .filter(size -> SIZES.contains((int) size))
                .findFirst()
                .orElse(SIZES.getFirst()));
  }

  private static OptionalLong positive(HttpParameters parameters, String name) {
    String digits = parameters.getFirst(name).orElse("");
    return digits.matches("[1-9][0-9]{0,17}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  private static Optional<Chassis> chassis(String name) {
    return named(Chassis.values(), "CHASSIS_" + name);
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  private static Optional<DeviceSort> sort(String text) {
    boolean descending = text.startsWith("-");
    return Optional.ofNullable(KEYS.get(descending ? text.substring(1) : text))
        .map(key -> new DeviceSort(key, descending));
  }

  /** The form factors that a reader may choose from. */
  public static List<Chassis> chassisChoices() {
    return Stream.of(Chassis.values()).filter(chassis -> chassis != Chassis.UNRECOGNIZED).toList();
  }

  /** The parameter's value for a form factor. */
  public static String parameter(Chassis chassis) {
    return chassis.name().substring("CHASSIS_".length());
  }

  DeviceFilter filter(Instant now) {
    return new DeviceFilter(
        text,
        siteId,
        ringId,
        chassis == null ? Set.of() : Set.of(chassis),
        state,
        lowSpace,
        silentDays == 0 ? null : now.minus(Duration.ofDays(silentDays)));
  }

  /** How many filters are set. */
  public int filters() {
    return (int)
        Stream.of(
                !text.isEmpty(),
                siteId != null,
                ringId != null,
                chassis != null,
                state != null,
                lowSpace,
                silentDays > 0)
            .filter(set -> set)
            .count();
  }

  DeviceListQuery withText(String other) {
    return new DeviceListQuery(
        other, siteId, ringId, chassis, state, lowSpace, silentDays, sort, 1, size);
  }

  DeviceListQuery withSite(@Nullable Long other) {
    return new DeviceListQuery(
        text, other, ringId, chassis, state, lowSpace, silentDays, sort, 1, size);
  }

  DeviceListQuery withRing(@Nullable Long other) {
    return new DeviceListQuery(
        text, siteId, other, chassis, state, lowSpace, silentDays, sort, 1, size);
  }

  DeviceListQuery withChassis(@Nullable Chassis other) {
    return new DeviceListQuery(
        text, siteId, ringId, other, state, lowSpace, silentDays, sort, 1, size);
  }

  DeviceListQuery withState(@Nullable DeviceState other) {
    return new DeviceListQuery(
        text, siteId, ringId, chassis, other, lowSpace, silentDays, sort, 1, size);
  }

  DeviceListQuery withLowSpace(boolean other) {
    return new DeviceListQuery(
        text, siteId, ringId, chassis, state, other, silentDays, sort, 1, size);
  }

  DeviceListQuery withSilentDays(int other) {
    return new DeviceListQuery(
        text, siteId, ringId, chassis, state, lowSpace, other, sort, 1, size);
  }

  DeviceListQuery withSort(DeviceSort other) {
    return new DeviceListQuery(
        text, siteId, ringId, chassis, state, lowSpace, silentDays, other, 1, size);
  }

  /** The same list with another page. */
  public DeviceListQuery withPage(int other) {
    return new DeviceListQuery(
        text, siteId, ringId, chassis, state, lowSpace, silentDays, sort, other, size);
  }

  /** The same list with another number of rows. */
  public DeviceListQuery withSize(int other) {
    return new DeviceListQuery(
        text, siteId, ringId, chassis, state, lowSpace, silentDays, sort, 1, other);
  }

  /** The parameter's value for the order. */
  public String sortParameter() {
    return KEYS.entrySet().stream()
        .filter(entry -> entry.getValue() == sort.key())
        .map(entry -> (sort.descending() ? "-" : "") + entry.getKey())
        .findFirst()
        .orElseThrow();
  }

  /** The address of another page about the devices that pass the same filters. */
  String filterAddress(String path) {
    return filters(path).toString();
  }

  private Query query() {
    return filters(PATH).with("tri", sort.equals(DeviceSort.BY_HOST_NAME) ? "" : sortParameter());
  }

  private Query filters(String path) {
    return new Query(path)
        .with("q", text)
        .with("site", siteId == null ? "" : siteId.toString())
        .with("anneau", ringId == null ? "" : ringId.toString())
        .with("type", chassis == null ? "" : parameter(chassis))
        .with("etat", state == null ? "" : state.name())
        .with("plein", lowSpace ? "oui" : "")
        .with("muet", silentDays == 0 ? "" : Integer.toString(silentDays));
  }

  /** The address that says this. */
  public String address() {
    return query()
        .with("page", page == 1 ? "" : Integer.toString(page))
        .with("taille", size == SIZES.getFirst() ? "" : Integer.toString(size))
        .toString();
  }

  /** The address of the same devices, all pages of them, as a table to save. */
  public String csvAddress() {
    return query().with("format", "csv").toString();
  }
}
