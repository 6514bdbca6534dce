package fr.regain.console.web;

import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** What a page weighs on its way to the browser, written into its own foot. */
final class PageWeight {
  /** Stands in a page where its weight goes, in kilobytes. */
  static final char PLACE = '\uE000';

  private static final byte[] MARK = {(byte) 0xEE, (byte) 0x80, (byte) 0x80};
  private static final int KILOBYTE = 1_000;

  private PageWeight() {}

  /** The page with its weight in the last place for it, or as it is when it has none. */
  static byte[] writeInto(byte[] page) {
    int place = lastPlace(page);
    if (place < 0) {
      return page;
    }
    byte[] weight =
        Integer.toString(Math.ceilDiv(packed(page), KILOBYTE)).getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[page.length - MARK.length + weight.length];
    System.arraycopy(page, 0, whole, 0, place);
    System.arraycopy(weight, 0, whole, place, weight.length);
    int after = place + MARK.length;
    System.arraycopy(page, after, whole, place + weight.length, page.length - after);
    return whole;
  }

  /** How many bytes it has once it is compressed, as it is for the wire. */
  static int packed(byte[] page) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(page);
      deflater.finish();
      byte[] buffer = new byte[8 * KILOBYTE];
      int bytes = 0;
      while (!deflater.finished()) {
        bytes += deflater.deflate(buffer);
      }
      return bytes;
    } finally {
      deflater.end();
    }
  }

  private static int lastPlace(byte[] page) {
    for (int at = page.length - MARK.length; at >= 0; at--) {
      if (page[at] == MARK[0] && page[at + 1] == MARK[1] && page[at + 2] == MARK[2]) {
        return at;
      }
    }
    return -1;
  }
}
