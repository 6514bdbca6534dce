package fr.regain.installer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent does with files, as whole processes beside the programs that Debian ships for the
 * same: a warm scan, duplicates cold and warm, and a clean-up through the quarantine.
 */
final class StorageBenchmark {
  private static final int SCANNED_FILES = 500_000;
  private static final int COMPARED_FILES = 100_000;
  private static final int CLEANED_FILES = 50_000;
  private static final int ROUNDS = 5;
  private static final int CLEANUP_ROUNDS = 3;
  private static final int COLD_ROUNDS = 3;
  private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");
  private static final Pattern DIGEST = Pattern.compile("\"digest\" : \"([0-9a-f]{64})\"");

  private final Path regain;
  private final Path directory;

  StorageBenchmark(Path agentImage, Path directory) {
    regain = agentImage.resolve("bin/regain");
    this.directory = directory;
  }

  private List<String> regain(String... arguments) {
    List<String> command = new ArrayList<>(List.of(regain.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  void scan(Table table) throws IOException, InterruptedException {
    Path tree = Trees.ofSmallFiles(Files.createDirectory(directory.resolve("scan")), SCANNED_FILES);
    String path = tree.toString();
    Contest warm =
        new Contest(directory, regain("scan", "--json", path))
            .beside("/usr/bin/du", "-s", path)
            .beside("/usr/bin/gdu", "-n", "-p", "-c", path)
            .beside("/usr/bin/ncdu", "-0", "-o", scrap(), path)
            .run(ROUNDS, name -> {});
    table.add("scan of 500,000 files, warm", warm.ours(), warm.peers(), "≤ 0.8 × du and gdu");
    long peak = WholeProcess.run(regain("scan", "--json", path)).peakBytes();
    table.add(
        "scan of 500,000 files, peak memory", "%.0f MB".formatted(peak / 1e6), "", "≤ 100 MB");
    Trees.delete(tree);
  }

  void duplicates(Table table) throws IOException, InterruptedException {
    Path tree =
        Trees.withDoubles(Files.createDirectory(directory.resolve("doubles")), COMPARED_FILES);
    Path cache = directory.resolve("duplicates/duplicates.cache");
    List<String> command =
        regain(
            "duplicates",
            "--json",
            "--min-size",
            "1",
            "--data-directory",
            cache.getParent().toString(),
            tree.toString());
    Optional<Contest> cold = Optional.empty();
    if (Files.isWritable(DROP_CACHES)) {
      Contest first =
          beside(command, tree)
              .run(
                  COLD_ROUNDS,
                  name -> {
                    Files.deleteIfExists(cache);
                    dropCaches();
                  });
      table.add(
          "duplicates among 100,000 files, 4 GB, cold", first.ours(), first.peers(), "faster");
      cold = Optional.of(first);
    } else {
      System.out.println("Duplicates are not measured cold: " + DROP_CACHES + " is not writable");
    }
    Contest warm = beside(command, tree).run(ROUNDS, name -> Files.deleteIfExists(cache));
    table.add("duplicates among 100,000 files, 4 GB, warm", warm.ours(), warm.peers(), "faster");
    Contest again = new Contest(directory, command).run(ROUNDS, name -> {});
    table.add(
        "the same from the cache of the run before",
        again.ours(),
        compared(again, warm, "warm")
            + cold.map(first -> ", " + compared(again, first, "cold")).orElse(""),
        "≤ 0.1 × the first run");
    Trees.delete(tree);
  }

  private static String compared(Contest again, Contest first, String name) {
    return "× %.2f of the first %s run"
        .formatted(again.median("regain") / first.median("regain"), name);
  }

  /** Where peers write what nobody reads. Not the null device: some replace the file they write. */
  private String scrap() {
    return directory.resolve("scrap").toString();
  }

  private Contest beside(List<String> command, Path tree) {
    return new Contest(directory, command)
        .beside("/usr/bin/rmlint", "-T", "df", "-o", "json:" + scrap(), tree.toString())
        .beside("/usr/bin/jdupes", "-r", "-q", tree.toString())
        .beside("/usr/bin/fdupes", "-r", "-q", tree.toString())
        .beside("/usr/bin/rdfind", "-dryrun", "true", tree.toString());
  }

  private static void dropCaches() throws IOException, InterruptedException {
    new ProcessBuilder("/usr/bin/sync").inheritIO().start().waitFor();
    Files.writeString(DROP_CACHES, "3");
  }

  /**
   * The files are those of a browser's model store, because that rule goes through the quarantine
   * and has no age floor: nobody can make files that look old.
   */
  void clean(Table table) throws IOException, InterruptedException {
    Path home = Files.createDirectory(directory.resolve("person"));
    Path store = home.resolve(".config/google-chrome/OptGuideOnDeviceModel");
    Path copy = directory.resolve("copy");
    Path state = directory.resolve("clean-state");
    List<String> common =
        List.of("--rule", "cache.browser.ai", "--json", "--data-directory", state.toString());
    List<String> plan = new ArrayList<>(regain("plan"));
    plan.addAll(common);
    List<Double> plans = new ArrayList<>();
    List<Double> cleans = new ArrayList<>();
    List<Double> removals = new ArrayList<>();
    for (int round = -1; round < CLEANUP_ROUNDS; round++) {
      delete(Set.of(store, copy, state));
      Trees.ofSmallFiles(Files.createDirectories(store), CLEANED_FILES);
      Trees.ofSmallFiles(Files.createDirectories(copy), CLEANED_FILES);
      new ProcessBuilder("/usr/bin/sync").inheritIO().start().waitFor();
      Timed planned = run(plan, home);
      Matcher digest = DIGEST.matcher(planned.output());
      if (!digest.find()) {
        throw new IOException("no digest: " + planned.output());
      }
      List<String> clean = new ArrayList<>(regain("clean", "--plan", digest.group(1)));
      clean.addAll(common);
      Timed cleaned = run(clean, home);
      if (!cleaned.output().contains("\"quarantinedFiles\" : " + CLEANED_FILES)) {
        throw new IOException("not all of it was taken: " + cleaned.output());
      }
      List<String> remove = List.of("/usr/bin/rm", "-r", copy.toString());
      Timed removed = run(remove, home);
      if (round < 0) {
        List.of(plan, clean, remove).forEach(c -> System.out.println("$ " + String.join(" ", c)));
      } else {
        plans.add(planned.seconds());
        cleans.add(cleaned.seconds());
        removals.add(removed.seconds());
      }
    }
    Figures removed = new Figures(removals);
    double ratio = new Figures(cleans).median() / removed.median();
    table.add(
        "clean-up of 50,000 files through the quarantine",
        new Figures(cleans).text(2, " s"),
        "rm -r of a copy " + removed.text(2, " s") + ", Regain × %.2f".formatted(ratio),
        "≤ 2 × rm -r");
    table.add("the plan before it", new Figures(plans).text(2, " s"), "", "");
    delete(Set.of(home, copy, state));
  }

  private record Timed(double seconds, String output) {}

  private Timed run(List<String> command, Path home) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    long start = System.nanoTime();
    int code = builder.redirectOutput(output.toFile()).start().waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    String text = Files.readString(output, StandardCharsets.UTF_8);
    if (code != 0) {
      throw new IOException(command + " ended with " + code + ": " + text);
    }
    return new Timed(seconds, text);
  }

  private static void delete(Set<Path> trees) throws IOException {
    for (Path tree : trees) {
      if (Files.exists(tree)) {
        Trees.delete(tree);
      }
    }
  }
}
