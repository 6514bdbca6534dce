package fr.regain.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final Path directory;
  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, Figures> seconds = new LinkedHashMap<>();

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

  /** Runs each program so many times, once more before that is not counted, and prints how. */
  Contest run(int rounds, Preparation before) throws IOException, InterruptedException {
    commands.values().forEach(command -> System.out.println("$ " + String.join(" ", command)));
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (var each : commands.entrySet()) {
        before.prepare(each.getKey());
        double taken = wallSeconds(each.getValue());
        if (round >= 0) {
          all.computeIfAbsent(each.getKey(), name -> new ArrayList<>()).add(taken);
        }
      }
    }
    all.forEach((name, times) -> seconds.put(name, new Figures(times)));
    return this;
  }

  /** From the start of the process to its end; what it prints is thrown away. */
  private double wallSeconds(List<String> command) throws IOException, InterruptedException {
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
    return (end - start) / 1e9;
  }

  /** The median of one program, in seconds. */
  double median(String name) {
    return Objects.requireNonNull(seconds.get(name), name).median();
  }

  /** Regain's figure. */
  String ours() {
    return Objects.requireNonNull(seconds.get("regain"), "not run yet").text(2, " s");
  }

  /** The peers' figures, each with what Regain's median is of theirs. */
  String peers() {
    return seconds.entrySet().stream()
        .filter(each -> !each.getKey().equals("regain"))
        .map(
            each ->
                each.getKey()
                    + " "
                    + each.getValue().text(2, " s")
                    + ", Regain × %.2f".formatted(median("regain") / each.getValue().median()))
        .collect(Collectors.joining("; "));
  }
}
