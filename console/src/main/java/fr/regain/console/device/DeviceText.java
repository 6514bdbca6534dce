package fr.regain.console.device;

import fr.regain.console.web.Visit;
import fr.regain.v1.Chassis;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a device, in words; what is not known is said to be so. */
public final class DeviceText {
  private DeviceText() {}

  /** A value, or that the device does not tell it. */
  public static String orUnknown(Visit visit, @Nullable String value) {
    return value == null || value.isEmpty() ? visit.say("unknown") : value;
  }

  /** Vendor and model, without the vendor twice. */
  public static String model(Visit visit, @Nullable String vendor, @Nullable String model) {
    List<String> parts =
        model != null && vendor != null && model.startsWith(vendor)
            ? List.of(model)
            : Stream.of(vendor, model).filter(Objects::nonNull).toList();
    return orUnknown(visit, parts.stream().collect(Collectors.joining(" ")));
  }

  /** The form factor. */
  public static String chassis(Visit visit, Chassis chassis) {
    return switch (chassis) {
      case UNRECOGNIZED, CHASSIS_UNSPECIFIED -> visit.say("unknown");
      case CHASSIS_DESKTOP,
          CHASSIS_LAPTOP,
          CHASSIS_ALL_IN_ONE,
          CHASSIS_TABLET,
          CHASSIS_MINI,
          CHASSIS_SERVER,
          CHASSIS_VIRTUAL ->
          visit.say("chassis." + chassis.name());
    };
  }

  /** The agents that a filter takes: those of a version, or all others. */
  public static String agent(Visit visit, String version) {
    return version.startsWith(DeviceFilter.OTHER_THAN)
        ? visit.say("list.chip.other-version", version.substring(DeviceFilter.OTHER_THAN.length()))
        : visit.say("list.chip.version", version);
  }

  /**
   * The age as an interval of whole years.
   *
   * @param madeAfter no older than this; null: nothing says so
   * @param madeBefore no newer than this; null: nothing says so
   */
  public static String age(
      Visit visit, @Nullable LocalDate madeAfter, @Nullable LocalDate madeBefore) {
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.figures().zone());
    if (madeAfter != null && madeBefore != null) {
      long least = years(madeBefore, today);
      long most = years(madeAfter, today);
      return least >= most ? visit.say("age.exact", most) : visit.say("age.between", least, most);
    }
    if (madeBefore != null) {
      return visit.say("age.at-least", years(madeBefore, today));
    }
    return madeAfter == null
        ? visit.say("unknown")
        : visit.say("age.at-most", years(madeAfter, today));
  }

  private static long years(LocalDate from, LocalDate to) {
    return Math.max(0, ChronoUnit.YEARS.between(from, to));
  }

  /** Used part of all volumes, and their size. */
  static String occupancy(Visit visit, DeviceRow row) {
    Long used = row.usedBytes();
    Long capacity = row.capacityBytes();
    return used == null || capacity == null
        ? visit.say("unknown")
        : visit.say(
            "list.occupancy",
            visit.figures().share(used, capacity),
            visit.figures().bytes(capacity));
  }

  /** When the device was last heard of, and whether it is shut out. */
  static String contact(Visit visit, DeviceRow row) {
    String last =
        row.lastCheckInAt() == null
            ? visit.say("contact.never")
            : visit.figures().ago(row.lastCheckInAt(), visit.now());
    return switch (row.state()) {
      case ACTIVE -> last;
      case REVOKED -> visit.say("contact.revoked", last);
    };
  }
}
