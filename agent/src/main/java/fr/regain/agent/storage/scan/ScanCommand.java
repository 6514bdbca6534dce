package fr.regain.agent.storage.scan;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.storage.tree.LiveCount;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.PaceArguments;
import fr.regain.agent.storage.tree.TreeArguments;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code regain scan PATH...}: where the bytes are. */
public final class ScanCommand implements Command {
  private final Supplier<Machine> machine;
  private final MonotonicClock clock;

  /** The command on the machine that it runs on. */
  public ScanCommand(Supplier<Machine> machine, MonotonicClock clock) {
    this.machine = machine;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public Text summary() {
    return new Text(
        "Mesure où sont les octets, sans lire ni modifier aucun fichier.",
        "Measures where the bytes are, without reading or changing any file.");
  }

  @Override
  public void declare(Declaration declaration) {
    TreeArguments.declare(declaration);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    FileAccess access = LocalFileAccess.ofThisSystem();
    StorageScan scan =
        new StorageScan(
            access,
            invocation.surroundings().clock(),
            clock,
            Runtime.getRuntime().availableProcessors());
    List<FilePath> roots = TreeArguments.roots(invocation, access);
    Pace pace = PaceArguments.pace(invocation, machine.get(), clock, Pace.UNBOUNDED, () -> false);
    if (JsonOption.isGiven(invocation)) {
      print(scan.scan(roots, pace), invocation.out());
    } else {
      ScanReport report;
      try (LiveCount _ = LiveCount.of(invocation, pace)) {
        report = scan.scan(roots, pace);
      }
      ScanText.of(report).forEach(line -> invocation.out().println(line.in(invocation.locale())));
    }
    invocation.out().flush();
    return ExitCode.OK;
  }

  private static void print(ScanReport report, PrintWriter out) {
    try {
      ScanJson.write(report, out);
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer keeps its failures to itself", e);
    }
  }
}
