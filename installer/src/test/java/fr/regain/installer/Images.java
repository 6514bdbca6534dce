package fr.regain.installer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the build has put the runnable images. */
final class Images {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path AGENT = MODULE.resolveSibling("agent/target/regain-agent");
  private static final Path CONSOLE = MODULE.resolveSibling("console/target/regain-console");

  private Images() {}

  /** The command that starts the console. */
  static List<String> console() {
    return List.of(built(CONSOLE.resolve("bin/regain-console")));
  }

  /** The command that starts the agent. */
  static List<String> agent() {
    return List.of(built(AGENT.resolve("bin/regain")));
  }

  /** The command that starts the agent of {@link AnotherMachine}, with the runtime of the image. */
  static List<String> agentOfAnotherMachine(String serial) {
    return List.of(
        built(AGENT.resolve("runtime/bin/java")),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        AGENT.resolve("lib") + "/*" + File.pathSeparator + MODULE.resolve("target/test-classes"),
        AnotherMachine.class.getName(),
        serial);
  }

  /** The class path of the trial. */
  static String quickstart() {
    return MODULE.resolve("target/classes").toString();
  }

  /** A directory on the volume of the build. */
  static Path scratch() {
    return MODULE.resolve("target");
  }

  /** The directory of the agent's image. */
  static Path agentImage() {
    return AGENT;
  }

  /** The directory of the console's image. */
  static Path consoleImage() {
    return CONSOLE;
  }

  private static String built(Path program) {
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "There is no image at " + program + ". Build it first: mvn -DskipTests verify.");
    }
    return program.toString();
  }
}
