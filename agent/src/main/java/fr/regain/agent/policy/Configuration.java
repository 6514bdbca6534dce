package fr.regain.agent.policy;

import fr.regain.agent.message.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The effective value of every setting, and where each came from.
 *
 * @param values one for each setting that has a value, by key
 * @param policyProblems imposed values that were not taken, for people
 * @param misread keys of the settings that those are of, or may be of
 */
public record Configuration(
    Map<String, Effective<?>> values, List<Text> policyProblems, Set<String> misread) {

  /** In the order in which a source wins. */
  public enum Source {
    POLICY,
    COMMAND_LINE,
    FILE,
    INSTALLATION,
    DEFAULT;

    /** For people. */
    public Text text() {
      return switch (this) {
        case POLICY -> new Text("stratégie", "policy");
        case COMMAND_LINE -> new Text("ligne de commande", "command line");
        case FILE -> new Text("fichier", "file");
        case INSTALLATION -> new Text("installation", "installation");
        case DEFAULT -> new Text("par défaut", "default");
      };
    }
  }

  /**
   * A value in force.
   *
   * @param place the file or registry value it was read from; empty for the command line and
   *     defaults
   */
  public record Effective<T>(Setting<T> setting, T value, Source source, String place) {

    /** The value as it is written in a file, or a row of dots for a secret. */
    public String shown() {
      return setting.secret() ? "••••••••" : setting.type().print(value);
    }
  }

  /** The value of a setting that may have none. */
  public <T> Optional<T> find(Setting<T> setting) {
    return effective(setting).map(Effective::value);
  }

  /** The value of a setting that has a default. */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(() -> new IllegalArgumentException(setting.key() + " has no default"));
  }

  /** The value of a setting with its source. */
  @SuppressWarnings("unchecked")
  public <T> Optional<Effective<T>> effective(Setting<T> setting) {
    return Optional.ofNullable((Effective<T>) values.get(setting.key()));
  }
}
