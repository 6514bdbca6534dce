package fr.regain.agent.samples.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks the rule that a plan does no input or output. */
public final class MovesAFile {
  private MovesAFile() {}

  public static void bad(Path from, Path to) throws IOException {
    Files.move(from, to);
  }
}
