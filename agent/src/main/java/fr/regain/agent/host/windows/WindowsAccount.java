package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Whose a process is. */
final class WindowsAccount {
  private static final int QUERY = 0x8;
  private static final int USER = 1;
  private static final int ANSWER_BYTES = 256;
  private static final int NAME_UNITS = 512;

  private static final long THIS_PROCESS = -1;

  private static final class OfProcess {
    static final Sid SID =
        of(THIS_PROCESS)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Windows does not tell whose account this process has; start it again as"
                            + " a service or from a session"));
  }

  private WindowsAccount() {}

  /** The account of this process. */
  static Sid ofProcess() {
    return OfProcess.SID;
  }

  /** The account of an open process; empty where it may not be known. */
  static Optional<Sid> of(long process) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment token = arena.allocate(8, 8);
      if (WindowsCall.OPEN_PROCESS_TOKEN.invoke(process, QUERY, token) == 0) {
        return Optional.empty();
      }
      long handle = token.get(JAVA_LONG, 0);
      try {
        return user(handle, arena);
      } finally {
        WindowsCall.CLOSE_HANDLE.invoke(handle);
      }
    }
  }

  /**
   * The name by which this machine, or its domain, knows an account.
   *
   * @throws IOException when it knows none
   */
  static String name(Sid sid) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME_UNITS * 2L, 2);
      MemorySegment domain = arena.allocate(NAME_UNITS * 2L, 2);
      long found =
          WindowsCall.ACCOUNT_NAME.invoke(
              MemorySegment.NULL,
              arena.allocateFrom(JAVA_BYTE, sid.toBytes()),
              name,
              arena.allocateFrom(JAVA_INT, NAME_UNITS),
              domain,
              arena.allocateFrom(JAVA_INT, NAME_UNITS),
              arena.allocate(JAVA_INT));
      if (found == 0) {
        throw new IOException("Windows knows no account " + sid.text());
      }
      String of = WindowsCall.text(domain);
      return of.isEmpty() ? WindowsCall.text(name) : of + "\\" + WindowsCall.text(name);
    }
  }

  /** TOKEN_USER: a pointer to the identifier, which follows it in the same memory. */
  private static Optional<Sid> user(long token, Arena arena) {
    MemorySegment answer = arena.allocate(ANSWER_BYTES, 8);
    MemorySegment length = arena.allocateFrom(JAVA_INT, 0);
    if (WindowsCall.GET_TOKEN_INFORMATION.invoke(token, USER, answer, ANSWER_BYTES, length) == 0) {
      return Optional.empty();
    }
    long at = answer.get(ADDRESS, 0).address() - answer.address();
    return at < 0 || at >= ANSWER_BYTES
        ? Optional.empty()
        : Sid.read(answer.toArray(JAVA_BYTE), (int) at);
  }
}
