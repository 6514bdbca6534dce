package fr.regain.agent;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.message.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the commands of storage and clean-up one after the other in one process, while the runtime
 * records which classes they need for the archive that their later starts use. Only the build runs
 * it, on a home directory made for it.
 */
final class Rehearsal {
  private static final Pattern DIGEST = Pattern.compile("\"digest\" : \"([0-9a-f]+)\"");

  /** Their places lie in the home alone. Others would work on the system, where root builds. */
  private static final List<String> CLEANED = List.of("cache.browser", "dl.old", "dup.files");

  private final String dataDirectory;

  private Rehearsal(String dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  /**
   * Takes its own name, the home directory and a data directory. Nobody's real home is ever cleaned
   * by it, nor the system: Windows, whose folders do not follow HOME, is refused.
   */
  public static void main(String[] arguments) {
    if (OperatingFamily.current() != OperatingFamily.LINUX
        || !arguments[1].equals(System.getenv("HOME"))) {
      throw new IllegalStateException("the home that was made for it has to be HOME");
    }
    new Rehearsal(arguments[2]).run(arguments[1]);
    System.exit(ExitCode.OK.number());
  }

  private void run(String home) {
    command("scan", "--json", home);
    command("duplicates", "--json", "--min-size", "1", home);
    // From what the first kept.
    command("duplicates", "--json", "--min-size", "1", home);
    command("rules");
    Matcher digest = DIGEST.matcher(command("plan", "--json"));
    if (!digest.find()) {
      throw new IllegalStateException("the plan has no digest");
    }
    List<String> clean = new ArrayList<>(List.of("clean", "--json", "--plan", digest.group(1)));
    CLEANED.forEach(rule -> clean.addAll(List.of("--rule", rule)));
    command(clean.toArray(String[]::new));
    command("quarantine", "list", "--json");
    command("quarantine", "restore", "--all");
  }

  private String command(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.add("--data-directory");
    arguments.add(dataDirectory);
    // Bytes, because a text that grows in memory is written by other classes than a stream.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExitCode code =
        AgentMain.run(
            new PrintWriter(out, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    if (code != ExitCode.OK) {
      throw new IllegalStateException(arguments + " ended with " + code);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
