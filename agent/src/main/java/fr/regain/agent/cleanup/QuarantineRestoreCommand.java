package fr.regain.agent.cleanup;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.KeepWords;
import fr.regain.agent.quarantine.ItemId;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code regain quarantine restore}: puts items back, beside their place when it is taken. */
public final class QuarantineRestoreCommand implements Command {
  private final Workspaces workspaces;

  /** For one process. */
  public QuarantineRestoreCommand(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public String name() {
    return "quarantine restore";
  }

  @Override
  public Text summary() {
    return new Text(
        "Remet des éléments à leur place, ou à côté si elle est prise.",
        "Puts items back in their place, or beside it when it is taken.");
  }

  @Override
  public void declare(Declaration declaration) {
    PersonProcess.declare(declaration);
    declaration.addSwitch("--all", new Text("Tout ce qui est gardé.", "Everything that is held."));
    declaration.addParameters(
        new Text("ÉLÉMENT", "ITEM"),
        new Text(
            "Élément, comme quarantine list l'affiche (3/17), ou tout un nettoyage (3).",
            "Item as quarantine list prints it (3/17), or a whole clean-up (3)."),
        0);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    List<String> items = invocation.parameters();
    List<String> words = new ArrayList<>(List.of("quarantine", "restore"));
    if (invocation.has("--all")) {
      words.add("--all");
    }
    words.addAll(items);
    return PersonProcess.handOver(invocation, () -> words)
        .orElseGet(() -> restoreHere(invocation, items));
  }

  private ExitCode restoreHere(Invocation invocation, List<String> words) {
    try (Quarantine quarantine = workspaces.open(invocation).quarantine()) {
      List<ItemId> chosen = chosen(quarantine.ids(), words, invocation.has("--all"));
      long back = 0;
      for (ItemId id : chosen) {
        back += tell(id, quarantine.restore(id), invocation) ? 1 : 0;
      }
      String count = back + "/" + chosen.size();
      invocation.say(new Text("Remis : " + count, "Put back: " + count));
      return back == chosen.size() ? ExitCode.OK : ExitCode.LOCAL_STORAGE;
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    }
  }

  private static List<ItemId> chosen(List<ItemId> held, List<String> words, boolean all) {
    List<ItemId> chosen = new ArrayList<>();
    for (String word : words) {
      ItemId asked =
          ItemId.parse(word).or(() -> ItemId.parse(word + "/1")).orElseThrow(unknown(word));
      boolean wholeRun = !word.contains("/");
      List<ItemId> matching =
          held.stream()
              .filter(id -> wholeRun ? id.run() == asked.run() : id.equals(asked))
              .toList();
      if (matching.isEmpty()) {
        throw unknown(word).get();
      }
      chosen.addAll(matching);
    }
    if (words.isEmpty() && !all) {
      throw new AgentProblem(
          "quarantine.nothing-named",
          ExitCode.USAGE,
          new Text(
              "Nommez des éléments, comme regain quarantine list les affiche, ou donnez --all.",
              "Name items as regain quarantine list prints them, or give --all."));
    }
    return words.isEmpty() ? held : chosen;
  }

  private static Supplier<AgentProblem> unknown(String word) {
    return () ->
        new AgentProblem(
            "quarantine.unknown",
            ExitCode.USAGE,
            new Text(
                "Rien de tel en quarantaine : " + word + ". Voyez regain quarantine list.",
                "Nothing of the kind is held: " + word + ". See regain quarantine list."));
  }

  private static boolean tell(ItemId id, Outcome outcome, Invocation to) {
    return switch (outcome) {
      case Outcome.Back(var directory, var name, boolean unchanged) -> {
        String line = id + "  " + directory.child(name).display();
        to.say(
            unchanged
                ? new Text(line, line)
                : new Text(
                    line + "  (modifié pendant la quarantaine)",
                    line + "  (changed while it was held)"));
        yield true;
      }
      case Outcome.Stays(KeepReason reason) -> {
        Text words = KeepWords.of(reason);
        to.warn(
            new Text(
                id + "  reste en quarantaine : " + words.french() + " (" + reason.code() + ")",
                id + "  stays in quarantine: " + words.english() + " (" + reason.code() + ")"));
        yield false;
      }
      case Outcome.Taken _, Outcome.Purged _ ->
          throw new IllegalStateException("a restore neither takes nor purges");
    };
  }
}
