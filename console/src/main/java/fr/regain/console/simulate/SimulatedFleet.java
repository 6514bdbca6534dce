package fr.regain.console.simulate;

import fr.regain.console.rule.RuleSet;
import fr.regain.console.rule.RuleSets;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The door: devices that do not exist, each checking in when the console says. */
public final class SimulatedFleet {
  // Enough to keep a console busy; each is a connection with a full handshake.
  private static final int AT_ONCE = 32;
  private static final int CALLS_ON_A_CONNECTION = 8;
  private static final long PAUSE_AFTER_FAILURE_SECONDS = 10;
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  private final List<SimulatedDevice> devices = new ArrayList<>();
  private final TokenParts token;
  private final Wire wire;
  private final Clock clock;
  private final AtomicLong checkIns = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile long end;

  /**
   * A fleet that is not enrolled yet.
   *
   * @param count how many devices
   * @param seed two fleets with one seed have the same devices with the same files
   * @param token an enrolment token
   * @param address {@code HOST:PORT} of the console; null: what the token says
   * @param faults what goes wrong
   * @param failsInWave every clean-up of that wave fails; 0: of none
   * @param clock the devices' time, but for {@link Fault#CLOCKS}
   * @throws IllegalArgumentException when the token or the address is none
   */
  public SimulatedFleet(
      int count,
      long seed,
      String token,
      @Nullable String address,
      Set<Fault> faults,
      int failsInWave,
      Clock clock) {
    this.token = TokenParts.parse(token);
    this.wire = Wire.to(address == null ? this.token.address() : address, this.token);
    this.clock = clock;
    RuleSet rules = new RuleSets().current();
    SplittableRandom random = new SplittableRandom(seed);
    for (int number = 0; number < count; number++) {
      devices.add(
          new SimulatedDevice(
              number, seed, wire, rules, faults, random.split(), clock, failsInWave));
    }
  }

  /** How many check-ins were answered. */
  public long checkIns() {
    return checkIns.get();
  }

  /** How many check-ins failed and came again. */
  public long failures() {
    return failures.get();
  }

  /** Enrols all devices: those of each school over one connection, several at a time. */
  public void enrol() throws InterruptedException {
    for (int from = 0; from < devices.size(); from += SimulatedDevice.DEVICES_OF_A_SCHOOL) {
      int to = Math.min(devices.size(), from + SimulatedDevice.DEVICES_OF_A_SCHOOL);
      ManagedChannel console = wire.anonymous(from / SimulatedDevice.DEVICES_OF_A_SCHOOL);
      try {
        enrol(console, devices.subList(from, to));
      } finally {
        console.shutdownNow();
      }
    }
  }

  private void enrol(ManagedChannel console, List<SimulatedDevice> school)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    inParallel(
        CALLS_ON_A_CONNECTION,
        () -> {
          for (int number = next.getAndIncrement();
              number < school.size();
              number = next.getAndIncrement()) {
            school.get(number).enrol(console, token.secretBytes());
          }
          return null;
        });
  }

  /** Runs a part of the work that many times side by side, until all have ended. */
  private static void inParallel(int times, Callable<?> part) throws InterruptedException {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < times; caller++) {
        running.add(callers.submit(part));
      }
      for (Future<?> caller : running) {
        caller.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("The fleet broke off", failed.getCause());
    }
  }

  /** Lets all devices check in for that long; those that are due later come later. */
  public void run(Duration time) throws InterruptedException {
    end = clock.millis() + time.toMillis();
    DelayQueue<Turn> turns = new DelayQueue<>();
    for (SimulatedDevice device : devices) {
      turns.add(new Turn(device, clock.millis(), clock));
    }
    inParallel(
        AT_ONCE,
        () -> {
          for (long left = end - clock.millis(); left > 0; left = end - clock.millis()) {
            Turn turn = turns.poll(Math.min(left, LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS);
            if (turn != null) {
              turns.add(take(turn.device()));
            }
          }
          return null;
        });
  }

  private Turn take(SimulatedDevice device) throws GeneralSecurityException {
    long seconds = PAUSE_AFTER_FAILURE_SECONDS;
    try {
      seconds = device.checkIn();
      checkIns.incrementAndGet();
    } catch (StatusRuntimeException refused) {
      // As real devices do, it comes again.
      failures.incrementAndGet();
    }
    return new Turn(device, clock.millis() + seconds * 1_000, clock);
  }

  /** Lets the devices end the check-ins that they are in, and no other. */
  public void stop() {
    end = clock.millis();
  }

  private record Turn(SimulatedDevice device, long atMillis, Clock clock) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atMillis - clock.millis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(atMillis, ((Turn) other).atMillis());
    }
  }

  /** Writes what each device did: a table with tabs between its columns, one line for each. */
  public void writeLedger(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("device\tname\tplanned\tdeleted\theld\trestored\treturned");
    for (SimulatedDevice device : devices) {
      SimulatedWork.Deeds deeds = device.deeds();
      lines.add(
          String.join(
              "\t",
              device.id().toString(),
              device.name(),
              Long.toString(deeds.plannedBytes),
              Long.toString(deeds.deletedBytes),
              Long.toString(deeds.heldBytes),
              Long.toString(deeds.restoredBytes),
              Long.toString(deeds.returnedBytes)));
    }
    Files.write(file, lines);
  }
}
