package fr.regain.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a program costs from its start to its end.
 *
 * @param cpuSeconds user and system time, of all the processes that it started too
 * @param peakBytes resident memory of its largest process at its largest ({@code VmHWM})
 * @param leftRunning how many of the processes that it started were alive after its end
 */
record WholeProcess(double cpuSeconds, long peakBytes, long leftRunning) {
  // VmHWM never shrinks while a program runs, so only growth in its last moments can be missed.
  private static final long LOOK_MILLIS = 10;

  /** Runs a program to its end, its output discarded. No other child may end meanwhile. */
  static WholeProcess run(List<String> command) throws IOException, InterruptedException {
    double before = ChildProcesses.cpuSeconds();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    Set<ProcessHandle> started = new HashSet<>();
    long peak = 0;
    while (process.isAlive()) {
      try (Stream<ProcessHandle> family =
          Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
        for (ProcessHandle member : family.toList()) {
          started.add(member);
          peak = Math.max(peak, peakBytes(member.pid()));
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
    if (process.waitFor() != 0) {
      throw new IOException(command + " ended with " + process.exitValue());
    }
    return new WholeProcess(
        ChildProcesses.cpuSeconds() - before,
        peak,
        started.stream().filter(ProcessHandle::isAlive).count());
  }

  private static long peakBytes(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException ended) {
      return 0;
    }
  }
}
