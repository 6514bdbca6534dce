package fr.regain.console.secondlife;

/**
 * A figure with the range in which it may lie, in kilograms of CO₂ equivalent.
 *
 * @param value the best one
 * @param low the least that sources say
 * @param high the most that sources say
 */
public record Interval(double value, double low, double high) {
  /** Nothing at all. */
  public static final Interval ZERO = new Interval(0, 0, 0);

  Interval times(double factor) {
    return new Interval(value * factor, low * factor, high * factor);
  }

  Interval plus(Interval other) {
    return new Interval(value + other.value, low + other.low, high + other.high);
  }

  /** The widest difference: the most is taken off the least. */
  Interval minus(Interval other) {
    return new Interval(value - other.value, low - other.high, high - other.low);
  }
}
