package fr.regain.agent.host;

import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Reads files of Java's properties syntax that an administrator wrote, in UTF-8, at most 64 KiB.
 */
public final class PropertiesFile {
  private static final int MAXIMUM_BYTES = 64 * 1024;

  private PropertiesFile() {}

  /**
   * Its keys and values, in the order of the keys, without surrounding blanks.
   *
   * @throws AgentProblem when it cannot be read, is too large, or somebody else may write to it:
   *     the agent runs with all rights, so whoever writes its settings has them too
   */
  public static Map<String, String> read(Path file) {
    PrivateAccess.ofThisSystem().requireWrittenByAdministratorsOnly(file);
    Properties properties = new Properties();
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new IOException("larger than " + MAXIMUM_BYTES + " bytes");
      }
      properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException failure) {
      throw new AgentProblem(
          "settings.unreadable",
          ExitCode.USAGE,
          new Text(
              "Le fichier %s est illisible (%s). Corrigez-le ou supprimez-le, puis recommencez."
                  .formatted(file, failure),
              "The file %s cannot be read (%s). Correct or remove it, then try again."
                  .formatted(file, failure)),
          failure);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put((String) key, ((String) value).strip()));
    return values;
  }
}
