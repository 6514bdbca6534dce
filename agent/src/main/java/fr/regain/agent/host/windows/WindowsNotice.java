package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.MonotonicClock;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A notice beside the clock, which leaves by itself. Windows 10 and later show it as they show
 * every notice. The structure is NOTIFYICONDATAW of the SDK, as 64-bit programs have it.
 */
public final class WindowsNotice {
  private static final int BYTES = 976;
  private static final int WINDOW = 8;
  private static final int FLAGS = 20;
  private static final int ICON = 32;
  private static final int TIP = 40;
  private static final int TIP_UNITS = 128;
  private static final int TEXT = 304;
  private static final int TEXT_UNITS = 256;
  private static final int TITLE = 820;
  private static final int TITLE_UNITS = 64;
  private static final int KIND = 948;

  private static final int WITH_ICON_TIP_AND_TEXT = 0x2 | 0x4 | 0x10;
  private static final int INFORMATION_WITHOUT_SOUND = 0x1 | 0x10;
  private static final int ADD = 0;
  private static final int DELETE = 2;
  private static final long MESSAGES_ONLY = -3;
  private static final long INFORMATION = 32516;
  private static final int ACCEPTS_NOTICES = 5;

  private WindowsNotice() {}

  /**
   * Shows a notice, and takes it away when its time is over.
   *
   * @param title the first 63 characters of it are shown
   * @param text the first 255 characters of it are shown
   * @return false where there is nothing to show it in, or where the person presents something,
   *     plays or is in quiet hours: then nothing was shown
   */
  public static boolean show(String title, String text, Duration lasting) {
    if (!isWelcome()) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      long window =
          WindowsCall.CREATE_WINDOW.invoke(
              0,
              WindowsCall.wide(arena, "STATIC"),
              WindowsCall.wide(arena, "Regain"),
              0,
              0,
              0,
              0,
              0,
              MESSAGES_ONLY,
              0L,
              0L,
              0L);
      if (window == 0) {
        return false;
      }
      try {
        return show(notice(arena, window, title, text), lasting);
      } finally {
        WindowsCall.DESTROY_WINDOW.invoke(window);
      }
    }
  }

  private static boolean show(MemorySegment notice, Duration lasting) {
    if (WindowsCall.CHANGE_NOTICE.invoke(ADD, notice) == 0) {
      return false;
    }
    try {
      MonotonicClock.ofThisMachine().sleep(lasting);
    } finally {
      WindowsCall.CHANGE_NOTICE.invoke(DELETE, notice);
    }
    return true;
  }

  private static boolean isWelcome() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(JAVA_INT);
      return WindowsCall.NOTICES_WELCOME.invoke(state) == 0
          && state.get(JAVA_INT, 0) == ACCEPTS_NOTICES;
    }
  }

  private static MemorySegment notice(Arena arena, long window, String title, String text) {
    MemorySegment notice = arena.allocate(BYTES, 8);
    notice.set(JAVA_INT, 0, BYTES);
    notice.set(JAVA_LONG, WINDOW, window);
    notice.set(JAVA_INT, FLAGS, WITH_ICON_TIP_AND_TEXT);
    notice.set(
        ADDRESS, ICON, MemorySegment.ofAddress(WindowsCall.LOAD_ICON.invoke(0L, INFORMATION)));
    write(notice.asSlice(TIP, TIP_UNITS * 2L), title);
    write(notice.asSlice(TEXT, TEXT_UNITS * 2L), text);
    write(notice.asSlice(TITLE, TITLE_UNITS * 2L), title);
    notice.set(JAVA_INT, KIND, INFORMATION_WITHOUT_SOUND);
    return notice;
  }

  /** What is too long is cut, between characters, and says so. */
  private static void write(MemorySegment field, String text) {
    int room = (int) (field.byteSize() / 2) - 1;
    String shown = text;
    if (text.length() > room) {
      int end = room - 1;
      shown =
          text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
    field.setString(0, shown, StandardCharsets.UTF_16LE);
  }
}
