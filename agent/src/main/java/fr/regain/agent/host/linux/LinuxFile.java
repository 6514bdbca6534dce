package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileState;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.MemorySegment;

/** A regular file of Linux, open by descriptor. */
final class LinuxFile implements NewFile {
  private final Descriptor descriptor;

  LinuxFile(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public FileFacts facts() throws FileAccessException {
    return descriptor.facts();
  }

  @Override
  public FileState state() throws FileAccessException {
    return descriptor.state();
  }

  @Override
  public long read(MemorySegment into, long offset) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    long done = 0;
    while (done < into.byteSize()) {
      long read =
          LinuxCalls.pread(scratch.capture, descriptor.number(), into.asSlice(done), offset + done);
      if (read == 0) {
        return done;
      }
      done += settle(read, scratch, "pread");
    }
    return done;
  }

  @Override
  public void write(MemorySegment from, long offset) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    long done = 0;
    while (done < from.byteSize()) {
      long written =
          LinuxCalls.pwrite(
              scratch.capture, descriptor.number(), from.asSlice(done), offset + done);
      if (written == 0) {
        throw new FileAccessException(Reason.MEDIUM, "the system wrote nothing");
      }
      done += settle(written, scratch, "pwrite");
    }
  }

  /** Bytes moved: none when a signal came first, so that the caller tries again. */
  private static long settle(long moved, Scratch scratch, String call) throws FileAccessException {
    if (moved < 0 && LinuxCalls.error(scratch.capture) == LinuxErrors.EINTR) {
      return 0;
    }
    return Descriptor.check(moved, scratch, call);
  }

  @Override
  public boolean tryLock() throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    int result =
        LinuxCalls.flock(
            scratch.capture, descriptor.number(), LinuxCalls.LOCK_EX | LinuxCalls.LOCK_NB);
    if (result < 0 && LinuxCalls.error(scratch.capture) == LinuxErrors.EAGAIN) {
      return false;
    }
    Descriptor.check(result, scratch, "flock");
    return true;
  }

  @Override
  public void sync() throws FileAccessException {
    descriptor.sync();
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
