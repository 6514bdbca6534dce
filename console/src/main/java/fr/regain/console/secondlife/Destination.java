package fr.regain.console.secondlife;

/** Where a lot goes, and so which papers it needs. */
public enum Destination {
  /** To another public body. */
  TRANSFER(Act.TRANSFER),
  SALE(Act.SELL),
  /** Within articles L.3212-2 and L.3212-3 of the CG3P. */
  GIFT(Act.GIVE),
  /** To an approved recycler, as waste (DEEE). */
  RECYCLING(Act.RECYCLE);

  private final Act act;

  Destination(Act act) {
    this.act = act;
  }

  /** What closing the lot does to each piece. */
  public Act act() {
    return act;
  }
}
