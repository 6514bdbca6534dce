package fr.regain.console.exchange;

/** What a column of a file may tell of a piece of equipment. */
public enum Field {
  KIND,
  VENDOR,
  MODEL,
  SERIAL_NUMBER,
  INVENTORY_NUMBER,
  PURCHASED_ON,
  OWNER,
  STATE,
  /** UAI code or name. */
  SITE,
  PROCESSOR,
  MEMORY,
  DISK,
  SYSTEM
}
