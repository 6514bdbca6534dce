package fr.regain.console.document;

/** What stands in one place of a {@link DocumentTable}. */
public sealed interface Cell {
  /** What people read on a page and on paper. */
  String shown();

  /** Where a page shows what is counted here; empty: nowhere. */
  String address();

  /**
   * Words.
   *
   * @param shown as they are read
   */
  record Text(String shown) implements Cell {
    @Override
    public String address() {
      return "";
    }
  }

  /**
   * A number that spreadsheets may go on reckoning with.
   *
   * @param exact as it is
   * @param shown as it is read, rounded and with its unit
   * @param address where a page shows what is counted here; empty: nowhere
   */
  record Amount(long exact, String shown, String address) implements Cell {
    /** A number that leads nowhere. */
    public Amount(long exact, String shown) {
      this(exact, shown, "");
    }
  }

  /** What is not known: a dash on the page, nothing in a spreadsheet; never zero. */
  record Absent() implements Cell {
    @Override
    public String shown() {
      return "–";
    }

    @Override
    public String address() {
      return "";
    }
  }

  /** What is not known. */
  Cell ABSENT = new Absent();
}
