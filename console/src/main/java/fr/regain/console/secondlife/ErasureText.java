package fr.regain.console.secondlife;

import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recorded erasure in words: what a certificate says.
 *
 * @param disk model, serial number, capacity and medium
 * @param method what was done, its level, and with what
 * @param time when it began and ended
 * @param result what came of it, and how much was read back
 * @param people who did it, who saw it, and who recorded it when
 * @param log SHA-256 of the tool's log; empty: there is none
 * @param strike that it counts no more, and why; empty: it counts
 */
public record ErasureText(
    String disk,
    String method,
    String time,
    String result,
    String people,
    String log,
    String strike) {

  static ErasureText of(Visit visit, RecordedErasure recorded) {
    Erasure erasure = recorded.erasure();
    Long bytes = erasure.diskBytes();
    Integer percent = erasure.verifiedPercent();
    RecordedErasure.Strike strike = recorded.strike();
    return new ErasureText(
        joined(
            erasure.diskModel(),
            serial(visit, erasure),
            bytes == null ? "" : visit.figures().bytes(bytes),
            visit.say("medium." + erasure.medium())),
        joined(
            erasure.method(),
            visit.say("erase-level." + erasure.level()),
            (erasure.tool() + " " + erasure.toolVersion()).strip()),
        visit.say(
            "erasure.from-to",
            moment(visit, erasure.startedAt()),
            moment(visit, erasure.endedAt())),
        joined(
            visit.say(erasure.success() ? "erasure.success" : "erasure.failure"),
            percent == null
                ? visit.say("piece.not-read-back")
                : visit.say("piece.read-back", percent),
            visit.say(erasure.isVerified() ? "piece.verified" : "piece.not-verified")),
        joined(
            visit.say("erasure.done-by", erasure.operator()),
            erasure.witness().isEmpty() ? "" : visit.say("erasure.seen-by", erasure.witness()),
            visit.say(
                "erasure.recorded-by",
                recorded.recordedBy(),
                visit.figures().moment(recorded.recordedAt()))),
        erasure.logSha256(),
        strike == null
            ? ""
            : visit.say(
                "erasure.struck",
                strike.by(),
                visit.figures().moment(strike.at()),
                strike.reason()));
  }

  static String serial(Visit visit, Erasure erasure) {
    return erasure.diskSerial().isBlank() ? visit.say("piece.no-serial") : erasure.diskSerial();
  }

  private static String moment(Visit visit, @Nullable Instant at) {
    return at == null ? visit.say("unknown") : visit.figures().moment(at);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }
}
