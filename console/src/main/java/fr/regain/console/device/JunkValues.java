package fr.regain.console.device;

import java.util.Locale;
import java.util.Set;

/**
 * What firmware says in place of a serial number: text left in by makers of mainboards, shared by
 * thousands of machines, and therefore no proof of identity.
 */
final class JunkValues {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "tobefilledbyoem",
          "defaultstring",
          "default",
          "systemserialnumber",
          "systemuuid",
          "baseboardserialnumber",
          "chassisserialnumber",
          "boardserialnumber",
          "serialnumber",
          "serial",
          "systemmanufacturer",
          "systemproductname",
          "systemversion",
          "none",
          "null",
          "notspecified",
          "notapplicable",
          "notavailable",
          "notset",
          "na",
          "unknown",
          "unspecified",
          "undefined",
          "invalid",
          "empty",
          "oem",
          "sernum",
          "123456789",
          "1234567890",
          "0123456789",
          "012345678",
          "12345678",
          "1234567",
          "123456",
          "12345",
          "1234",
          // UUIDs that makers and virtual machines ship to everybody.
          "03000200040005000006000700080009",
          "00020003000400050006000700080009",
          "123456781234567890abcddeefaabbcc",
          "12345678123412341234123456789abc",
          "4c4c454400002010802080c04f202020",
          "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a");

  private JunkValues() {}

  /** Whether the value tells no machine from another. */
  static boolean isJunk(String value) {
    String plain = comparable(value);
    return plain.length() < 3
        || plain.chars().distinct().count() == 1
        || PLACEHOLDERS.contains(plain)
        || plain.startsWith("tobefilled");
  }

  /** The value without what tools write differently: letter case, spaces and punctuation. */
  static String comparable(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
