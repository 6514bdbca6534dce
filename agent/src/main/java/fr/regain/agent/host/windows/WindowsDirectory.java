package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.DirectoryEntry;
import fr.regain.agent.host.file.EntryVisitor;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.VolumeFacts;
import java.io.IOException;
import java.lang.foreign.Arena;

/**
 * A directory of Windows, open by handle. What is compared and what is deleted or moved is one and
 * the same handle.
 */
final class WindowsDirectory implements OpenDirectory {
  private final NtHandle handle;

  WindowsDirectory(NtHandle handle) {
    this.handle = handle;
  }

  NtHandle handle() {
    return handle;
  }

  @Override
  public FileFacts facts() throws FileAccessException {
    return handle.facts();
  }

  @Override
  public VolumeFacts volume() throws FileAccessException {
    return NtVolume.read(handle);
  }

  @Override
  public FilePath finalPath() throws FileAccessException {
    return FinalPath.of(handle);
  }

  @Override
  public void list(EntryVisitor visitor) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      DirectoryRecords records = new DirectoryRecords(arena);
      records.start(handle);
      boolean more = true;
      while (more && records.next()) {
        more = visitor.visit(new DirectoryEntry(records.name(), records.kind()));
      }
    }
  }

  @Override
  public FileFacts stat(FileName name) throws FileAccessException {
    try (NtHandle seen = NtOpening.toSee(handle, name)) {
      return seen.facts();
    }
  }

  @Override
  public OpenDirectory openDirectory(FileName name) throws FileAccessException {
    return new WindowsDirectory(NtOpening.directory(handle, name));
  }

  @Override
  public OpenFile openFile(FileName name) throws FileAccessException {
    requireReadable(stat(name));
    NtHandle opened = NtOpening.toRead(handle, name);
    try {
      requireReadable(opened.facts());
      return new WindowsFile(opened);
    } catch (FileAccessException e) {
      opened.close();
      throw e;
    }
  }

  private static void requireReadable(FileFacts facts) throws FileAccessException {
    NtHandle.requireRegular(facts);
    if (facts.is(FileMark.PLACEHOLDER)) {
      throw new FileAccessException(Reason.PLACEHOLDER, "its content is in a cloud");
    }
    if ((facts.mode() & FileAttributes.REPARSE_POINT) != 0) {
      throw new FileAccessException(
          Reason.UNSUPPORTED, "its content is kept by a filter, which this handle passes by");
    }
  }

  @Override
  public boolean inUse(FileName name) throws FileAccessException {
    requireReadable(stat(name));
    try (NtHandle alone = NtOpening.alone(handle, name)) {
      NtHandle.requireRegular(alone.facts());
      return false;
    } catch (FileAccessException e) {
      if (e.reason() == Reason.BUSY) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public NewFile createFile(FileName name) throws FileAccessException {
    return new WindowsFile(NtOpening.newFile(handle, name));
  }

  @Override
  public OpenDirectory createDirectory(FileName name) throws FileAccessException {
    return new WindowsDirectory(NtOpening.newDirectory(handle, name));
  }

  @Override
  public void unlink(FileName name, FileFacts expected) throws FileAccessException {
    try (NtHandle opened = NtOpening.fileToRemove(handle, name)) {
      opened.requireUnchanged(expected);
      opened.delete();
    }
  }

  @Override
  public void removeDirectory(FileName name) throws FileAccessException {
    try (NtHandle opened = NtOpening.directoryToRemove(handle, name)) {
      if (opened.facts().kind() != FileKind.DIRECTORY) {
        throw new FileAccessException(Reason.LINK, "a link, where a directory was expected");
      }
      opened.delete();
    }
  }

  @Override
  public void moveNoReplace(FileName name, FileFacts expected, OpenDirectory to, FileName as)
      throws FileAccessException {
    if (!(to instanceof WindowsDirectory destination)) {
      throw new IllegalArgumentException("a destination of another file access");
    }
    try (NtHandle opened = NtOpening.fileToRemove(handle, name)) {
      opened.requireUnchanged(expected);
      opened.moveNoReplace(destination.handle, as);
    }
  }

  /**
   * Where a directory cannot be flushed, or not by this account, the file system's own journal
   * writes names in their order: what is flushed after them carries them along.
   */
  @Override
  public void sync() throws FileAccessException {
    try (NtHandle writable = NtOpening.toFlush(handle)) {
      writable.flush();
    } catch (FileAccessException e) {
      if (e.reason() != Reason.UNSUPPORTED && e.reason() != Reason.DENIED) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
