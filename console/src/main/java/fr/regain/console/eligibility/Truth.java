package fr.regain.console.eligibility;

/**
 * An answer to a question about a piece of equipment, as far as its facts give one.
 *
 * @param answer yes, no or unknown
 * @param unknown bits of the {@link OpenFact facts} that would decide; 0 where the answer is known
 */
record Truth(Answer answer, int unknown) {
  enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  static final Truth YES = new Truth(Answer.YES, 0);
  static final Truth NO = new Truth(Answer.NO, 0);

  static Truth of(boolean value) {
    return value ? YES : NO;
  }

  static Truth unknown(OpenFact fact) {
    return new Truth(Answer.UNKNOWN, fact.bit());
  }

  boolean isYes() {
    return answer == Answer.YES;
  }

  boolean isNo() {
    return answer == Answer.NO;
  }

  boolean isUnknown() {
    return answer == Answer.UNKNOWN;
  }

  Truth and(Truth other) {
    if (isNo() || other.isNo()) {
      return NO;
    }
    return isYes() && other.isYes() ? YES : new Truth(Answer.UNKNOWN, unknown | other.unknown);
  }

  Truth or(Truth other) {
    return not().and(other.not()).not();
  }

  Truth not() {
    return switch (answer) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> this;
    };
  }
}
