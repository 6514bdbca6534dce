package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.EntryVisitor;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.FileState;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.VolumeFacts;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A directory of Linux, open by descriptor. */
final class LinuxDirectory implements OpenDirectory {
  private static final int LISTING_BYTES = 32 * 1024;

  private final Descriptor descriptor;
  private boolean listed;

  LinuxDirectory(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  /** The descriptor, standing at the first entry. */
  int rewound() throws FileAccessException {
    if (listed) {
      Scratch scratch = Scratch.ofThread();
      Descriptor.check(LinuxCalls.rewind(scratch.capture, descriptor.number()), scratch, "lseek");
    }
    listed = true;
    return descriptor.number();
  }

  @Override
  public FileFacts facts() throws FileAccessException {
    return descriptor.facts();
  }

  @Override
  public VolumeFacts volume() throws FileAccessException {
    return LinuxVolume.read(descriptor);
  }

  @Override
  public FilePath finalPath() throws FileAccessException {
    return FinalPath.of(descriptor);
  }

  @Override
  public void list(EntryVisitor visitor) throws IOException {
    Scratch scratch = Scratch.ofThread();
    int number = rewound();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment records = arena.allocate(LISTING_BYTES, 8);
      long filled;
      do {
        filled =
            Descriptor.check(
                LinuxCalls.getdents64(scratch.capture, number, records), scratch, "getdents64");
      } while (filled > 0 && Dirents.visit(records, filled, visitor));
    }
  }

  @Override
  public FileFacts stat(FileName name) throws FileAccessException {
    return descriptor.stat(name);
  }

  @Override
  public FileState state(FileName name) throws FileAccessException {
    return descriptor.state(name);
  }

  @Override
  public OpenDirectory openDirectory(FileName name) throws FileAccessException {
    return new LinuxDirectory(Opening.directory(descriptor, name, Opening.Mounts.REFUSE));
  }

  @Override
  public OpenFile openFile(FileName name) throws FileAccessException {
    // Asked first, because merely opening a device can act on it.
    requireRegular(descriptor.kind(name));
    Descriptor opened = Opening.file(descriptor, name);
    try {
      requireRegular(opened.kind());
      return new LinuxFile(opened);
    } catch (FileAccessException e) {
      opened.close();
      throw e;
    }
  }

  private static void requireRegular(FileKind kind) throws FileAccessException {
    if (kind == FileKind.LINK) {
      throw new FileAccessException(Reason.LINK, "a link, where a file was expected");
    }
    if (kind != FileKind.REGULAR) {
      throw new FileAccessException(Reason.NOT_REGULAR, "not a regular file");
    }
  }

  @Override
  public boolean inUse(FileName name) throws FileAccessException {
    requireRegular(descriptor.kind(name));
    try (Descriptor opened = Opening.file(descriptor, name)) {
      return opened.openElsewhere();
    }
  }

  @Override
  public NewFile createFile(FileName name) throws FileAccessException {
    return new LinuxFile(Opening.newFile(descriptor, name));
  }

  @Override
  public OpenDirectory createDirectory(FileName name) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    int result = LinuxCalls.mkdirat(scratch.capture, descriptor.number(), scratch.name(name), 0700);
    Descriptor.check(result, scratch, "mkdirat");
    return openDirectory(name);
  }

  @Override
  public void unlink(FileName name, FileFacts expected) throws FileAccessException {
    requireUnchanged(name, expected);
    Scratch scratch = Scratch.ofThread();
    int result = LinuxCalls.unlinkat(scratch.capture, descriptor.number(), scratch.name(name), 0);
    Descriptor.check(result, scratch, "unlinkat");
  }

  @Override
  public void removeDirectory(FileName name) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    int result =
        LinuxCalls.unlinkat(
            scratch.capture, descriptor.number(), scratch.name(name), LinuxCalls.AT_REMOVEDIR);
    Descriptor.check(result, scratch, "unlinkat");
  }

  @Override
  public void moveNoReplace(FileName name, FileFacts expected, OpenDirectory to, FileName as)
      throws FileAccessException {
    if (!(to instanceof LinuxDirectory destination)) {
      throw new IllegalArgumentException("a destination of another file access");
    }
    requireUnchanged(name, expected);
    Scratch scratch = Scratch.ofThread();
    int result =
        LinuxCalls.renameat2(
            scratch.capture,
            descriptor.number(),
            scratch.name(name),
            destination.descriptor.number(),
            scratch.otherName(as),
            LinuxCalls.RENAME_NOREPLACE);
    Descriptor.check(result, scratch, "renameat2");
  }

  private void requireUnchanged(FileName name, FileFacts expected) throws FileAccessException {
    if (!stat(name).unchangedIn(expected)) {
      throw new FileAccessException(Reason.CHANGED, "no longer the file that was examined");
    }
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
