package fr.regain.console.platform.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands: after a row, or before one.
 *
 * @param backward whether the page ends before the row, in place of beginning after it
 * @param key what the row is ordered by, as text; null where it does not tell
 * @param id the row's identifier, as text; empty: the end of the list
 */
public record Cursor(boolean backward, @Nullable String key, String id) {
  private static final int LONGEST = 4_000;

  /** The last page: the one before the end. */
  public static final Cursor END = new Cursor(true, null, "");

  /** Whether it stands at the end of the list, and not at a row. */
  public boolean isEnd() {
    return id.isEmpty();
  }

  /** The row as an address holds it; {@link #read} reads it again. */
  public String text() {
    String plain = key == null ? id : id + "\n" + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** What an address holds, unless somebody wrote something else there. */
  public static Optional<Cursor> read(boolean backward, String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int line = plain.indexOf('\n');
      String id = line < 0 ? plain : plain.substring(0, line);
      boolean row = !id.isEmpty() && plain.indexOf('\0') < 0;
      return row
          ? Optional.of(new Cursor(backward, line < 0 ? null : plain.substring(line + 1), id))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
