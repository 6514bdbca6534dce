package fr.regain.agent.checkin;

import fr.regain.agent.checkin.CheckInState.Ending;
import fr.regain.agent.checkin.CheckInState.Stop;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.host.Uptime.Moment;
import fr.regain.agent.message.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** Keeps the check-in state in one file. */
final class CheckInStateStore {
  private static final int MAXIMUM_BYTES = 64 * 1024;

  private final Path file;

  CheckInStateStore(Path file) {
    this.file = file;
  }

  /** The state; what is damaged in it is absent. */
  CheckInState load() {
    Properties properties = new Properties();
    try {
      properties.load(
          new ByteArrayInputStream(StateFiles.read(file, MAXIMUM_BYTES).orElse(new byte[0])));
    } catch (IOException | IllegalArgumentException damaged) {
      return CheckInState.EMPTY;
    }
    return new CheckInState(
        slot(properties),
        value(properties, "failures", Integer::valueOf).filter(count -> count >= 0).orElse(0),
        text(properties, "inventory.known"),
        ending(properties),
        stop(properties),
        value(properties, "clock.offset", Duration::parse));
  }

  /** Durable when this returns. */
  void save(CheckInState state) {
    Properties properties = new Properties();
    state.slot().ifPresent(slot -> put(properties, slot));
    properties.setProperty("failures", Integer.toString(state.failures()));
    state.knownInventory().ifPresent(digest -> properties.setProperty("inventory.known", digest));
    state
        .last()
        .ifPresent(
            last -> {
              properties.setProperty("last.at", last.at().toString());
              properties.setProperty("last.code", last.code());
              properties.setProperty("last.text.fr", last.text().french());
              properties.setProperty("last.text.en", last.text().english());
            });
    state
        .stopped()
        .ifPresent(
            stop -> {
              properties.setProperty("stopped.serial", stop.serial());
              properties.setProperty("stopped.code", stop.code());
              properties.setProperty("stopped.text", stop.text());
            });
    state
        .clockOffset()
        .ifPresent(offset -> properties.setProperty("clock.offset", offset.toString()));
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      properties.store(content, null);
      StateFiles.replace(file, content.toByteArray());
    } catch (IOException failure) {
      throw StateFiles.unusable(file, failure);
    }
  }

  private static void put(Properties properties, Slot slot) {
    slot.agreedAt().boot().ifPresent(boot -> properties.setProperty("slot.boot", boot));
    properties.setProperty("slot.since-boot", slot.agreedAt().sinceBoot().toString());
    properties.setProperty("slot.agreed", slot.agreedOn().toString());
    properties.setProperty("slot.wait", slot.length().toString());
  }

  private static Optional<Slot> slot(Properties properties) {
    Optional<Duration> sinceBoot = value(properties, "slot.since-boot", Duration::parse);
    Optional<Instant> agreed = value(properties, "slot.agreed", Instant::parse);
    Optional<Duration> wait = value(properties, "slot.wait", Duration::parse);
    return sinceBoot.isEmpty() || agreed.isEmpty() || wait.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Slot.in(
                wait.get(),
                new Moment(text(properties, "slot.boot"), sinceBoot.get()),
                agreed.get()));
  }

  private static Optional<Ending> ending(Properties properties) {
    return value(properties, "last.at", Instant::parse)
        .map(
            at ->
                new Ending(
                    at,
                    properties.getProperty("last.code", ""),
                    new Text(
                        properties.getProperty("last.text.fr", ""),
                        properties.getProperty("last.text.en", ""))));
  }

  private static Optional<Stop> stop(Properties properties) {
    return text(properties, "stopped.serial")
        .map(
            serial ->
                new Stop(
                    serial,
                    properties.getProperty("stopped.code", ""),
                    properties.getProperty("stopped.text", "")));
  }

  private static Optional<String> text(Properties properties, String key) {
    return Optional.ofNullable(properties.getProperty(key));
  }

  private static <T> Optional<T> value(
      Properties properties, String key, Function<String, T> parser) {
    try {
      return text(properties, key).map(parser);
    } catch (DateTimeException | NumberFormatException damaged) {
      return Optional.empty();
    }
  }
}
