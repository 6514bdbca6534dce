package fr.regain.agent.storage.duplicate;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.SettingType;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.PaceArguments;
import fr.regain.agent.storage.tree.TreeArguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code regain duplicates PATH...}: files with the same content. */
public final class DuplicatesCommand implements Command {
  private static final String MINIMUM_SIZE = "--min-size";
  private static final long DEFAULT_MINIMUM = 1 << 20;
  private static final String CACHE_FILE = "duplicates.cache";

  private final Function<Invocation, Path> storage;
  private final Supplier<Machine> machine;
  private final MonotonicClock clock;

  /**
   * The command on the machine that it runs on.
   *
   * @param storage where the account that runs it keeps its own state
   */
  public DuplicatesCommand(
      Function<Invocation, Path> storage, Supplier<Machine> machine, MonotonicClock clock) {
    this.storage = storage;
    this.machine = machine;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "duplicates";
  }

  @Override
  public Text summary() {
    return new Text(
        "Trouve les fichiers de même contenu, sans rien supprimer.",
        "Finds files with the same content, and removes nothing.");
  }

  @Override
  public void declare(Declaration declaration) {
    TreeArguments.declare(declaration);
    declaration.addValue(
        MINIMUM_SIZE,
        new Text("VALEUR", "VALUE"),
        new Text(
            "Ne comparer que les fichiers d'au moins cette taille : 1, 64KiB, 1MiB"
                + " (par défaut).",
            "Compare only files of at least this size: 1, 64KiB, 1MiB (default)."));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    FileAccess access = LocalFileAccess.ofThisSystem();
    Optional<Path> cacheFile = cacheFile(invocation);
    DuplicateSearch search =
        new DuplicateSearch(
            access,
            invocation.surroundings().clock(),
            clock,
            DuplicateSearch.usualThreads(),
            cacheFile,
            Map.of());
    try (DuplicateReport report =
        search.search(
            TreeArguments.roots(invocation, access),
            minimumSize(invocation),
            PaceArguments.pace(invocation, machine.get(), clock, Pace.UNBOUNDED, () -> false))) {
      print(report, invocation);
      report
          .notKept()
          .map(failure -> StateFiles.unusable(cacheFile.orElse(Path.of(CACHE_FILE)), failure))
          .ifPresent(problem -> warnNotKept(invocation, problem));
    } catch (IOException e) {
      throw StateFiles.unusable(cacheFile.orElse(Path.of(CACHE_FILE)), e);
    }
    return ExitCode.OK;
  }

  private static void print(DuplicateReport report, Invocation to) throws IOException {
    if (JsonOption.isGiven(to)) {
      DuplicateJson.write(report, to.out());
      to.out().println();
    } else {
      DuplicateText.print(report, to);
    }
    to.out().flush();
  }

  private static long minimumSize(Invocation invocation) {
    return invocation
        .option(MINIMUM_SIZE)
        .map(
            text ->
                parse(text)
                    .orElseThrow(
                        () ->
                            new AgentProblem(
                                "command.invalid",
                                ExitCode.USAGE,
                                new Text(
                                    "--min-size : attendu un nombre d'octets à partir de 1, ou une"
                                        + " taille comme 64KiB, 1MiB, 2GiB.",
                                    "--min-size: expected a number of bytes from 1 up, or a size"
                                        + " such as 64KiB, 1MiB, 2GiB."))))
        .orElse(DEFAULT_MINIMUM);
  }

  private static Optional<Long> parse(String text) {
    if (text.matches("[1-9][0-9]{0,17}")) {
      return Optional.of(Long.parseLong(text));
    }
    return new SettingType.Size(1, Long.MAX_VALUE).parse(text);
  }

  /** Whose own directory cannot be used searches all the same, without a memory. */
  private Optional<Path> cacheFile(Invocation invocation) {
    try {
      Path directory = storage.apply(invocation);
      StateFiles.ensurePrivateDirectory(directory);
      return Optional.of(directory.resolve(CACHE_FILE));
    } catch (AgentProblem e) {
      warnNotKept(invocation, e);
      return Optional.empty();
    }
  }

  private static void warnNotKept(Invocation invocation, AgentProblem why) {
    invocation.warn(
        new Text(
            "Ce qui est trouvé ne sera pas gardé pour la prochaine recherche. "
                + why.text().french(),
            "What is found will not be kept for the next search. " + why.text().english()));
  }
}
