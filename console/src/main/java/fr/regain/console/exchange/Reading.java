package fr.regain.console.exchange;

/** What a row turns out to be. */
public sealed interface Reading {
  /** Something to compare with the register. */
  record Sound(Candidate candidate) implements Reading {}

  /**
   * Something to mend in the file.
   *
   * @param detail the value that is at fault; empty: none
   */
  record Refused(long place, Fault fault, String detail) implements Reading {
    static Refused of(long place, Fault fault, String value) {
      return new Refused(place, fault, StoredRow.cut(value));
    }
  }

  /** Nothing to import, by what it says itself. */
  record Left(long place, LeftReason reason) implements Reading {}

  /** Why a row changes nothing. */
  enum LeftReason {
    /** The file says that it has gone. */
    GONE,
    /** A virtual machine. */
    VIRTUAL,
    /** A change of some part since the last inventory, not an inventory. */
    PARTIAL,
    /** An earlier row of the file is the same piece. */
    TWICE,
    /** The register says that it has gone. */
    DEPARTED,
    /** The register says the same already. */
    SAME
  }
}
