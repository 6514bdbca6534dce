package fr.regain.agent.rule;

import fr.regain.agent.host.OperatingFamily;
import java.time.Duration;
import java.util.List;

/**
 * A vendor's own program that does the work, always with the same arguments.
 *
 * @param platform the system that has it
 * @param program where it is, without a pattern
 * @param arguments handed over one by one; no shell reads them
 * @param timeLimit after this long it is ended
 */
public record Tool(
    OperatingFamily platform, Location program, List<String> arguments, Duration timeLimit) {

  /**
   * Checks the tool.
   *
   * @throws IllegalArgumentException for a program that is not one fixed path of the system, or a
   *     time limit outside 1 s to 2 h
   */
  public Tool {
    arguments = List.copyOf(arguments);
    if (!program.literal() || program.below().isEmpty() || program.root().user()) {
      throw new IllegalArgumentException("'" + program + "' is not one program of the system");
    }
    if (timeLimit.compareTo(Duration.ofSeconds(1)) < 0
        || timeLimit.compareTo(Duration.ofHours(2)) > 0) {
      throw new IllegalArgumentException("the time limit lies outside PT1S to PT2H");
    }
  }
}
