package fr.regain.console.exchange;

/** What a file is. */
public enum ImportFormat {
  /** Rows of cells, whose columns a person assigns. */
  TABLE,
  /** Inventories of GLPI: one, a line each, or files in a zip. */
  INVENTORIES
}
