package fr.regain.console.secondlife;

/** What moves a piece of equipment from one {@link Stage} to the next. */
public enum Act {
  /** Somebody sees that it deserves a second life, or its end. */
  SPOT,
  /** It is promised, and its user is told. */
  RESERVE,
  /** It is taken out of service. From this moment on it is a reformed good. */
  COLLECT,
  /** Its checklist is done and a person gave it a grade. */
  INSPECT,
  /** Each of its disks has a verified erasure. */
  ERASE,
  /** It is clean, complete and tested. */
  RECONDITION,
  /** It goes back into service with the same owner. */
  ASSIGN,
  /** Another public body takes it. */
  TRANSFER,
  /** It is sold. */
  SELL,
  /** It is given. */
  GIVE,
  /** It goes to an approved recycler as waste (DEEE). */
  RECYCLE;

  /** Whether it takes a piece to its destination. */
  public boolean isDeparture() {
    return switch (this) {
      case SPOT, RESERVE, COLLECT, INSPECT, ERASE, RECONDITION -> false;
      case ASSIGN, TRANSFER, SELL, GIVE, RECYCLE -> true;
    };
  }
}
