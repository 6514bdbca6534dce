package fr.regain.console.eligibility;

import java.util.function.Supplier;

/**
 * Where questions lead.
 *
 * @param routes bits of the routes
 * @param deciding bits of the unknown facts on which it depends which of them
 */
record Outcome(int routes, int deciding) {
  static final Outcome NONE = new Outcome(0, 0);

  static Outcome of(Route route) {
    return new Outcome(route.bit(), 0);
  }

  /** Goes the way of the answer; without one both ways, and notes what would decide. */
  static Outcome ask(Truth question, Supplier<Outcome> yes, Supplier<Outcome> no) {
    return switch (question.answer()) {
      case YES -> yes.get();
      case NO -> no.get();
      case UNKNOWN -> {
        Outcome one = yes.get();
        Outcome other = no.get();
        yield one.or(other, one.routes == other.routes ? 0 : question.unknown());
      }
    };
  }

  Outcome or(Outcome other, int fact) {
    return new Outcome(routes | other.routes, deciding | other.deciding | fact);
  }
}
