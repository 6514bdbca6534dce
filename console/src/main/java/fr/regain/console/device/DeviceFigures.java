package fr.regain.console.device;

import java.util.Map;

/**
 * How many active devices there are.
 *
 * @param devices all of them
 * @param silent those that have not checked in since a moment, or never
 * @param lowSpace those with a volume of which less than a tenth is available
 * @param versions those that have checked in, by the version of their agent
 */
public record DeviceFigures(long devices, long silent, long lowSpace, Map<String, Long> versions) {
  /** Keeps its own copy. */
  public DeviceFigures {
    versions = Map.copyOf(versions);
  }
}
