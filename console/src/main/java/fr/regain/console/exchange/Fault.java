package fr.regain.console.exchange;

/** Why a row is not imported. */
public enum Fault {
  NONE,
  /** A quotation mark that nothing closes, or text behind a closing one. */
  QUOTES,
  /** More cells than headings. */
  TOO_MANY_CELLS,
  /** A cell, or a whole inventory, beyond the limit. */
  TOO_LONG,
  /** No JSON, or no inventory. */
  NO_INVENTORY,
  /** A part of an inventory: nothing to mend, see {@link Reading.LeftReason#PARTIAL}. */
  PARTIAL,
  /** Neither a serial number that tells it from others nor an inventory number. */
  NO_NUMBER,
  /** No date, or one that no purchase can have. */
  DATE,
  /** No number with a unit. */
  SIZE,
  /** No owner of that name is on record. */
  OWNER,
  /** No site of that name or code is there, or several, or not yours. */
  SITE,
  /** The inventory number is too long. */
  INVENTORY_NUMBER,
  /** Its numbers belong to different pieces on record, or to several. */
  AMBIGUOUS,
  /** It is on record at a site that is not yours. */
  ELSEWHERE
}
