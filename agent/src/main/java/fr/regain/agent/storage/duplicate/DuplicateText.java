package fr.regain.agent.storage.duplicate;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.Text;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.KeepWords;
import fr.regain.agent.storage.tree.ByteText;
import fr.regain.agent.storage.tree.CountText;

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
    Text compared =
        CountText.of(
            report.compared(),
            new Text("fichier comparé", "file compared"),
            new Text("fichiers comparés", "files compared"));
    Text groups =
        CountText.of(
            report.groups().size(), new Text("groupe", "group"), new Text("groupes", "groups"));
    to.say(
        new Text(
            "%s, %s : %s récupérables (%d ms). Le fichier marqué = reste."
                .formatted(
                    compared.french(),
                    groups.french(),
                    bytes.french(),
                    report.elapsed().toMillis()),
            "%s, %s: %s reclaimable (%d ms). The file marked = stays."
                .formatted(
                    compared.english(),
                    groups.english(),
                    bytes.english(),
                    report.elapsed().toMillis())));
    report.stopped().ifPresent(stop -> to.say(stop.incomplete()));
    report
        .skipped()
        .forEach(
            (reason, count) -> {
              Text words = KeepWords.of(KeepReason.of(reason));
              to.say(
                  new Text(
                      "Laissés de côté : %d, %s (%s)"
                          .formatted(count, words.french(), reason.code()),
                      "Left out: %d, %s (%s)".formatted(count, words.english(), reason.code())));
            });
  }
}
