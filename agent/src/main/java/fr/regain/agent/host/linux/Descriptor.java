package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FileState;
import java.lang.foreign.MemorySegment;

/** An open file descriptor and the calls that files and directories share. */
final class Descriptor implements AutoCloseable {
  private static final int STAT_FLAGS = LinuxCalls.AT_SYMLINK_NOFOLLOW | LinuxCalls.AT_NO_AUTOMOUNT;

  private int number;

  Descriptor(int number) {
    this.number = number;
  }

  int number() {
    if (number < 0) {
      throw new IllegalStateException("used after close");
    }
    return number;
  }

  FileFacts facts() throws FileAccessException {
    return statx().facts();
  }

  FileFacts stat(FileName name) throws FileAccessException {
    return statx(name).facts();
  }

  FileState state() throws FileAccessException {
    return statx().state();
  }

  FileState state(FileName name) throws FileAccessException {
    return statx(name).state();
  }

  /** What it is, without the rest of its facts. */
  FileKind kind() throws FileAccessException {
    return statx().kind();
  }

  /** What that name is in this directory, without the rest of its facts. */
  FileKind kind(FileName name) throws FileAccessException {
    return statx(name).kind();
  }

  private Statx statx() throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    return statx(scratch, scratch.emptyName, LinuxCalls.AT_EMPTY_PATH | STAT_FLAGS);
  }

  private Statx statx(FileName name) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    return statx(scratch, scratch.name(name), STAT_FLAGS);
  }

  private Statx statx(Scratch scratch, MemorySegment name, int flags) throws FileAccessException {
    int result =
        LinuxCalls.statx(
            scratch.capture,
            number(),
            name.address(),
            flags,
            Statx.ALL,
            scratch.statx.memory().address());
    check(result, scratch, "statx");
    return scratch.statx;
  }

  /**
   * Whether the file is open anywhere else. The kernel grants a write lease only on a file that
   * nobody else has open, mapped ones included. A lease ends when the descriptor is closed, which
   * has to follow at once. Somebody who opens the file in between has the kernel send this process
   * a signal, for which one is chosen that does nothing: the usual one would end the process.
   */
  boolean openElsewhere() throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    fcntl(scratch, LinuxCalls.SET_SIGNAL, LinuxCalls.URGENT_DATA_SIGNAL);
    int lease =
        LinuxCalls.fcntl(
            scratch.capture, number(), LinuxCalls.SET_LEASE, LinuxCalls.LEASE_FOR_WRITING);
    if (lease < 0 && LinuxCalls.error(scratch.capture) == LinuxErrors.EAGAIN) {
      return true;
    }
    check(lease, scratch, "fcntl");
    return false;
  }

  private void fcntl(Scratch scratch, int command, int argument) throws FileAccessException {
    check(LinuxCalls.fcntl(scratch.capture, number(), command, argument), scratch, "fcntl");
  }

  void sync() throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    check(LinuxCalls.fsync(scratch.capture, number()), scratch, "fsync");
  }

  static long check(long result, Scratch scratch, String call) throws FileAccessException {
    if (result < 0) {
      throw LinuxErrors.failure(call, LinuxCalls.error(scratch.capture));
    }
    return result;
  }

  @Override
  public void close() {
    if (number >= 0) {
      // Linux frees the number whatever it answers; trying again could close another thread's file.
      LinuxCalls.close(Scratch.ofThread().capture, number);
      number = -1;
    }
  }
}
