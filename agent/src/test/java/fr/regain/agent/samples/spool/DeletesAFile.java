package fr.regain.agent.samples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks the rule on deletion. */
public final class DeletesAFile {
  private DeletesAFile() {}

  public static void bad(Path file) throws IOException {
    Files.delete(file);
  }
}
