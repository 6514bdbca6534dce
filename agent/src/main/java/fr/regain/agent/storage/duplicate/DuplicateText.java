package fr.regain.agent.storage.duplicate;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.Text;
import fr.regain.agent.storage.tree.ByteText;

/** Duplicates for people. */
final class DuplicateText {
  private DuplicateText() {}

  static void print(DuplicateReport report, Invocation to) {
    for (DuplicateGroup group : report.groups()) {
      Text size = ByteText.of(group.sizeBytes());
      to.out().println(size.in(to.locale()));
      to.out().println("  = " + group.survivor().display());
      group.others().forEach(other -> to.out().println("    " + other.display()));
    }
    Text bytes = ByteText.of(report.reclaimableBytes());
    to.say(
        new Text(
            "%d fichiers comparés, %d groupes : %s récupérables (%d ms). Le fichier marqué = reste."
                .formatted(
                    report.compared(),
                    report.groups().size(),
                    bytes.french(),
                    report.elapsed().toMillis()),
            "%d files compared, %d groups: %s reclaimable (%d ms). The file marked = stays."
                .formatted(
                    report.compared(),
                    report.groups().size(),
                    bytes.english(),
                    report.elapsed().toMillis())));
    report
        .stopped()
        .ifPresent(
            stop ->
                to.say(
                    new Text(
                        "Incomplet : arrêté avant la fin (" + stop + ").",
                        "Incomplete: ended early (" + stop + ").")));
    report
        .skipped()
        .forEach(
            (reason, count) ->
                to.say(
                    new Text(
                        "Laissés de côté : " + count + " (" + reason.code() + ")",
                        "Left out: " + count + " (" + reason.code() + ")")));
  }
}
