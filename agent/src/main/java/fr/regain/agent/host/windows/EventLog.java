package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;

import fr.regain.agent.host.FaultLog;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The application log of Windows, under the source that the installation registers. Its file of
 * messages is EventCreate.exe, which shows the text of any event from 1 to 1000 as it is.
 */
public final class EventLog implements FaultLog {
  private static final String SOURCE = "Regain";
  private static final int WARNING = 2;
  private static final int FIRST_NUMBER = 100;

  /** The longest text that an event takes is 31839 characters. */
  private static final int LONGEST = 31_000;

  /** A log that cannot be opened is no reason to fail: the exit code says the same. */
  @Override
  public void add(int number, String text) {
    try (Arena arena = Arena.ofConfined()) {
      long log =
          WindowsCall.OPEN_EVENT_LOG.invoke(MemorySegment.NULL, WindowsCall.wide(arena, SOURCE));
      if (log == 0) {
        return;
      }
      MemorySegment shown =
          WindowsCall.wide(arena, text.substring(0, Math.min(text.length(), LONGEST)));
      WindowsCall.ADD_EVENT.invoke(
          log,
          WARNING,
          0,
          FIRST_NUMBER + number,
          MemorySegment.NULL,
          1,
          0,
          arena.allocateFrom(ADDRESS, shown),
          MemorySegment.NULL);
      WindowsCall.CLOSE_EVENT_LOG.invoke(log);
    }
  }
}
