package fr.regain.agent.host.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One component of a path, exactly as the file system stores it: bytes on Linux, UTF-16 units on
 * Windows. Names are equal when their raw values are; nothing is normalised, folded or decoded but
 * for {@linkplain #display() display}, which cannot be turned back into a name.
 */
public final class FileName implements Comparable<FileName> {
  private static final int LONGEST = 1020;

  /** What the file systems in use keep: 255 bytes on Linux, 255 units on Windows. */
  private static final int LONGEST_KEPT = 255;

  private final byte[] raw;
  private final Charset charset;

  private FileName(byte[] raw, Charset charset) {
    this.raw = raw;
    this.charset = charset;
  }

  /**
   * A name of Linux.
   *
   * @throws FileAccessException with {@link Reason#NAME} for what is not one component: empty,
   *     {@code .}, {@code ..}, with a slash or a zero byte, or longer than any file system allows
   */
  public static FileName ofBytes(byte[] raw) throws FileAccessException {
    require(raw.length > 0 && raw.length <= LONGEST);
    require(!(raw[0] == '.' && (raw.length == 1 || (raw.length == 2 && raw[1] == '.'))));
    for (byte value : raw) {
      require(value != 0 && value != '/');
    }
    return new FileName(raw.clone(), StandardCharsets.UTF_8);
  }

  /**
   * A name of Windows, from UTF-16 units that need not pair up.
   *
   * @throws FileAccessException with {@link Reason#NAME} for what is not one component; a colon is
   *     refused because it would open another stream of the file
   */
  public static FileName ofUnits(char[] units) throws FileAccessException {
    FileName name = ofListedUnits(units);
    require(!name.namesStream());
    return name;
  }

  /**
   * As {@link #ofUnits}, for what Windows itself lists: with a colon, too, as other systems write
   * it to a volume of Windows. Such a name can be told, and not be opened.
   */
  public static FileName ofListedUnits(char[] units) throws FileAccessException {
    require(units.length > 0 && units.length * 2 <= LONGEST);
    require(!(units[0] == '.' && (units.length == 1 || (units.length == 2 && units[1] == '.'))));
    byte[] raw = new byte[units.length * 2];
    for (int i = 0; i < units.length; i++) {
      char unit = units[i];
      require(unit != 0 && unit != '/' && unit != '\\');
      raw[2 * i] = (byte) unit;
      raw[2 * i + 1] = (byte) (unit >> 8);
    }
    return new FileName(raw, StandardCharsets.UTF_16LE);
  }

  /**
   * A name from a stored {@linkplain #raw() raw value}.
   *
   * @param root the root of the path that it belongs to, which tells the system
   */
  public static FileName ofRaw(byte[] raw, String root) throws FileAccessException {
    if (root.equals("/")) {
      return ofBytes(raw);
    }
    char[] units = new char[raw.length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) ((raw[2 * i] & 0xFF) | (raw[2 * i + 1] << 8));
    }
    return ofUnits(units);
  }

  /** Whether Windows would take it for the name of a stream of a file. */
  public boolean namesStream() {
    return charset.equals(StandardCharsets.UTF_16LE) && text().indexOf(':') >= 0;
  }

  private static void require(boolean condition) throws FileAccessException {
    if (!condition) {
      throw new FileAccessException(Reason.NAME, "not the name of one file");
    }
  }

  /** A copy of the raw value: the bytes of Linux, or the little-endian units of Windows. */
  public byte[] raw() {
    return raw.clone();
  }

  /**
   * Another name for the same thing, to stand beside this one: {@code letter (2).odt}. What comes
   * before the ending is shortened where the file system would not take the whole.
   *
   * @throws FileAccessException with {@link Reason#NAME} where the ending leaves no room
   */
  public FileName numbered(int number) throws FileAccessException {
    int unit = charset.equals(StandardCharsets.UTF_8) ? 1 : 2;
    byte[] mark = (" (" + number + ")").getBytes(charset);
    int dot = raw.length;
    for (int at = raw.length - unit; at > 0; at -= unit) {
      if (raw[at] == '.' && (unit == 1 || raw[at + 1] == 0)) {
        dot = at;
        break;
      }
    }
    int stem = Math.min(dot, LONGEST_KEPT * unit - mark.length - (raw.length - dot));
    require(stem > 0);
    byte[] longer = new byte[stem + mark.length + raw.length - dot];
    System.arraycopy(raw, 0, longer, 0, stem);
    System.arraycopy(mark, 0, longer, stem, mark.length);
    System.arraycopy(raw, dot, longer, stem + mark.length, raw.length - dot);
    return new FileName(longer, charset);
  }

  /** Length of the raw value in bytes. */
  public int length() {
    return raw.length;
  }

  /** The name decoded, with a replacement character for what cannot be; to compare, not to keep. */
  public String text() {
    return new String(raw, charset);
  }

  /**
   * The name for people: what cannot be decoded is written {@code \xHH}, and so is what would act
   * on a terminal or change the direction of the text.
   */
  public String display() {
    if (isPlain()) {
      return new String(raw, StandardCharsets.US_ASCII);
    }
    StringBuilder text = new StringBuilder(raw.length);
    ByteBuffer in = ByteBuffer.wrap(raw);
    CharBuffer out = CharBuffer.allocate(raw.length + 1);
    var decoder = charset.newDecoder();
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, out, true);
      int bad = result.isError() ? result.length() : in.remaining();
      for (int i = 0; i < bad; i++) {
        out.flip();
        appendVisible(text, out.toString());
        out.clear();
        text.append(String.format(Locale.ROOT, "\\x%02X", in.get()));
      }
    }
    out.flip();
    return appendVisible(text, out.toString()).toString();
  }

  private boolean isPlain() {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return false;
    }
    for (byte value : raw) {
      if (value < ' ' || value == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static StringBuilder appendVisible(StringBuilder text, String decoded) {
    decoded
        .codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean visible =
                  type != Character.CONTROL
                      && type != Character.FORMAT
                      && type != Character.LINE_SEPARATOR
                      && type != Character.PARAGRAPH_SEPARATOR;
              if (visible) {
                text.appendCodePoint(point);
              } else {
                text.append(String.format(Locale.ROOT, "\\u{%X}", point));
              }
            });
    return text;
  }

  @Override
  public int compareTo(FileName other) {
    return Arrays.compareUnsigned(raw, other.raw);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileName name
        && charset.equals(name.charset)
        && Arrays.equals(raw, name.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  /** Same as {@link #display()}. */
  @Override
  public String toString() {
    return display();
  }
}
