package fr.regain.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Whole programs that do the same work, by turns, so that what else the machine does hits them all
 * alike. The first one is Regain; peers that are not installed are named and left out.
 */
final class Contest {
  /** What happens before each run: caches dropped, a copy made. */
  @FunctionalInterface
  interface Preparation {
    void prepare(String name) throws IOException, InterruptedException;
  }

  /** After this much no further round is begun; each program has had one that counts. */
  private static final Duration ENOUGH = Duration.ofMinutes(3);

  /** Seconds of a run by the clock, and of the processors. */
  private record Run(double wall, double processor) {}

  private final Path directory;
  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, List<Run>> runs = new LinkedHashMap<>();

  /**
   * Programs that run in one directory.
   *
   * @param directory where they run; what they write beside their output comes to lie there
   * @param regain the command of Regain
   */
  Contest(Path directory, List<String> regain) {
    this.directory = directory;
    commands.put("regain", regain);
  }

  /** Adds a peer, by the absolute path of its program. */
  Contest beside(String... command) {
    Path program = Path.of(command[0]);
    if (Files.isExecutable(program)) {
      commands.put(program.getFileName().toString(), List.of(command));
    } else {
      System.out.println(program + " is not installed and not measured");
    }
    return this;
  }

  /**
   * Runs each program so many times, or fewer when they take long, once more before that is not
   * counted, and prints how.
   */
  Contest run(int rounds, Preparation before) throws IOException, InterruptedException {
    commands.values().forEach(command -> System.out.println("$ " + String.join(" ", command)));
    long begin = System.nanoTime();
    for (int round = -1; round < rounds; round++) {
      if (round > 0 && System.nanoTime() - begin > ENOUGH.toNanos()) {
        System.out.println("%d rounds of %d, because they take long".formatted(round, rounds));
        break;
      }
      for (var each : commands.entrySet()) {
        before.prepare(each.getKey());
        Run taken = run(each.getValue());
        if (round >= 0) {
          runs.computeIfAbsent(each.getKey(), name -> new ArrayList<>()).add(taken);
        }
      }
    }
    return this;
  }

  /** From the start of the process to its end; what it prints is thrown away. */
  private Run run(List<String> command) throws IOException, InterruptedException {
    double processorBefore = ChildProcesses.cpuSeconds();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int code = process.waitFor();
    long end = System.nanoTime();
    if (code != 0) {
      throw new IOException(command + " ended with " + code);
    }
    return new Run((end - start) / 1e9, ChildProcesses.cpuSeconds() - processorBefore);
  }

  private Figures figures(String name, ToDoubleFunction<Run> figure) {
    return new Figures(
        Objects.requireNonNull(runs.get(name), name).stream().map(figure::applyAsDouble).toList());
  }

  /** The median of one program, in seconds by the clock. */
  double median(String name) {
    return figures(name, Run::wall).median();
  }

  private String text(String name) {
    return figures(name, Run::wall).text(2, " s")
        + ", CPU %.2f s".formatted(figures(name, Run::processor).median());
  }

  /** Regain's figure. */
  String ours() {
    return text("regain");
  }

  /** The peers' figures, each with what Regain's median is of theirs. */
  String peers() {
    return runs.keySet().stream()
        .filter(name -> !name.equals("regain"))
        .map(
            name ->
                name
                    + " "
                    + text(name)
                    + ", Regain × %.2f".formatted(median("regain") / median(name)))
        .collect(Collectors.joining("; "));
  }
}
