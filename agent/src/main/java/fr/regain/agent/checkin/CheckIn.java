package fr.regain.agent.checkin;

import fr.regain.agent.checkin.CheckInState.Ending;
import fr.regain.agent.connection.ConsoleConnection;
import fr.regain.agent.connection.Refusal;
import fr.regain.agent.enrolment.Enrolment;
import fr.regain.agent.enrolment.EnrolmentToken;
import fr.regain.agent.enrolment.Identity;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.lease.LeaseKey;
import fr.regain.agent.lease.Leases;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.spool.Spool;
import fr.regain.v1.Report;
import fr.regain.v1.Volume;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the agent does when it wakes. One wake at a time for a data directory. */
public final class CheckIn {
  private final Configuration configuration;
  private final Surroundings surroundings;
  private final DeviceReadings readings;
  private final String version;
  private final Map<String, String> environment;
  private final AgentFiles files;

  /**
   * @param version of the agent, for the console
   * @param environment for the processes that it starts
   */
  public CheckIn(
      Configuration configuration,
      Surroundings surroundings,
      DeviceReadings readings,
      String version,
      Map<String, String> environment) {
    this.configuration = configuration;
    this.surroundings = surroundings;
    this.readings = readings;
    this.version = version;
    this.environment = Map.copyOf(environment);
    this.files = new AgentFiles(configuration, surroundings);
  }

  /**
   * Samples, keeps the sample, and talks to the console if its time has come. A sample that cannot
   * be kept does not keep the agent from talking: what waits may be what fills the disk.
   *
   * @param always whether to talk even though it is not time yet
   * @param progress told each step that a person may want to know
   * @throws AgentProblem when something did not work; the sample is kept all the same
   */
  public void wake(boolean always, Consumer<Text> progress) {
    alone(
        progress,
        () -> {
          wakeAlone(always, progress);
          return Optional.empty();
        });
  }

  private void wakeAlone(boolean always, Consumer<Text> progress) {
    Spool spool = files.spool();
    Leases leases = files.leases(spool);
    Problems problems = new Problems();
    problems.of(leases::recover);
    Optional<AgentProblem> refusedSample = sample(spool, progress);
    problems.of(() -> leases.takeAnswers(LocalFileAccess::ofThisSystem, this::diskBytes));
    boolean talks =
        configuration.get(AgentSettings.CHECK_IN) && (always || isDue(problems, progress));
    boolean talked = talks && problems.of(() -> talk(spool, leases, refusedSample, progress));
    leases.takeReported();
    if (leases.any()) {
      problems.of(() -> carryOut(spool, leases, progress));
    }
    if (talked && leases.takeReported()) {
      problems.of(() -> talk(spool, leases, refusedSample, progress));
    }
    problems.of(this::purge);
    refusedSample.ifPresent(problems::add);
    problems.throwFirst();
  }

  private long diskBytes() {
    return readings.volumes().stream().mapToLong(Volume::getCapacityBytes).sum();
  }

  /** Without network it goes on: neither the work nor its end depends on the console. */
  private void carryOut(Spool spool, Leases leases, Consumer<Text> progress) {
    Optional<Identity> identity = files.identities().load();
    if (identity.isEmpty()) {
      return;
    }
    MonotonicClock clock = MonotonicClock.ofThisMachine();
    try (WorkLine line =
        new WorkLine(() -> connection(identity.get()), clock, surroundings.random())) {
      leases.carryOut(
          new Leases.Device(
              identity.get().deviceIdBytes(), new LeaseKey(identity.get().leaseKey())),
          files.childWork(environment),
          line,
          new Meanwhile(clock, () -> talkIfDue(spool, leases, progress)));
    } catch (IOException failure) {
      throw StateFiles.unusable(files.directory(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void purge() {
    if (!files.clock().tellsAges()) {
      return;
    }
    try {
      files.purge(environment).run();
    } catch (IOException failure) {
      throw StateFiles.unusable(files.directory(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ConsoleConnection connection(Identity identity) {
    return new ConsoleConnection(
        ConsoleTalk.route(configuration, identity.console()),
        identity.authority(),
        Optional.of(identity.credentials()));
  }

  /** What a wake would do if the work did not hold the lock. */
  private void talkIfDue(Spool spool, Leases leases, Consumer<Text> progress) {
    boolean due =
        files
            .state()
            .load()
            .slot()
            .map(
                slot -> slot.remaining(surroundings.uptime().now(), surroundings.clock().instant()))
            .map(Duration::isZero)
            .orElse(true);
    if (configuration.get(AgentSettings.CHECK_IN) && due) {
      try {
        talk(spool, leases, sample(spool, progress), progress);
      } catch (AgentProblem problem) {
        progress.accept(problem.text());
      }
    }
  }

  private Optional<AgentProblem> sample(Spool spool, Consumer<Text> progress) {
    try {
      Report report = new Sampler(readings, configuration.get(AgentSettings.ENERGY)).sample(spool);
      progress.accept(
          new Text(
              "Mesure n° " + report.getNumber() + " gardée.",
              "Sample " + report.getNumber() + " kept."));
      return Optional.empty();
    } catch (AgentProblem problem) {
      return Optional.of(problem);
    }
  }

  private boolean isDue(Problems problems, Consumer<Text> progress) {
    Optional<Slot> slot = files.state().load().slot();
    if (slot.isEmpty()) {
      return true;
    }
    Duration remaining =
        slot.get().remaining(surroundings.uptime().now(), surroundings.clock().instant());
    if (remaining.isZero()) {
      return true;
    }
    if (!slot.get().isComparable(surroundings.uptime().now())) {
      // A full disk must not keep the agent from the work that makes room.
      problems.of(() -> files.state().save(files.state().load().withSlot(slotIn(remaining))));
    }
    progress.accept(
        new Text(
            "Prochain échange avec la console dans " + remaining.toSeconds() + " s.",
            "Next talk with the console in " + remaining.toSeconds() + " s."));
    return false;
  }

  private void talk(
      Spool spool, Leases leases, Optional<AgentProblem> refusedSample, Consumer<Text> progress) {
    try {
      Duration next =
          talker(spool, leases)
              .run(
                  HealthReport.onTheWire(
                      HealthReport.conditions(
                          configuration, files.state().load(), refusedSample, leases.concerns())));
      Text done = new Text("Échange avec la console réussi.", "Talked to the console.");
      end(slotIn(next), 0, Ending.OK, done);
      progress.accept(done);
    } catch (Refusal refusal) {
      AgentProblem problem = refused(refusal);
      failed(problem, refusal.retryAfter());
      throw problem;
    } catch (AgentProblem problem) {
      failed(problem, Duration.ZERO);
      throw problem;
    }
  }

  private ConsoleTalk talker(Spool spool, Leases leases) {
    return new ConsoleTalk(configuration, surroundings, files, spool, readings, leases, version);
  }

  private void failed(AgentProblem problem, Duration atLeast) {
    int failures = files.state().load().failures() + 1;
    Duration wait = BackOff.after(failures, surroundings.random());
    end(
        slotIn(wait.compareTo(atLeast) < 0 ? atLeast : wait),
        failures,
        problem.code(),
        problem.text());
  }

  private void end(Slot next, int failures, String code, Text text) {
    files
        .state()
        .save(
            files
                .state()
                .load()
                .ended(next, failures, new Ending(surroundings.clock().instant(), code, text)));
  }

  private Slot slotIn(Duration wait) {
    return Slot.in(wait, surroundings.uptime().now(), surroundings.clock().instant());
  }

  private static AgentProblem refused(Refusal refusal) {
    return new AgentProblem(
        refusal.code(),
        ExitCode.REFUSED,
        new Text(
            "La console a refusé : " + refusal.text(), "The console refused: " + refusal.text()),
        refusal);
  }

  /**
   * Gets the device an identity. With the same token as last time and an identity that is in use,
   * there is nothing to do.
   *
   * @return the identity; nothing when another process is at work in the data directory
   */
  public Optional<Identity> enrol(EnrolmentToken token, Consumer<Text> progress) {
    return alone(
        progress,
        () -> {
          CheckInState state = files.state().load();
          Optional<Identity> held =
              files
                  .identities()
                  .load()
                  .filter(identity -> identity.tokenHash().equals(Enrolment.hash(token)))
                  .filter(identity -> state.stopped().isEmpty());
          return held.isPresent() ? held : Optional.of(enrolNow(token));
        });
  }

  private Identity enrolNow(EnrolmentToken token) {
    Spool spool = files.spool();
    try {
      Enrolment.Enrolled enrolled = talker(spool, files.leases(spool)).enrol(token);
      files.state().save(files.state().load().withSlot(slotIn(enrolled.firstCheckInAfter())));
      return enrolled.identity();
    } catch (Refusal refusal) {
      throw refused(refusal);
    }
  }

  /** What there is to know, for a person. Changes nothing. */
  public DeviceStatus status() {
    CheckInState state = files.state().load();
    Instant now = surroundings.clock().instant();
    return new DeviceStatus(
        files.identities().load(),
        configuration.find(AgentSettings.CONSOLE),
        files.hasSpool() ? Optional.of(files.spool().status()) : Optional.empty(),
        state.last().map(last -> new DeviceStatus.LastTalk(last.at(), last.code(), last.text())),
        state.slot().map(slot -> now.plus(slot.remaining(surroundings.uptime().now(), now))),
        state.stopped().map(stop -> ConsoleTalk.stoppedForGood(stop).text()),
        Leases.status(files.directory()),
        HealthReport.conditions(configuration, state, Optional.empty(), List.of()).stream()
            .map(HealthReport.Condition::text)
            .toList());
  }

  private <T> Optional<T> alone(Consumer<Text> progress, Supplier<Optional<T>> work) {
    Optional<FileChannel> lock = files.lock();
    if (lock.isEmpty()) {
      progress.accept(
          new Text(
              "Un autre regain travaille déjà dans ce dossier ; celui-ci n'a rien à faire.",
              "Another regain is at work in this directory; this one has nothing to do."));
      return Optional.empty();
    }
    try (FileChannel _ = lock.get()) {
      return work.get();
    } catch (IOException failure) {
      throw StateFiles.unusable(configuration.get(AgentSettings.DATA_DIRECTORY), failure);
    }
  }
}
