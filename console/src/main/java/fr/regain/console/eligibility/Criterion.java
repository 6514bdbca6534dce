package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.Criterion.Unit.CHANNEL;
import static fr.regain.console.eligibility.Criterion.Unit.COUNT;
import static fr.regain.console.eligibility.Criterion.Unit.FLAG;
import static fr.regain.console.eligibility.Criterion.Unit.GIBIBYTES;
import static fr.regain.console.eligibility.Criterion.Unit.GIGABYTES;
import static fr.regain.console.eligibility.Criterion.Unit.PERCENT;
import static fr.regain.console.eligibility.Criterion.Unit.YEAR;
import static fr.regain.console.eligibility.Criterion.Unit.YEARS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an owner may set, each with its unit and its bounds. The limit of ten years is the law's,
 * and the processors that Windows 11 refuses are its maker's: neither is here.
 */
public enum Criterion {
  SERVICE_DESKTOP("service.desktop", YEARS, 1, 10),
  SERVICE_LAPTOP("service.laptop", YEARS, 1, 10),
  SERVICE_TABLET("service.tablet", YEARS, 1, 10),
  SERVICE_SERVER("service.server", YEARS, 1, 10),
  SERVICE_MONITOR("service.monitor", YEARS, 1, 10),
  SERVICE_OTHER("service.other", YEARS, 1, 10),
  YOUNG_BELOW("young.below", YEARS, 1, 10),
  YOUNG_CHANNEL("young.channel", CHANNEL, 0, 0, Route.REASSIGN, Route.TRANSFER, Route.SELL),
  OLD_CHANNEL("old.channel", CHANNEL, 0, 0, Route.REASSIGN, Route.TRANSFER, Route.GIVE),
  WINDOWS_11_MEMORY("windows11.memory", GIBIBYTES, 1, 1_024),
  WINDOWS_11_DISK("windows11.disk", GIGABYTES, 1, 100_000),
  WINDOWS_11_CORES("windows11.cores", COUNT, 1, 64),
  WINDOWS_11_TPM("windows11.tpm", FLAG, 0, 1),
  WINDOWS_10_UPDATES("windows10.updates-through", YEAR, 2025, 2028),
  LINUX_ACCEPTED("linux.accepted", FLAG, 0, 1),
  LINUX_MEMORY("linux.memory", GIBIBYTES, 1, 1_024),
  LINUX_DISK("linux.disk", GIGABYTES, 1, 100_000),
  LINUX_CORES("linux.cores", COUNT, 1, 64),
  MEMORY_WANTED("memory.wanted", GIBIBYTES, 1, 1_024),
  DISK_SOLID("disk.solid-state", FLAG, 0, 1),
  DISK_REALLOCATED("disk.reallocated", COUNT, 0, 1_000_000),
  DISK_UNCORRECTABLE("disk.uncorrectable", COUNT, 0, 1_000_000),
  DISK_TIMEOUTS("disk.timeouts", COUNT, 0, 1_000_000),
  DISK_PENDING("disk.pending", COUNT, 0, 1_000_000),
  DISK_OFFLINE("disk.offline", COUNT, 0, 1_000_000),
  DISK_ENDURANCE("disk.endurance", PERCENT, 1, 255),
  BATTERY_GOOD("battery.good", PERCENT, 1, 100),
  BATTERY_POOR("battery.poor", PERCENT, 1, 100),
  FIT_MEMORY("fit.memory", FLAG, 0, 1),
  FIT_DISK("fit.disk", FLAG, 0, 1),
  FIT_BATTERY("fit.battery", FLAG, 0, 1);

  /** What a criterion is counted in. */
  public enum Unit {
    YEARS,
    GIBIBYTES,
    GIGABYTES,
    COUNT,
    PERCENT,
    YEAR,
    FLAG,
    CHANNEL
  }

  /** What a criterion is about; those of one subject follow each other. */
  public enum Subject {
    SERVICE,
    LEAVING,
    WINDOWS,
    LINUX,
    MEMORY,
    DISK,
    BATTERY,
    FITTING
  }

  private final String key;
  private final Unit unit;
  private final int least;
  private final int most;
  private final List<Route> channels;

  Criterion(String key, Unit unit, int least, int most, Route... channels) {
    this.key = key;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.channels = List.of(channels);
  }

  /** Its name in documents and forms. */
  public String key() {
    return key;
  }

  /** What it is about. */
  public Subject subject() {
    return switch (this) {
      case SERVICE_DESKTOP,
          SERVICE_LAPTOP,
          SERVICE_TABLET,
          SERVICE_SERVER,
          SERVICE_MONITOR,
          SERVICE_OTHER ->
          Subject.SERVICE;
      case YOUNG_BELOW, YOUNG_CHANNEL, OLD_CHANNEL -> Subject.LEAVING;
      case WINDOWS_11_MEMORY,
          WINDOWS_11_DISK,
          WINDOWS_11_CORES,
          WINDOWS_11_TPM,
          WINDOWS_10_UPDATES ->
          Subject.WINDOWS;
      case LINUX_ACCEPTED, LINUX_MEMORY, LINUX_DISK, LINUX_CORES -> Subject.LINUX;
      case MEMORY_WANTED -> Subject.MEMORY;
      case DISK_SOLID,
          DISK_REALLOCATED,
          DISK_UNCORRECTABLE,
          DISK_TIMEOUTS,
          DISK_PENDING,
          DISK_OFFLINE,
          DISK_ENDURANCE ->
          Subject.DISK;
      case BATTERY_GOOD, BATTERY_POOR -> Subject.BATTERY;
      case FIT_MEMORY, FIT_DISK, FIT_BATTERY -> Subject.FITTING;
    };
  }

  /** What it is counted in. */
  public Unit unit() {
    return unit;
  }

  /** The smallest value of a number. */
  public int least() {
    return least;
  }

  /** The greatest value of a number. */
  public int most() {
    return most;
  }

  /** The routes of which a channel is one. */
  public List<Route> channels() {
    return channels;
  }

  /** Its value as it is written: a number, true or false, or a route; empty for anything else. */
  Optional<Integer> parse(String text) {
    return switch (unit) {
      case FLAG ->
          text.equals("true")
              ? Optional.of(1)
              : text.equals("false") ? Optional.of(0) : Optional.empty();
      case CHANNEL ->
          channels.stream()
              .filter(route -> route.name().equals(text))
              .map(Route::number)
              .findFirst();
      case YEARS, GIBIBYTES, GIGABYTES, COUNT, PERCENT, YEAR ->
          text.matches("[0-9]{1,7}")
              ? Optional.of(Integer.valueOf(text)).filter(value -> value >= least && value <= most)
              : Optional.empty();
    };
  }

  /** A value as it is written. */
  String text(int value) {
    return switch (unit) {
      case FLAG -> Boolean.toString(value == 1);
      case CHANNEL -> Route.numbered(value).name();
      case YEARS, GIBIBYTES, GIGABYTES, COUNT, PERCENT, YEAR -> Integer.toString(value);
    };
  }

  static Optional<Criterion> of(String key) {
    return Arrays.stream(values()).filter(criterion -> criterion.key.equals(key)).findFirst();
  }
}
