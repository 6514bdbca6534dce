package fr.regain.console.checkin;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;

import fr.regain.console.device.DevicePlace;
import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.CheckInStateRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads when a device checked in, for people. */
@Singleton
public final class CheckInHistory {
  /** As many check-ins of a device are kept and told one by one. */
  public static final int SHOWN = 20;

  private final Database database;

  CheckInHistory(Database database) {
    this.database = database;
  }

  /**
   * Where the exchange with a device stands.
   *
   * @param lastAt its last check-in
   * @param nextAt when the next one is expected
   * @param agentVersion version of its agent
   * @param clockOffset its clock minus the console's
   * @param receivedReports reports that the console holds
   * @param lostReports reports that the device lost before it could send them
   * @param health what the agent says of itself: lines "code: text"
   */
  public record Standing(
      Instant lastAt,
      Instant nextAt,
      String agentVersion,
      Duration clockOffset,
      long receivedReports,
      long lostReports,
      List<String> health) {}

  /**
   * A check-in of the past.
   *
   * @param at when it came
   * @param reports how many reports it brought for the first time
   * @param requestBytes size of the request, bytes
   */
  public record Past(Instant at, int reports, int requestBytes) {}

  /** Where the exchange stands; absent before the first check-in. */
  public Optional<Standing> standing(UUID device) {
    return database.read(
        dsl ->
            dsl.fetchOptional(CHECK_IN_STATE, CHECK_IN_STATE.PLACE.eq(DevicePlace.of(device)))
                .map(CheckInHistory::standing));
  }

  private static Standing standing(CheckInStateRecord row) {
    String health = row.getHealth();
    return new Standing(
        row.getLastAt().toInstant(),
        row.getNextAt().toInstant(),
        row.getAgentVersion(),
        Duration.ofMillis(row.getClockOffsetMillis()),
        row.getReceivedReports(),
        row.getLostReports(),
        health == null ? List.of() : health.lines().toList());
  }

  /** The last check-ins, the newest first. */
  public List<Past> last(UUID device) {
    return database.read(
        dsl ->
            PastCheckIns.kept(
                    dsl.fetchValue(
                        CHECK_IN_STATE.PAST_CHECK_INS,
                        CHECK_IN_STATE.PLACE.eq(DevicePlace.of(device))))
                .newestFirst());
  }
}
