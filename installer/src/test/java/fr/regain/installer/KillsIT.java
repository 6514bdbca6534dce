package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills both sides at random moments, and counts afterwards. The moments follow from a seed that is
 * printed, and that {@code -Dregain.kills.seed=} gives again; how they meet what the programs do is
 * up to the machine.
 */
class KillsIT {
  private static final int CONSOLE_KILLS = 40;
  private static final int AGENT_KILLS_EACH = 40;
  private static final int OTHER_MACHINES = 3;
  private static final int AGENT_KILLS_FOR_ONE_OF_THE_CONSOLE = 1 + OTHER_MACHINES;
  private static final int FIRST_STARTS = 5;

  private static final long START_UP_MILLIS = 2_000;
  private static final long WORK_MILLIS = 2_000;
  private static final long SHUTDOWN_MILLIS = 300;
  private static final long FIRST_START_MILLIS = 1_500;

  /** The sides keep step: what one of them can take shows only while the other is at work. */
  private final Semaphore agentKills = new Semaphore(AGENT_KILLS_FOR_ONE_OF_THE_CONSOLE, true);

  @Test
  void twoHundredKillsOfBothSides_loseNoReport_andCountNoneTwice(@TempDir Path directory)
      throws Exception {
    SplittableGenerator random = seeded();
    InstalledConsole console = new InstalledConsole(directory);
    List<InstalledAgent> agents = agents(directory, console);

    try (ExecutorService killers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> ends = new ArrayList<>();
      RandomGenerator consoleMoments = random.split();
      ends.add(killers.submit(() -> killConsole(console, consoleMoments)));
      for (InstalledAgent agent : agents) {
        RandomGenerator moments = random.split();
        ends.add(killers.submit(() -> killAgent(agent, moments)));
      }
      try {
        for (Future<Void> end : ends) {
          end.get();
        }
      } finally {
        killers.shutdownNow();
      }
    }

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
      Path place = Files.createDirectory(directory.resolve("round-" + round));
      InstalledConsole console = new InstalledConsole(place);
      try (Program first = console.launch()) {
        Eventually.holds("the database's file is there", console.database()::exists);
        first.endsWithin(random.nextLong(FIRST_START_MILLIS));
        first.kill();
      }
      try (Program second = console.launch()) {
        console.awaitUp(second);
        assertThat(console.tokenFile()).isNotEmptyFile();
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

  private @Nullable Void killConsole(InstalledConsole console, RandomGenerator moment)
      throws Exception {
    for (int kills = 0; kills < CONSOLE_KILLS; ) {
      if (killedOnce(console, moment)) {
        kills++;
        agentKills.release(AGENT_KILLS_FOR_ONE_OF_THE_CONSOLE);
      }
    }
    return null;
  }

  /** Whether the console was still alive when the kill came. */
  private static boolean killedOnce(InstalledConsole console, RandomGenerator moment)
      throws Exception {
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
      return killed;
    }
  }

  private @Nullable Void killAgent(InstalledAgent agent, RandomGenerator moment) throws Exception {
    for (int kills = 0; kills < AGENT_KILLS_EACH; kills++) {
      try (Program program = agent.run(Duration.ofSeconds(1))) {
        program.endsWithin(moment.nextLong(WORK_MILLIS));
        agentKills.acquire();
        assertThat(program.kill()).as("ended by itself: %s", program).isTrue();
      }
    }
    return null;
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
