package fr.regain.console.device;

import fr.regain.console.web.Query;
import fr.regain.v1.Chassis;
import io.micronaut.http.HttpParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which devices an address asks for. A part that makes no sense is left out, as if nobody had typed
 * it.
 *
 * @param text searched text; empty: none
 * @param siteId site whose subtree is shown; null: everywhere
 * @param ringId ring, {@link DeviceFilter#NO_RING} for none; null: all
 * @param chassis form factor; null: all
 * @param state state; null: all
 * @param lowSpace only devices that are short of space
 * @param silentDays only devices that have been silent for that many days; 0: all
 * @param agentVersion version of the agent; null: all
 * @param condition code of what the agent says is wrong; null: all
 */
public record DeviceListQuery(
    String text,
    @Nullable Long siteId,
    @Nullable Long ringId,
    @Nullable Chassis chassis,
    @Nullable DeviceState state,
    boolean lowSpace,
    int silentDays,
    @Nullable String agentVersion,
    @Nullable String condition) {
  /** Address of the list; the page of a device is below it. */
  public static final String PATH = "/parc";

  /** Days of silence that a reader may choose from. */
  public static final List<Integer> SILENT_DAYS = List.of(1, 7, 14, 30, 90);

  static final String TEXT = "q";
  static final String SITE = "site";
  static final String RING = "anneau";
  static final String CHASSIS = "type";
  static final String STATE = "etat";
  static final String LOW_SPACE = "plein";
  static final String SILENT = "muet";
  static final String VERSION = "version";
  static final String CONDITION = "signalement";

  static final String NO_RING = Long.toString(DeviceFilter.NO_RING);

  private static final int LONGEST_TEXT = 255;
  private static final int LONGEST_VERSION = 64;
  private static final int MOST_DAYS = 3_650;

  /** Reads an address. */
  public static DeviceListQuery of(HttpParameters parameters) {
    return of(name -> parameters.getFirst(name).orElse("").replace("\0", ""));
  }

  /** Reads the same from a form. */
  static DeviceListQuery of(Map<String, String> fields) {
    return of(name -> fields.getOrDefault(name, "").replace("\0", ""));
  }

  private interface Said {
    String of(String name);
  }

  private static DeviceListQuery of(Said said) {
    String text = said.of(TEXT).strip();
    OptionalLong site = positive(said.of(SITE));
    OptionalLong ring =
        said.of(RING).equals(NO_RING)
            ? OptionalLong.of(DeviceFilter.NO_RING)
            : positive(said.of(RING));
    String condition = said.of(CONDITION);
    String version = said.of(VERSION);
    return new DeviceListQuery(
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
        site.isPresent() ? site.getAsLong() : null,
        ring.isPresent() ? ring.getAsLong() : null,
        named(Chassis.values(), "CHASSIS_" + said.of(CHASSIS)).orElse(null),
        named(DeviceState.values(), said.of(STATE)).orElse(null),
        said.of(LOW_SPACE).equals("oui"),
        (int)
            positive(said.of(SILENT)).stream()
                .filter(days -> days <= MOST_DAYS)
                .findFirst()
                .orElse(0),
        version.isEmpty() || version.length() > LONGEST_VERSION ? null : version,
        condition.matches("[a-z][a-z.-]{0,63}") ? condition : null);
  }

  private static OptionalLong positive(String digits) {
    return digits.matches("[1-9][0-9]{0,17}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  /** The form factors that a reader may choose from. */
  public static List<Chassis> chassisChoices() {
    return Stream.of(Chassis.values()).filter(chassis -> chassis != Chassis.UNRECOGNIZED).toList();
  }

  /** The parameter's value for a form factor. */
  public static String parameter(Chassis chassis) {
    return chassis.name().substring("CHASSIS_".length());
  }

  /** The filter that it means at a moment. */
  public DeviceFilter filter(Instant now) {
    return new DeviceFilter(
        text,
        siteId,
        ringId,
        chassis == null ? Set.of() : Set.of(chassis),
        state,
        lowSpace,
        silentDays == 0 ? null : now.minus(Duration.ofDays(silentDays)),
        agentVersion,
        condition);
  }

  /** The parameters that say this; empty ones say nothing. */
  SequencedMap<String, String> parameters() {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put(TEXT, text);
    parameters.put(SITE, siteId == null ? "" : siteId.toString());
    parameters.put(RING, ringId == null ? "" : ringId.toString());
    parameters.put(CHASSIS, chassis == null ? "" : parameter(chassis));
    parameters.put(STATE, state == null ? "" : state.name());
    parameters.put(LOW_SPACE, lowSpace ? "oui" : "");
    parameters.put(SILENT, silentDays == 0 ? "" : Integer.toString(silentDays));
    parameters.put(VERSION, agentVersion == null ? "" : agentVersion);
    parameters.put(CONDITION, condition == null ? "" : condition);
    return parameters;
  }

  /** The address of another page about the devices that it asks for. */
  public String addressOn(String path) {
    Query query = new Query(path);
    parameters().forEach(query::with);
    return query.toString();
  }

  /** The list of exactly the devices that it asks for. */
  public String address() {
    return addressOn(PATH);
  }
}
