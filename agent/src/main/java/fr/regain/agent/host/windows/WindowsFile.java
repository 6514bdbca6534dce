package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.MemorySegment;

/** A regular file of Windows, open by handle. */
final class WindowsFile implements NewFile {
  private static final long LARGEST_TRANSFER = 1 << 30;

  private final NtHandle handle;

  WindowsFile(NtHandle handle) {
    this.handle = handle;
  }

  @Override
  public FileFacts facts() throws FileAccessException {
    return handle.facts();
  }

  @Override
  public long read(MemorySegment into, long offset) throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    long done = 0;
    while (done < into.byteSize()) {
      scratch.number.set(JAVA_LONG, 0, offset + done);
      int length = (int) Math.min(LARGEST_TRANSFER, into.byteSize() - done);
      int status =
          NtCalls.read(handle.number(), scratch.status, into.asSlice(done), length, scratch.number);
      if (status == NtStatus.END_OF_FILE) {
        return done;
      }
      NtStatus.check(status, "NtReadFile");
      long read = scratch.status.get(JAVA_LONG, 8);
      if (read == 0) {
        return done;
      }
      done += read;
    }
    return done;
  }

  @Override
  public void write(MemorySegment from, long offset) throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    long done = 0;
    while (done < from.byteSize()) {
      scratch.number.set(JAVA_LONG, 0, offset + done);
      int length = (int) Math.min(LARGEST_TRANSFER, from.byteSize() - done);
      NtStatus.check(
          NtCalls.write(
              handle.number(), scratch.status, from.asSlice(done), length, scratch.number),
          "NtWriteFile");
      long written = scratch.status.get(JAVA_LONG, 8);
      if (written == 0) {
        throw new FileAccessException(Reason.MEDIUM, "the system wrote nothing");
      }
      done += written;
    }
  }

  @Override
  public boolean tryLock() throws FileAccessException {
    return ByteLock.take(handle);
  }

  @Override
  public void sync() throws FileAccessException {
    handle.flush();
  }

  @Override
  public void close() {
    handle.close();
  }
}
