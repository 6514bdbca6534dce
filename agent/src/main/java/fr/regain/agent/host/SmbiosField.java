package fr.regain.agent.host;

/** A text that the firmware states about the device (DMTF DSP0134, structures of type 0 to 2). */
public enum SmbiosField {
  FIRMWARE_VENDOR,
  FIRMWARE_VERSION,
  FIRMWARE_DATE,
  SYSTEM_VENDOR,
  SYSTEM_PRODUCT,
  SYSTEM_VERSION,
  SYSTEM_SERIAL,
  /** Canonical lower-case form, in the byte order that operating systems show. */
  SYSTEM_UUID,
  BOARD_SERIAL
}
