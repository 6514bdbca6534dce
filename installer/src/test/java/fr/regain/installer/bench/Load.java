package fr.regain.installer.bench;

import com.sun.management.OperatingSystemMXBean;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/**
 * Check-ins of many devices against one server. All devices of the load are one process, the one
 * that this runs in.
 */
final class Load {
  // Enough calls in flight to keep both processors busy while commits wait for the disk.
  private static final int NEW_CONNECTIONS_AT_ONCE = 32;
  private static final int CALLS_AT_ONCE = 256;
  private static final int OPENING_AT_ONCE = 64;

  private Load() {}

  /**
   * What a load did.
   *
   * @param calls answered, all of them well
   * @param elapsed by the clock
   * @param serverCpu user and system time of the server
   * @param loadCpu user and system time of the load itself
   */
  record Outcome(int calls, Duration elapsed, Duration serverCpu, Duration loadCpu) {
    double callsPerSecond() {
      return calls * 1e9 / elapsed.toNanos();
    }

    double serverMillisPerCall() {
      return serverCpu.toNanos() / 1e6 / calls;
    }

    double cpuMillisPerCall() {
      return serverCpu.plus(loadCpu).toNanos() / 1e6 / calls;
    }
  }

  /** Each device hands over its inventory. */
  static void firstCheckIns(ServerProcess server, List<Device> devices) {
    overNewConnections(server, devices, devices.size(), Device::introduce);
  }

  /** Each device in turn opens a connection, checks in over it, and closes it. */
  static Outcome overNewConnections(ServerProcess server, List<Device> devices, int calls) {
    return overNewConnections(server, devices, calls, Device::checkIn);
  }

  private static Outcome overNewConnections(
      ServerProcess server,
      List<Device> devices,
      int calls,
      BiConsumer<Device, ManagedChannel> call) {
    return measure(
        server,
        calls,
        NEW_CONNECTIONS_AT_ONCE,
        number -> {
          Device device = devices.get(number % devices.size());
          ManagedChannel channel = device.connections().open(server.port());
          try {
            call.accept(device, channel);
          } finally {
            channel.shutdownNow();
          }
        });
  }

  /** Each device has a connection already, and they check in over theirs in turn. */
  static Outcome overKeptConnections(ServerProcess server, List<Device> devices, int calls) {
    List<ManagedChannel> channels = open(server, devices);
    try {
      return measure(
          server,
          calls,
          CALLS_AT_ONCE,
          number ->
              devices.get(number % devices.size()).checkIn(channels.get(number % devices.size())));
    } finally {
      channels.forEach(ManagedChannel::shutdownNow);
    }
  }

  private static List<ManagedChannel> open(ServerProcess server, List<Device> devices) {
    List<ManagedChannel> channels = new ArrayList<>(devices.size());
    for (Device device : devices) {
      ManagedChannel channel = device.connections().open(server.port());
      channel.getState(true);
      channels.add(channel);
      if (channels.size() >= OPENING_AT_ONCE) {
        awaitOpen(channels.get(channels.size() - OPENING_AT_ONCE));
      }
    }
    channels.forEach(Load::awaitOpen);
    return channels;
  }

  private static void awaitOpen(ManagedChannel channel) {
    CountDownLatch open = new CountDownLatch(1);
    watch(channel, open);
    try {
      if (!open.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("A connection did not open");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void watch(ManagedChannel channel, CountDownLatch open) {
    ConnectivityState state = channel.getState(true);
    if (state == ConnectivityState.READY) {
      open.countDown();
    } else {
      channel.notifyWhenStateChanged(state, () -> watch(channel, open));
    }
  }

  private static Outcome measure(ServerProcess server, int calls, int atOnce, IntConsumer call) {
    AtomicInteger next = new AtomicInteger();
    Duration serverBefore = server.cpu();
    Duration loadBefore = ownCpu();
    long start = System.nanoTime();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < atOnce; caller++) {
        running.add(
            callers.submit(
                () -> {
                  for (int number = next.getAndIncrement();
                      number < calls;
                      number = next.getAndIncrement()) {
                    call.accept(number);
                  }
                }));
      }
      for (Future<?> caller : running) {
        caller.get();
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException("The load broke off", failed);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Outcome outcome =
        new Outcome(calls, elapsed, server.cpu().minus(serverBefore), ownCpu().minus(loadBefore));
    System.out.println("  " + server.name() + ": " + outcome);
    return outcome;
  }

  private static Duration ownCpu() {
    return Duration.ofNanos(
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
  }
}
