package fr.regain.console.web.table;

import java.util.List;

/** One control of the form above a list; its value is that of a parameter of the address. */
public sealed interface FilterField {
  /** The parameter. */
  String name();

  /** What it is about, in the reader's language. */
  String label();

  /** What it says now; empty: nothing. */
  String value();

  /** What the chip says while it is set. */
  String chip();

  /** Words to look for. */
  record Search(String name, String label, String value, String chip) implements FilterField {}

  /**
   * One of some choices.
   *
   * @param any what it is called when none is made
   */
  record Choice(
      String name, String label, String value, String chip, String any, List<Option> options)
      implements FilterField {
    /** Keeps its own copy. */
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** Something that is asked for or not. */
  record Tick(String name, String label, String value, String chip) implements FilterField {}

  /** What no control of the form sets, but links to this list do. */
  record Linked(String name, String label, String value, String chip) implements FilterField {}

  /** A choice of a {@link Choice}. */
  record Option(String value, String text) {}
}
