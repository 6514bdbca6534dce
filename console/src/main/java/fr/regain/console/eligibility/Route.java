package fr.regain.console.eligibility;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where a piece of equipment goes, from what gets the most life out of it to what gets none. */
public enum Route {
  /** It stays in its use. */
  KEEP(0),
  /** It stays in its use, with a part that is fitted first. */
  UPGRADE(1),
  /** It serves elsewhere in the organisation, or with another operating system. */
  REASSIGN(2),
  /** Another public body takes it. */
  TRANSFER(3),
  /** It is sold. */
  SELL(4),
  /** It is given to those to whom the law allows it. */
  GIVE(5),
  /** It is electronic waste. */
  RECYCLE(6),
  /** What is known does not decide. */
  TO_BE_QUALIFIED(7);

  private final int number;

  Route(int number) {
    this.number = number;
  }

  /** Whether the owner still holds it. */
  public boolean staysInside() {
    return switch (this) {
      case KEEP, UPGRADE, REASSIGN -> true;
      case TRANSFER, SELL, GIVE, RECYCLE, TO_BE_QUALIFIED -> false;
    };
  }

  int bit() {
    return 1 << number;
  }

  /** Its number in criteria. */
  int number() {
    return number;
  }

  static Route numbered(int number) {
    return Arrays.stream(values())
        .filter(route -> route.number() == number)
        .findFirst()
        .orElseThrow();
  }

  static Set<Route> ofBits(int bits) {
    Set<Route> routes = EnumSet.noneOf(Route.class);
    Arrays.stream(values()).filter(route -> (bits & route.bit()) != 0).forEach(routes::add);
    return routes;
  }
}
