package fr.regain.agent;

import fr.regain.agent.checkin.CheckIn;
import fr.regain.agent.checkin.CheckInCommand;
import fr.regain.agent.checkin.ClockCheck;
import fr.regain.agent.checkin.EnrolCommand;
import fr.regain.agent.checkin.RunCommand;
import fr.regain.agent.checkin.StatusCommand;
import fr.regain.agent.cleanup.CleanCommand;
import fr.regain.agent.cleanup.PlanCommand;
import fr.regain.agent.cleanup.QuarantineListCommand;
import fr.regain.agent.cleanup.QuarantinePurgeCommand;
import fr.regain.agent.cleanup.QuarantineRestoreCommand;
import fr.regain.agent.cleanup.Workspaces;
import fr.regain.agent.command.AgentCommandLine;
import fr.regain.agent.command.Command;
import fr.regain.agent.command.ConfigShowCommand;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.FaultLog;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.StopSignal;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.inventory.InventoryCommand;
import fr.regain.agent.inventory.InventoryReader;
import fr.regain.agent.lease.LeaseCommand;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.mine.MineCommand;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.rule.RulesCommand;
import fr.regain.agent.storage.duplicate.DuplicatesCommand;
import fr.regain.agent.storage.scan.ScanCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts the agent: arguments to one command, wired by hand. */
public final class AgentMain {
  private static final String VERSION =
      Optional.ofNullable(AgentMain.class.getPackage().getImplementationVersion())
          .orElse("unpackaged");

  private AgentMain() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    ExitCode code = run(out, arguments);
    out.flush();
    // An orderly exit would look for a logging library in all jars, which takes longer than a wake.
    // Nothing waits for it: the hook of a stop signal only awaits the command's end.
    Runtime.getRuntime().halt(code.number());
  }

  /** Runs one command, its result to {@code out} and its problems to the process's errors. */
  static ExitCode run(PrintWriter out, String... arguments) {
    Surroundings surroundings = Surroundings.ofThisSystem();
    return new AgentCommandLine(
            commands(surroundings),
            VERSION,
            PolicySource.ofThisSystem(),
            SystemPaths.ofThisSystem(),
            surroundings,
            Locale.getDefault(),
            out,
            new PrintWriter(System.err, true, System.err.charset()))
        .run(arguments);
  }

  /** Every command there is. */
  private static List<Command> commands(Surroundings surroundings) {
    Workspaces workspaces = new Workspaces(System.getenv(), ClockCheck::require);
    return List.of(
        new EnrolCommand(AgentMain::checkIn),
        new CheckInCommand(AgentMain::checkIn, FaultLog.ofThisSystem()),
        new RunCommand(AgentMain::checkIn, StopSignal::ofThisProcess),
        new StatusCommand(AgentMain::checkIn),
        new InventoryCommand(
            () -> new InventoryReader(Machine.here(), surroundings.clock()).reading()),
        new ScanCommand(Machine::here, MonotonicClock.ofThisMachine()),
        new DuplicatesCommand(workspaces::storage, Machine::here, MonotonicClock.ofThisMachine()),
        new RulesCommand(),
        new PlanCommand(
            workspaces, MineCommand::keptAlways, Machine::here, MonotonicClock.ofThisMachine()),
        new CleanCommand(workspaces, Machine::here, MonotonicClock.ofThisMachine()),
        new LeaseCommand(workspaces, Machine::here, MonotonicClock.ofThisMachine()),
        new MineCommand(workspaces, MonotonicClock.ofThisMachine()),
        new QuarantineListCommand(workspaces),
        new QuarantineRestoreCommand(workspaces),
        new QuarantinePurgeCommand(workspaces),
        new ConfigShowCommand());
  }

  private static CheckIn checkIn(Invocation invocation) {
    return new CheckIn(
        invocation.configuration(),
        invocation.surroundings(),
        new ThisDevice(
            invocation.surroundings().clock(),
            invocation.configuration().get(AgentSettings.DATA_DIRECTORY)),
        VERSION,
        System.getenv());
  }
}
