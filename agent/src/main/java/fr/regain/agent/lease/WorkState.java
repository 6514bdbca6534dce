package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.StateFiles;
import fr.regain.v1.LeaseReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * How far the carrying out of a lease has come, in one file that is replaced after each piece of
 * work: the child process writes it, and goes on from it after a kill; the agent reports from it.
 */
final class WorkState {
  private static final int LARGEST = 1024 * 1024;
  private static final String PLACE = "rule.";

  /** Items of one rule that are behind the work, of all. */
  record Place(long done, long all) {}

  Sums sums = new Sums();
  final Map<String, Place> places = new LinkedHashMap<>();
  OptionalLong returned = OptionalLong.empty();
  ByteString planDigest = ByteString.EMPTY;
  Optional<String> problem = Optional.empty();
  boolean finished;

  /** The stored state; that of no work where nothing readable is stored. */
  static WorkState load(Path file) {
    WorkState state = new WorkState();
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(StateFiles.read(file, LARGEST).orElse(new byte[0])));
      LeaseReport report =
          LeaseReport.parseFrom(Base64.getDecoder().decode(properties.getProperty("report", "")));
      state.sums = Sums.of(report.getFindingsList());
      state.planDigest = report.getPlanDigest();
      if (report.hasReturnedBytes()) {
        state.returned = OptionalLong.of(report.getReturnedBytes());
      }
      for (String key : properties.stringPropertyNames()) {
        if (key.startsWith(PLACE)) {
          String[] numbers = properties.getProperty(key).split("/", 2);
          state.places.put(
              key.substring(PLACE.length()),
              new Place(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
        }
      }
      state.problem = Optional.ofNullable(properties.getProperty("problem"));
      state.finished = Boolean.parseBoolean(properties.getProperty("finished"));
      return state;
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException damaged) {
      return new WorkState();
    }
  }

  /** Durable when this returns. */
  void save(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(
        "report", Base64.getEncoder().encodeToString(report().build().toByteArray()));
    places.forEach(
        (rule, place) -> properties.setProperty(PLACE + rule, place.done() + "/" + place.all()));
    problem.ifPresent(code -> properties.setProperty("problem", code));
    properties.setProperty("finished", Boolean.toString(finished));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    properties.store(content, null);
    StateFiles.replace(file, content.toByteArray());
  }

  long done() {
    return places.values().stream().mapToLong(Place::done).sum();
  }

  long all() {
    return places.values().stream().mapToLong(Place::all).sum();
  }

  /** The sums; the lease, the step and the share are the caller's to set. */
  LeaseReport.Builder report() {
    LeaseReport.Builder report =
        LeaseReport.newBuilder().addAllFindings(sums.findings()).setPlanDigest(planDigest);
    returned.ifPresent(report::setReturnedBytes);
    return report;
  }

  /** As {@link #report}, and what was not reached is said to stay. */
  LeaseReport.Builder reportOfAPart() {
    Sums part = Sums.of(sums.findings());
    places.forEach((rule, place) -> part.keep(rule, "stopped", place.all() - place.done()));
    LeaseReport.Builder report = report();
    return report.clearFindings().addAllFindings(part.findings());
  }
}
