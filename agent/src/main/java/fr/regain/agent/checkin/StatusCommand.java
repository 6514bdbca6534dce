package fr.regain.agent.checkin;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.enrolment.Identity;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.spool.SpoolStatus;
import fr.regain.agent.storage.tree.ByteText;
import fr.regain.agent.storage.tree.CountText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** {@code regain status}: how things stand, for a person. */
public final class StatusCommand implements Command {
  private static final Text NOTHING = new Text("rien encore", "nothing yet");

  private final Function<Invocation, CheckIn> checkIn;

  public StatusCommand(Function<Invocation, CheckIn> checkIn) {
    this.checkIn = checkIn;
  }

  @Override
  public String name() {
    return "status";
  }

  @Override
  public Text summary() {
    return new Text(
        "Dit comment va l'agent : inscription, mesures en attente, dernier et prochain échange.",
        "Says how the agent is: enrolment, waiting reports, last and next talk.");
  }

  @Override
  public ExitCode run(Invocation invocation) {
    DeviceStatus status = checkIn.apply(invocation).status();
    line(
        invocation,
        new Text("inscrit", "enrolled"),
        status.identity().map(this::enrolled).orElse(new Text("non", "no")));
    line(
        invocation,
        new Text("console", "console"),
        status
            .consoleSetting()
            .or(() -> status.identity().map(Identity::console))
            .map(console -> same(console.toString()))
            .orElse(NOTHING));
    line(
        invocation,
        new Text("dernière mesure", "last sample"),
        status.spool().flatMap(SpoolStatus::lastTakenAt).map(StatusCommand::time).orElse(NOTHING));
    line(
        invocation,
        new Text("en attente", "waiting"),
        status.spool().map(StatusCommand::waiting).orElse(NOTHING));
    line(
        invocation,
        new Text("dernier échange", "last talk"),
        status.lastTalk().map(StatusCommand::ending).orElse(NOTHING));
    line(
        invocation,
        new Text("prochain échange", "next talk"),
        status
            .nextTalk()
            .map(StatusCommand::time)
            .orElse(new Text("au prochain réveil", "at the next wake")));
    for (Text lease : status.leases()) {
      line(invocation, new Text("campagne", "campaign"), lease);
    }
    status.stopped().ifPresent(invocation::warn);
    status.warnings().forEach(invocation::warn);
    return status.identity().isPresent() ? ExitCode.OK : ExitCode.NOT_ENROLLED;
  }

  private Text enrolled(Identity identity) {
    return new Text(
        "%s, certificat jusqu'au %s".formatted(identity.deviceId(), identity.expiry()),
        "%s, certificate until %s".formatted(identity.deviceId(), identity.expiry()));
  }

  private static Text waiting(SpoolStatus spool) {
    Text reports =
        CountText.of(spool.records(), new Text("mesure", "report"), new Text("mesures", "reports"));
    Text lost = CountText.of(spool.lost(), new Text("perdue", "lost"), new Text("perdues", "lost"));
    Text bytes = ByteText.of(spool.bytes());
    return new Text(
        "%s (%s sur disque), %s".formatted(reports.french(), bytes.french(), lost.french()),
        "%s (%s on disk), %s".formatted(reports.english(), bytes.english(), lost.english()));
  }

  private static Text ending(DeviceStatus.LastTalk last) {
    return new Text(
        seconds(last.at()) + " " + last.code() + " : " + last.text().french(),
        seconds(last.at()) + " " + last.code() + ": " + last.text().english());
  }

  private static Text time(Instant instant) {
    return same(seconds(instant));
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Text same(String text) {
    return new Text(text, text);
  }

  private static void line(Invocation invocation, Text name, Text value) {
    invocation.say(
        new Text(
            "%-17s %s".formatted(name.french(), value.french()),
            "%-17s %s".formatted(name.english(), value.english())));
  }
}
