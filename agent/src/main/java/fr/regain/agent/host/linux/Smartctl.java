package fr.regain.agent.host.linux;

import com.fasterxml.jackson.jr.ob.JSON;
import fr.regain.agent.host.AtaCounters;
import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Told;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.agent.host.linux.SystemProgram.Ending;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskHealthSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Asks disks through smartctl of smartmontools (7.0 or later, for its JSON). Only identity, verdict
 * and attributes are asked for, which no disk needs to wake or to work for.
 */
final class Smartctl {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MAXIMUM_BYTES = 1 << 20;

  /** Bits of the exit status: the command line did not parse; the disk was not opened or sleeps. */
  private static final int NOT_ASKED = 0b11;

  private static final long MOST_PERCENT = 255;

  private final Path program;
  private final Duration limit;

  Smartctl(Path program) {
    this(program, LIMIT);
  }

  Smartctl(Path program, Duration limit) {
    this.program = program;
    this.limit = limit;
  }

  /**
   * The health of one disk.
   *
   * @param name in /dev
   */
  DiskHealthAnswer ask(String name) {
    if (!Files.isExecutable(program)) {
      return new Untold(Reason.NO_TOOL);
    }
    List<String> command =
        List.of(
            program.toAbsolutePath().toString(),
            "--json",
            "--nocheck=standby",
            "--info",
            "--health",
            "--attributes",
            "/dev/" + name);
    return SystemProgram.run(command, limit, MAXIMUM_BYTES)
        .map(Smartctl::answer)
        .orElseGet(() -> new Untold(Reason.NO_ANSWER));
  }

  /** What smartctl printed. */
  private static DiskHealthAnswer answer(Ending ending) {
    Map<String, Object> printed;
    try {
      printed = JSON.std.mapFrom(ending.output());
    } catch (IOException noJson) {
      return new Untold(Reason.NO_ANSWER);
    }
    if ((ending.status() & NOT_ASKED) != 0) {
      return new Untold(whyNotAsked(printed));
    }
    DiskHealth health = health(printed);
    return health.equals(DiskHealth.getDefaultInstance())
        ? new Untold(Reason.UNSUPPORTED)
        : new Told(
            health.toBuilder().setSource(DiskHealthSource.DISK_HEALTH_SOURCE_SMARTCTL).build());
  }

  /** The messages are English in every locale: smartctl has no other language. */
  private static Reason whyNotAsked(Map<String, Object> printed) {
    String messages = String.valueOf(map(printed, "smartctl").get("messages"));
    if (messages.contains("Permission denied")) {
      return Reason.NOT_PERMITTED;
    }
    if (messages.contains("Device is in ")) {
      return Reason.ASLEEP;
    }
    return messages.contains("Unable to detect device type")
        ? Reason.UNSUPPORTED
        : Reason.NO_ANSWER;
  }

  private static DiskHealth health(Map<String, Object> printed) {
    DiskHealth.Builder health = DiskHealth.newBuilder();
    if (map(printed, "smart_status").get("passed") instanceof Boolean passed) {
      health.setPassed(passed);
    }
    put(map(printed, "power_on_time"), "hours", health::setPowerOnHours);
    Map<?, ?> nvme = map(printed, "nvme_smart_health_information_log");
    percent(map(printed, "endurance_used"), "current_percent", health::setPercentageUsed);
    percent(map(printed, "spare_available"), "current_percent", health::setAvailableSparePercent);
    percent(nvme, "percentage_used", health::setPercentageUsed);
    percent(nvme, "available_spare", health::setAvailableSparePercent);
    percent(nvme, "available_spare_threshold", health::setAvailableSpareThresholdPercent);
    put(nvme, "media_errors", health::setMediaErrors);
    if (map(printed, "ata_smart_attributes").get("table") instanceof List<?> table) {
      for (Object line : table) {
        if (line instanceof Map<?, ?> attribute) {
          OptionalLong number = number(attribute, "id");
          OptionalLong raw = number(map(attribute, "raw"), "value");
          if (number.isPresent() && raw.isPresent()) {
            AtaCounters.put(health, (int) Math.min(number.getAsLong(), 256), raw.getAsLong());
          }
        }
      }
    }
    return health.build();
  }

  private static Map<?, ?> map(Map<?, ?> object, String key) {
    return object.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  private static void put(Map<?, ?> object, String key, LongConsumer found) {
    number(object, key).ifPresent(found);
  }

  private static void percent(Map<?, ?> object, String key, PercentSetter found) {
    OptionalLong number = number(object, key);
    if (number.isPresent() && number.getAsLong() <= MOST_PERCENT) {
      found.set((int) number.getAsLong());
    }
  }

  /** A setter of the wire's 32-bit numbers. */
  private interface PercentSetter {
    Object set(int percent);
  }

  /** A whole number that fits 63 bits and is not negative. */
  private static OptionalLong number(Map<?, ?> object, String key) {
    return Optional.ofNullable(object.get(key))
        .filter(value -> value instanceof Integer || value instanceof Long)
        .map(value -> ((Number) value).longValue())
        .filter(value -> value >= 0)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
