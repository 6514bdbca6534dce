package fr.regain.agent.enrolment;

import fr.regain.agent.host.StateFiles;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.policy.Configuration.Effective;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The enrolment token that the settings give: itself, or the file that holds it. */
public final class ConfiguredToken {
  private static final int MAXIMUM_BYTES = 4096;

  private ConfiguredToken() {}

  /**
   * The token; of {@code token} and {@code token-file}, the one from the stronger source.
   *
   * @throws AgentProblem "token.malformed", or "token.unreadable" when the file cannot be read
   */
  public static Optional<EnrolmentToken> find(Configuration configuration) {
    Optional<Effective<String>> text = configuration.effective(AgentSettings.TOKEN);
    Optional<Effective<Path>> file = configuration.effective(AgentSettings.TOKEN_FILE);
    boolean fileIsStronger =
        file.isPresent()
            && (text.isEmpty() || file.get().source().compareTo(text.get().source()) < 0);
    return fileIsStronger
        ? file.map(place -> EnrolmentToken.parse(read(place.value())))
        : text.map(value -> EnrolmentToken.parse(value.value()));
  }

  private static String read(Path file) {
    try {
      return new String(
          StateFiles.read(file, MAXIMUM_BYTES)
              .orElseThrow(() -> new IOException("there is no such file")),
          StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new AgentProblem(
          "token.unreadable",
          ExitCode.USAGE,
          new Text(
              "Le fichier du jeton, %s, est illisible (%s). Vérifiez token-file."
                  .formatted(file, failure.getMessage()),
              "The token's file, %s, cannot be read (%s). Check token-file."
                  .formatted(file, failure.getMessage())),
          failure);
    }
  }
}
