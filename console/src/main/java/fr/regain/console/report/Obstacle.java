package fr.regain.console.report;

import java.util.List;

/**
 * Why two campaigns cannot be compared without more ado.
 *
 * @param key of the text that says so
 * @param arguments that fill it
 */
public record Obstacle(String key, List<Object> arguments) {
  /** Keeps its own copy. */
  public Obstacle {
    arguments = List.copyOf(arguments);
  }

  static Obstacle of(String key, Object... arguments) {
    return new Obstacle(key, List.of(arguments));
  }
}
