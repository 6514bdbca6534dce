package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills both sides at random moments, and counts afterwards. The moments follow from a seed that is
 * printed, and that {@code -Dregain.kills.seed=} gives again; how they meet what the programs do is
 * up to the machine.
 */
class KillsIT {
  private static final int KILLS = 200;
  private static final int FIRST_STARTS = 8;
  private static final int OTHER_MACHINES = 3;

  private static final long START_UP_MILLIS = 3_000;
  private static final long WORK_MILLIS = 4_000;
  private static final long SHUTDOWN_MILLIS = 300;

  private final Semaphore killsLeft = new Semaphore(KILLS);
  private final AtomicInteger consoleKills = new AtomicInteger();

  @Test
  void twoHundredKillsOfBothSides_loseNoReport_andCountNoneTwice(@TempDir Path directory)
      throws Exception {
    SplittableGenerator random = seeded();
    InstalledConsole console = new InstalledConsole(directory);
    List<InstalledAgent> agents = agents(directory, console);

    try (ExecutorService killers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> ends = new ArrayList<>();
      ends.add(killers.submit(repeated(random.split(), moment -> killConsole(console, moment))));
      for (InstalledAgent agent : agents) {
        ends.add(killers.submit(repeated(random.split(), moment -> killAgent(agent, moment))));
      }
      for (Future<Void> end : ends) {
        end.get();
      }
    }
    System.out.println("of the kills, " + consoleKills.get() + " were of the console");
    assertThat(killsLeft.availablePermits()).isZero();
    assertThat(consoleKills).hasValueGreaterThan(KILLS / 20);

    settle(console, agents);
    ReceivedOnce received = new ReceivedOnce(console.database(), directory);
    agents.forEach(received::check);
    received.checkDevices(agents.size());
  }

  @Test
  void consoleKilledInItsFirstStart_startsTheNextTime_andLeavesItsToken(@TempDir Path directory)
      throws Exception {
    RandomGenerator random = seeded();
    for (int round = 0; round < FIRST_STARTS; round++) {
      InstalledConsole console = new InstalledConsole(directory.resolve("console-" + round));
      assertThat(directory.resolve("console-" + round).toFile().mkdir()).isTrue();
      try (Program first = console.launch()) {
        first.endsWithin(random.nextLong(START_UP_MILLIS));
        first.kill();
      }
      try (Program second = console.start()) {
        InstalledAgent agent =
            InstalledAgent.ofThisMachine(directory.resolve("agent-" + round), console);
        try (Program checkIn = agent.checkIn()) {
          assertThat(checkIn.awaitEnd()).as("%s", checkIn).isZero();
        }
      }
    }
  }

  private static SplittableGenerator seeded() {
    long seed = Long.getLong("regain.kills.seed", System.nanoTime());
    System.out.println("-Dregain.kills.seed=" + seed);
    return RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom").create(seed);
  }

  private static List<InstalledAgent> agents(Path directory, InstalledConsole console) {
    List<InstalledAgent> agents = new ArrayList<>();
    agents.add(InstalledAgent.ofThisMachine(directory.resolve("agent"), console));
    for (int number = 1; number <= OTHER_MACHINES; number++) {
      String serial = "machine-" + number;
      agents.add(InstalledAgent.ofAnotherMachine(serial, directory.resolve(serial), console));
    }
    return agents;
  }

  /** Starts a program and kills it; whether it was still alive then. */
  private interface Kill {
    boolean kill(RandomGenerator moment) throws Exception;
  }

  private Callable<Void> repeated(RandomGenerator moment, Kill kill) {
    return () -> {
      while (killsLeft.tryAcquire()) {
        if (!kill.kill(moment)) {
          killsLeft.release();
        }
      }
      return null;
    };
  }

  private boolean killConsole(InstalledConsole console, RandomGenerator moment) throws Exception {
    try (Program program = console.launch()) {
      boolean shutsDown = false;
      switch (moment.nextInt(3)) {
        case 0 -> program.endsWithin(moment.nextLong(START_UP_MILLIS));
        case 1 -> {
          console.awaitUp(program);
          program.endsWithin(moment.nextLong(WORK_MILLIS));
        }
        default -> {
          console.awaitUp(program);
          program.endsWithin(moment.nextLong(WORK_MILLIS));
          shutsDown = program.isAlive();
          program.terminate();
          program.endsWithin(moment.nextLong(SHUTDOWN_MILLIS));
        }
      }
      boolean killed = program.kill();
      assertThat(killed || shutsDown).as("ended by itself: %s", program).isTrue();
      if (killed) {
        consoleKills.incrementAndGet();
      }
      return killed;
    }
  }

  private static boolean killAgent(InstalledAgent agent, RandomGenerator moment) throws Exception {
    try (Program program = agent.run(Duration.ofSeconds(1))) {
      program.endsWithin(moment.nextLong(WORK_MILLIS));
      assertThat(program.kill()).as("ended by itself: %s", program).isTrue();
      return true;
    }
  }

  /** Lets every agent hand over what it still has, and ends the console in good order. */
  private static void settle(InstalledConsole console, List<InstalledAgent> agents)
      throws Exception {
    try (Program program = console.start()) {
      for (InstalledAgent agent : agents) {
        try (Program checkIn = agent.checkIn()) {
          assertThat(checkIn.awaitEnd()).as("%s", checkIn).isZero();
        }
      }
      program.terminate();
      program.awaitEnd();
    }
  }
}
