package fr.regain.console.exchange;

/** What a status of the file means here; each inventory has its own list of them. */
public enum ImportedState {
  /** Says nothing that is kept here. */
  NOTHING,
  /** In use where it is. */
  IN_USE,
  /** No longer needed where it is. */
  SURPLUS,
  /** Does not work. */
  BROKEN,
  /** Has left: its row is not imported. */
  GONE
}
