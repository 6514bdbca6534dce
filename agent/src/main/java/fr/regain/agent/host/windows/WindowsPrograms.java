package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import fr.regain.agent.host.RunningPrograms;
import fr.regain.agent.host.file.Principal;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the system's list of processes, this one left out. A process of which this account may not
 * know whose it is counts as everybody's, so that a guard holds rather too often.
 */
public final class WindowsPrograms implements RunningPrograms {
  private static final int PROCESSES = 0x2;
  private static final long INVALID = -1;
  private static final int QUERY_LIMITED = 0x1000;

  /** PROCESSENTRY32W on 64-bit systems. */
  private static final int ENTRY_BYTES = 568;

  private static final int ENTRY_PROCESS = 8;
  private static final int ENTRY_NAME = 44;
  private static final int NAME_UNITS = 260;
  private static final String ENDING = ".exe";

  private final long self = ProcessHandle.current().pid();

  @Override
  public Set<String> names(Optional<Principal> account) throws IOException {
    long list = WindowsCall.LIST_PROCESSES.invoke(PROCESSES, 0);
    if (list == INVALID) {
      throw new IOException("Windows does not tell which programs run");
    }
    try (Arena arena = Arena.ofConfined()) {
      Set<String> names = new HashSet<>();
      MemorySegment entry = arena.allocate(ENTRY_BYTES, 8);
      entry.set(JAVA_INT, 0, ENTRY_BYTES);
      long more = WindowsCall.FIRST_PROCESS.invoke(list, entry);
      if (more == 0) {
        throw new IOException("the list of programs is empty, although this one runs");
      }
      while (more != 0) {
        int process = entry.get(JAVA_INT, ENTRY_PROCESS);
        if (process != self && (account.isEmpty() || mayBelongTo(process, account.get()))) {
          names.add(name(entry));
        }
        more = WindowsCall.NEXT_PROCESS.invoke(list, entry);
      }
      return names;
    } finally {
      WindowsCall.CLOSE_HANDLE.invoke(list);
    }
  }

  private static boolean mayBelongTo(int process, Principal account) {
    long opened = WindowsCall.OPEN_PROCESS.invoke(QUERY_LIMITED, 0, process);
    if (opened == 0) {
      return true;
    }
    try {
      return WindowsAccount.of(opened).map(Sid::principal).map(account::equals).orElse(true);
    } finally {
      WindowsCall.CLOSE_HANDLE.invoke(opened);
    }
  }

  private static String name(MemorySegment entry) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < NAME_UNITS; i++) {
      char unit = entry.get(JAVA_CHAR, ENTRY_NAME + 2L * i);
      if (unit == 0) {
        break;
      }
      name.append(unit);
    }
    String folded = name.toString().toLowerCase(Locale.ROOT);
    return folded.endsWith(ENDING)
        ? folded.substring(0, folded.length() - ENDING.length())
        : folded;
  }
}
