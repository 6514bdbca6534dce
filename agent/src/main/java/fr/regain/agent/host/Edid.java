package fr.regain.agent.host;

import fr.regain.v1.Display;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a screen says of itself: the base block of VESA E-EDID, release A. Offsets are those of that
 * standard; extension blocks are not read. A block that lacks its mark or whose bytes do not add up
 * is no block.
 */
public final class Edid {
  /** Of the base block; what follows is ignored. */
  public static final int BYTES = 128;

  private static final long MARK = 0x00ff_ffff_ffff_ff00L;
  private static final int MAKER = 8;
  private static final int SERIAL_NUMBER = 12;
  private static final int WEEK = 16;
  private static final int YEAR = 17;
  private static final int WIDTH_CENTIMETRES = 21;
  private static final int HEIGHT_CENTIMETRES = 22;
  private static final int FIRST_DESCRIPTOR = 54;
  private static final int DESCRIPTOR_BYTES = 18;
  private static final int DESCRIPTORS = 4;
  private static final int SERIAL_TEXT = 0xff;
  private static final int NAME_TEXT = 0xfc;

  /** Where makers of panels write the part number, behind their own name. */
  private static final int OTHER_TEXT = 0xfe;

  /** In place of the week: the year is that of the model, and says nothing of when it was made. */
  private static final int MODEL_YEAR = 0xff;

  private static final int YEAR_ZERO = 1990;

  /** The year in which the first EDID standard appeared. */
  private static final int FIRST_YEAR = 1994;

  private static final int LAST_WEEK = 54;
  private static final int ROUNDING_MILLIMETRES = 10;

  private final byte[] block;

  private Edid(byte[] block) {
    this.block = block;
  }

  /** The screen that an EDID describes; absent when the bytes are no EDID, cut short or damaged. */
  public static Optional<Display> parse(byte[] bytes) {
    if (bytes.length < BYTES) {
      return Optional.empty();
    }
    long mark = 0;
    int sum = 0;
    for (int i = 0; i < BYTES; i++) {
      mark = i < Long.BYTES ? mark << 8 | (bytes[i] & 0xff) : mark;
      sum += bytes[i];
    }
    return mark == MARK && (sum & 0xff) == 0
        ? Optional.of(new Edid(bytes).display())
        : Optional.empty();
  }

  private Display display() {
    Display.Builder display = Display.newBuilder();
    maker().ifPresent(display::setMaker);
    text(NAME_TEXT).or(() -> text(OTHER_TEXT)).ifPresent(display::setModel);
    text(SERIAL_TEXT).or(this::serialNumber).ifPresent(display::setSerialNumber);
    int year = YEAR_ZERO + at(YEAR);
    if (at(WEEK) != MODEL_YEAR && year >= FIRST_YEAR) {
      display.setYear(year);
      if (at(WEEK) >= 1 && at(WEEK) <= LAST_WEEK) {
        display.setWeek(at(WEEK));
      }
    }
    preferredMode(display);
    return display.build();
  }

  /** Three letters of five bits each. */
  private Optional<String> maker() {
    int packed = at(MAKER) << 8 | at(MAKER + 1);
    StringBuilder letters = new StringBuilder();
    for (int shift = 10; shift >= 0; shift -= 5) {
      int letter = packed >> shift & 0x1f;
      if (letter < 1 || letter > 26) {
        return Optional.empty();
      }
      letters.append((char) ('A' + letter - 1));
    }
    return Optional.of(letters.toString());
  }

  /** The number of makers that give no text; all zeros, ones or 0x01 stand for none. */
  private Optional<String> serialNumber() {
    long number = 0;
    for (int i = 3; i >= 0; i--) {
      number = number << 8 | at(SERIAL_NUMBER + i);
    }
    return number == 0 || number == 0xffff_ffffL || number == 0x0101_0101L
        ? Optional.empty()
        : Optional.of(Long.toString(number));
  }

  /** The text of the last descriptor with a tag. */
  private Optional<String> text(int tag) {
    for (int i = DESCRIPTORS - 1; i >= 0; i--) {
      int start = FIRST_DESCRIPTOR + i * DESCRIPTOR_BYTES;
      if (at(start) == 0 && at(start + 1) == 0 && at(start + 2) == 0 && at(start + 3) == tag) {
        String text = new String(block, start + 5, 13, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return Optional.of((end < 0 ? text : text.substring(0, end)).strip())
            .filter(value -> !value.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** The first descriptor is the preferred mode, unless its pixel clock is zero. */
  private void preferredMode(Display.Builder display) {
    int at = FIRST_DESCRIPTOR;
    boolean timed = at(at) != 0 || at(at + 1) != 0;
    int width = timed ? at(at + 12) | (at(at + 14) & 0xf0) << 4 : 0;
    int height = timed ? at(at + 13) | (at(at + 14) & 0x0f) << 8 : 0;
    if (timed) {
      int columns = at(at + 2) | (at(at + 4) & 0xf0) << 4;
      int lines = at(at + 5) | (at(at + 7) & 0xf0) << 4;
      // Interlaced modes count the lines of one field.
      lines <<= at(at + 17) >> 7;
      if (columns > 0 && lines > 0) {
        display.setHorizontalPixels(columns).setVerticalPixels(lines);
      }
    }
    size(display, width, height);
  }

  /**
   * The mode states millimetres, the block itself centimetres. Some makers write an aspect ratio or
   * the resolution instead of millimetres: those that are off by more than the rounding do not
   * count. Centimetres of which one is zero are an aspect ratio.
   */
  private void size(Display.Builder display, int width, int height) {
    int coarseWidth = at(WIDTH_CENTIMETRES) * 10;
    int coarseHeight = at(HEIGHT_CENTIMETRES) * 10;
    if (coarseWidth == 0 || coarseHeight == 0) {
      return;
    }
    boolean fine =
        Math.abs(width - coarseWidth) <= ROUNDING_MILLIMETRES
            && Math.abs(height - coarseHeight) <= ROUNDING_MILLIMETRES;
    display
        .setWidthMillimetres(fine ? width : coarseWidth)
        .setHeightMillimetres(fine ? height : coarseHeight);
  }

  private int at(int offset) {
    return block[offset] & 0xff;
  }
}
