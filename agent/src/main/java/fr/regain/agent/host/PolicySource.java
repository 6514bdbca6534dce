package fr.regain.agent.host;

import fr.regain.agent.host.linux.PolicyDirectory;
import fr.regain.agent.host.windows.PolicyKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Values that an administrator imposes on the machine, above the command line and the file; and
 * those that the installation was given, below the file.
 */
@FunctionalInterface
public interface PolicySource {

  /**
   * One imposed value, as written.
   *
   * @param key name of a setting, or not: nothing is checked here
   * @param text the value as text
   * @param number the value, where the source is typed and holds a number
   * @param origin where it was found, to show to a person
   */
  record Value(String key, String text, OptionalLong number, String origin) {}

  /**
   * A place that holds policy and could not be read or trusted.
   *
   * @param key of the one value that it holds; absent where it may have held any
   * @param reason why, to show to a person
   */
  record Unreadable(Optional<String> key, String reason) {}

  /**
   * What was found.
   *
   * @param values that are imposed; the last value of a key wins
   * @param installed that the installation was given; the last value of a key wins
   * @param unreadable what nobody can tell
   */
  record Found(List<Value> values, List<Value> installed, List<Unreadable> unreadable) {

    /** Where nothing but policy is. */
    public Found(List<Value> values, List<Unreadable> unreadable) {
      this(values, List.of(), unreadable);
    }
  }

  Found read();

  /**
   * The running system's: {@code /etc/regain/policy.d/*.conf}, or {@code
   * HKLM\Software\Policies\Regain} with {@code HKLM\Software\Regain\Settings}.
   */
  static PolicySource ofThisSystem() {
    return switch (OperatingFamily.current()) {
      case LINUX -> new PolicyDirectory(Path.of("/etc/regain/policy.d"));
      case WINDOWS -> new PolicyKey();
    };
  }
}
