package fr.regain.console.api;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins. Callers get it as one word without a meaning, and hand it
 * back.
 *
 * @param position what the list makes of it: a number of rows, or the last key of the page before
 * @param row the last row of the page before, as {@link
 *     fr.regain.console.platform.paging.Cursor#text} writes it; empty in lists that have no such
 * @param limit how many items its pages have
 * @param list digest of the list's address, so that it opens no other list
 */
record Cursor(long position, String row, int limit, String list) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "1 ([0-9]{1,18}) ([0-9]{1,3}) ([A-Za-z0-9_-]{1,43})(?: ([A-Za-z0-9_-]{1,4000}))?");

  String text() {
    String plain = "1 " + position + " " + limit + " " + list + (row.isEmpty() ? "" : " " + row);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The cursor of a word.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a word that no page of this list gave
   */
  static Cursor parse(String text, String list) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      Matcher parts = SHAPE.matcher(plain);
      if (parts.matches() && parts.group(3).equals(list)) {
        int limit = Integer.parseInt(parts.group(2));
        if (limit >= 1 && limit <= Paging.MOST) {
          String row = parts.group(4);
          return new Cursor(Long.parseLong(parts.group(1)), row == null ? "" : row, limit, list);
        }
      }
    } catch (IllegalArgumentException malformed) {
      throw unknown(malformed);
    }
    throw unknown(null);
  }

  private static Problem unknown(@Nullable Throwable cause) {
    return new Problem(
        ProblemCode.REQUEST_INVALID,
        "The parameter cursor is none of this list with these filters. Follow the address in next,"
            + " or start without a cursor.",
        cause);
  }
}
