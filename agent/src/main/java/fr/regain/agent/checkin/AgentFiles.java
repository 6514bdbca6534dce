package fr.regain.agent.checkin;

import fr.regain.agent.connection.PlatformCryptography;
import fr.regain.agent.enrolment.IdentityStore;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.lease.ChildWork;
import fr.regain.agent.lease.DeviceClock;
import fr.regain.agent.lease.Leases;
import fr.regain.agent.lease.LocalPolicy;
import fr.regain.agent.lease.SharedFolder;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.spool.Spool;
import fr.regain.agent.spool.SpoolLimits;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data directory and what is where in it. */
final class AgentFiles {
  private final Path directory;
  private final Configuration configuration;
  private final Surroundings surroundings;

  AgentFiles(Configuration configuration, Surroundings surroundings) {
    this.directory = configuration.get(AgentSettings.DATA_DIRECTORY);
    this.configuration = configuration;
    this.surroundings = surroundings;
  }

  /**
   * Makes or checks the directory, and takes it for this process.
   *
   * @return open for as long as it is taken; nothing when another process has it
   */
  Optional<FileChannel> lock() {
    StateFiles.ensurePrivateDirectory(directory);
    Path file = directory.resolve("lock");
    try {
      return StateFiles.lock(file);
    } catch (IOException failure) {
      throw StateFiles.unusable(file, failure);
    }
  }

  Leases leases(Spool spool) {
    return new Leases(
        directory,
        new SharedFolder(configuration.get(AgentSettings.SHARED_DIRECTORY)),
        LocalPolicy.of(configuration),
        spool,
        surroundings);
  }

  /** What the process that carries a lease out needs to see the same settings. */
  ChildWork childWork(Map<String, String> environment) {
    List<String> forbidden = configuration.get(AgentSettings.FORBIDDEN_RULES);
    return new ChildWork(
        directory,
        environment,
        forbidden.isEmpty()
            ? List.of()
            : List.of("--" + AgentSettings.FORBIDDEN_RULES.key(), String.join(",", forbidden)),
        surroundings.uptime());
  }

  DailyPurge purge(Map<String, String> environment) {
    return DailyPurge.ofOwnProcess(directory, surroundings.clock(), environment);
  }

  Path directory() {
    return directory;
  }

  /** For those who are about to use cryptography, which a wake that only samples does not. */
  IdentityStore identities() {
    PlatformCryptography.only();
    return new IdentityStore(directory.resolve("identity"), surroundings.random());
  }

  CheckInStateStore state() {
    return new CheckInStateStore(directory.resolve("check-in.properties"));
  }

  /** As the console has seen it. */
  DeviceClock clock() {
    return DeviceClock.ofAgent(directory, surroundings);
  }

  boolean hasSpool() {
    return Spool.isIn(spoolDirectory());
  }

  Spool spool() {
    return Spool.open(
        spoolDirectory(),
        new SpoolLimits(
            configuration.get(AgentSettings.SPOOL_SIZE),
            configuration.get(AgentSettings.SPOOL_AGE)),
        surroundings.clock(),
        // Asked for a new spool only: where randomness comes from takes a while to be found.
        () -> surroundings.random().nextLong());
  }

  private Path spoolDirectory() {
    return directory.resolve("spool");
  }
}
