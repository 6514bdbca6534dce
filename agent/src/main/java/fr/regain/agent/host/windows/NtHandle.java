package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.MemorySegment;

/** An open handle and the calls that files and directories share. */
final class NtHandle implements AutoCloseable {
  private static final int DELETE_NOW = 0x1;
  private static final int POSIX_SEMANTICS = 0x2;
  private static final int REFUSE_RUNNING_PROGRAM = 0x4;

  private static final int BASIC_BYTES = 40;
  private static final int TIME_OF_ACCESS = 8;
  private static final int TIME_OF_CHANGE = 24;

  private static final int RENAME_ROOT = 8;
  private static final int RENAME_LENGTH = 16;
  private static final int RENAME_NAME = 20;

  private long number;

  NtHandle(long number) {
    this.number = number;
  }

  long number() {
    if (number == 0) {
      throw new IllegalStateException("used after close");
    }
    return number;
  }

  FileFacts facts() throws FileAccessException {
    return WindowsFacts.read(this);
  }

  /** Refuses a handle that is no longer on the file that was examined. */
  void requireUnchanged(FileFacts expected) throws FileAccessException {
    if (!facts().unchangedIn(expected)) {
      throw new FileAccessException(Reason.CHANGED, "no longer the file that was examined");
    }
  }

  static void requireRegular(FileFacts facts) throws FileAccessException {
    if (facts.kind() == FileKind.LINK) {
      throw new FileAccessException(Reason.LINK, "a link, where a file was expected");
    }
    if (facts.kind() != FileKind.REGULAR) {
      throw new FileAccessException(Reason.NOT_REGULAR, "not a regular file");
    }
  }

  /**
   * Deletes what the handle is on. From Windows 10 1709 the name goes at once; before, and on file
   * systems that do not know how, when the last handle is closed.
   */
  void delete() throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    MemorySegment flags = scratch.order.asSlice(0, 4);
    flags.set(JAVA_INT, 0, DELETE_NOW | POSIX_SEMANTICS | REFUSE_RUNNING_PROGRAM);
    int status =
        NtCalls.setFile(number(), scratch.status, flags, NtCalls.DISPOSITION_INFORMATION_EX);
    if (NtStatus.isUnknownCall(status)) {
      MemorySegment delete = scratch.order.asSlice(0, 1);
      delete.set(JAVA_BYTE, 0, (byte) 1);
      status = NtCalls.setFile(number(), scratch.status, delete, NtCalls.DISPOSITION_INFORMATION);
    }
    NtStatus.check(status, "NtSetInformationFile");
  }

  /** Gives what the handle is on a name in {@code to}, unless something has it. */
  void moveNoReplace(NtHandle to, FileName as) throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    byte[] raw = NtScratch.openable(as);
    MemorySegment order = scratch.order.asSlice(0, Math.max(RENAME_NAME + raw.length, 24));
    // The first field is the flag "replace" in the old form and the set of flags in the new one.
    order.set(JAVA_LONG, 0, 0);
    order.set(JAVA_LONG, RENAME_ROOT, to.number());
    order.set(JAVA_INT, RENAME_LENGTH, raw.length);
    MemorySegment.copy(raw, 0, order, JAVA_BYTE, RENAME_NAME, raw.length);
    int status = NtCalls.setFile(number(), scratch.status, order, NtCalls.RENAME_INFORMATION_EX);
    if (NtStatus.isUnknownCall(status)) {
      status = NtCalls.setFile(number(), scratch.status, order, NtCalls.RENAME_INFORMATION);
    }
    NtStatus.check(status, "NtSetInformationFile");
  }

  /**
   * Asks that what is done through this handle leave the times of access and change as they are.
   */
  void leaveNoTrace() throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    MemorySegment times = scratch.order.asSlice(0, BASIC_BYTES);
    times.fill((byte) 0);
    times.set(JAVA_LONG, TIME_OF_ACCESS, -1);
    times.set(JAVA_LONG, TIME_OF_CHANGE, -1);
    NtStatus.check(
        NtCalls.setFile(number(), scratch.status, times, NtCalls.BASIC_INFORMATION),
        "NtSetInformationFile");
  }

  void flush() throws FileAccessException {
    NtStatus.check(NtCalls.flush(number(), NtScratch.ofThread().status), "NtFlushBuffersFile");
  }

  @Override
  public void close() {
    if (number != 0) {
      // The system frees the handle whatever it answers.
      NtCalls.close(number);
      number = 0;
    }
  }
}
