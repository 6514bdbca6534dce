package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.cleanup.Workspaces;
import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.PaceArguments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * {@code regain lease --id ID}: the child process in which the agent carries a lease out. It ends
 * when its input ends, so that it never outlives the agent that started it by more than a moment.
 * Hidden: it takes only leases that the agent has verified and keeps.
 */
public final class LeaseCommand implements Command {
  private static final String SETTLE = "--settle";

  private final Workspaces workspaces;
  private final Supplier<Machine> machine;
  private final MonotonicClock clock;

  /** For one process on the machine that it runs on. */
  public LeaseCommand(Workspaces workspaces, Supplier<Machine> machine, MonotonicClock clock) {
    this.workspaces = workspaces;
    this.machine = machine;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "lease";
  }

  @Override
  public Text summary() {
    return new Text(
        "Exécute une mission vérifiée ; lancé par l'agent lui-même.",
        "Carries out a verified lease; started by the agent itself.");
  }

  @Override
  public boolean isInternal() {
    return true;
  }

  @Override
  public void declare(Declaration declaration) {
    declaration.addRequiredValue(
        "--id", new Text("ID", "ID"), new Text("La mission.", "The lease."));
    declaration.addSwitch(
        SETTLE, new Text("Terminer ce qui est resté ouvert.", "Settle what was left open."));
    PaceArguments.declare(declaration);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Path directory = Leases.directory(invocation.configuration().get(AgentSettings.DATA_DIRECTORY));
    LeaseStore store = new LeaseStore(directory);
    HeldLease held = held(store, invocation.option("--id").orElseThrow());
    AtomicBoolean stop = new AtomicBoolean();
    Thread.ofPlatform().daemon().name("input").start(() -> awaitEndOfInput(stop));
    Pace pace = PaceArguments.pace(invocation, machine.get(), clock, Pace.UNBOUNDED, stop::get);
    Workspace workspace = workspaces.open(invocation);
    Undertaking undertaking =
        new Undertaking(
            workspace,
            store.work(held.name()),
            pace,
            done -> {
              invocation.out().println(done);
              invocation.out().flush();
            });
    try {
      if (invocation.has(SETTLE)) {
        undertaking.settle(held.lease());
      } else {
        undertaking.run(
            held.lease(), LocalPolicy.of(invocation.configuration()).allowed(held.lease()));
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.UNEXPECTED;
    }
  }

  private static void awaitEndOfInput(AtomicBoolean stop) {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      stop.set(true);
    }
  }

  private static HeldLease held(LeaseStore store, String name) {
    try {
      ByteString id = ByteString.copyFrom(HexFormat.of().parseHex(name));
      return store
          .find(id)
          .filter(held -> held.stage() == Stage.STARTED)
          .orElseThrow(() -> unknown(name));
    } catch (IllegalArgumentException noId) {
      throw unknown(name);
    }
  }

  private static AgentProblem unknown(String name) {
    return new AgentProblem(
        "lease.unknown",
        ExitCode.USAGE,
        new Text(
            "Aucune mission commencée ne porte ce numéro : " + name + ". Voyez regain status.",
            "No lease that has begun has this id: " + name + ". See regain status."));
  }
}
