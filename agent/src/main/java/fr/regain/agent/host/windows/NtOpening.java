package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Opens one name below an open directory: the reparse point itself where there is one, without
 * fetching anything from a cloud and without waiting for a program that has promised to give way
 * (an opportunistic lock). No privilege of backup or restore is ever used.
 */
final class NtOpening {
  private static final int READ_CONTENT = 0x1;
  private static final int ADD_FILE = 0x2;
  private static final int ADD_DIRECTORY = 0x4;
  private static final int TRAVERSE = 0x20;
  private static final int READ_ATTRIBUTES = 0x80;
  private static final int WRITE_ATTRIBUTES = 0x100;
  private static final int SYNCHRONIZE = 0x100000;

  private static final int FACTS = READ_ATTRIBUTES | SYNCHRONIZE;
  private static final int OWNER = SecurityDescriptor.READ_CONTROL;
  private static final int ENTRIES = READ_CONTENT | TRAVERSE;

  private static final int SHARE_READ = 1;
  private static final int SHARE_ALL = 7;
  private static final int SHARE_NOTHING = 0;

  private static final int OPEN_EXISTING = 1;
  private static final int CREATE_NEW = 2;

  private static final int ONLY_DIRECTORY = 0x1;
  private static final int SYNCHRONOUS = 0x20;
  private static final int ONLY_FILE = 0x40;
  private static final int WITHOUT_WAITING = 0x100;
  private static final int REPARSE_POINT_ITSELF = 0x200000;
  private static final int WITHOUT_RECALL = 0x400000;
  private static final int USUAL =
      SYNCHRONOUS | WITHOUT_WAITING | REPARSE_POINT_ITSELF | WITHOUT_RECALL;

  private NtOpening() {}

  /** The root of a drive, by its native path. */
  static NtHandle root(String drive) throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    try (Arena arena = Arena.ofConfined()) {
      byte[] path = ("\\??\\" + drive).getBytes(StandardCharsets.UTF_16LE);
      MemorySegment attributes = scratch.absolute(arena.allocateFrom(JAVA_BYTE, path));
      int access = FACTS | OWNER | ENTRIES;
      int status =
          NtCalls.createFile(
              scratch.handle,
              access,
              attributes,
              scratch.status,
              SHARE_ALL,
              OPEN_EXISTING,
              ONLY_DIRECTORY | SYNCHRONOUS);
      NtStatus.check(status, "NtCreateFile");
      return new NtHandle(scratch.handle.get(JAVA_LONG, 0));
    }
  }

  /** Anything, only to see what it is. */
  static NtHandle toSee(NtHandle parent, FileName name) throws FileAccessException {
    return withOwner(parent, name, FACTS, SHARE_ALL, 0);
  }

  static NtHandle directory(NtHandle parent, FileName name) throws FileAccessException {
    NtHandle opened;
    try {
      opened = withOwner(parent, name, FACTS | ENTRIES, SHARE_ALL, ONLY_DIRECTORY);
    } catch (FileAccessException e) {
      // The system calls the link to a file "not a directory"; users are told which it is.
      if (e.reason() == Reason.NOT_A_DIRECTORY && kind(parent, name) == FileKind.LINK) {
        throw link();
      }
      throw e;
    }
    return verified(opened);
  }

  private static FileKind kind(NtHandle parent, FileName name) throws FileAccessException {
    try (NtHandle seen = toSee(parent, name)) {
      return seen.facts().kind();
    }
  }

  private static FileAccessException link() {
    return new FileAccessException(Reason.LINK, "a link, where a directory was expected");
  }

  private static NtHandle verified(NtHandle directory) throws FileAccessException {
    try {
      FileFacts facts = directory.facts();
      if (facts.kind() != FileKind.DIRECTORY) {
        throw link();
      }
      if (facts.is(FileMark.PLACEHOLDER)) {
        throw new FileAccessException(Reason.PLACEHOLDER, "its entries are in a cloud");
      }
      return directory;
    } catch (FileAccessException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * A file, to read its content: whoever has it open may go on, and whoever wants to write, move or
   * delete it as well.
   */
  static NtHandle toRead(NtHandle parent, FileName name) throws FileAccessException {
    int access = FACTS | READ_CONTENT;
    try {
      NtHandle opened = withOwner(parent, name, access | WRITE_ATTRIBUTES, SHARE_ALL, ONLY_FILE);
      try {
        opened.leaveNoTrace();
        return opened;
      } catch (FileAccessException e) {
        opened.close();
        throw e;
      }
    } catch (FileAccessException e) {
      if (e.reason() != Reason.DENIED) {
        throw e;
      }
      return withOwner(parent, name, access, SHARE_ALL, ONLY_FILE);
    }
  }

  /** A file, for this handle alone: refused while any program has it open or runs it. */
  static NtHandle alone(NtHandle parent, FileName name) throws FileAccessException {
    int access = FACTS | READ_CONTENT | SecurityDescriptor.WRITE_CONTENT;
    return open(parent, name, access | SecurityDescriptor.DELETE, SHARE_NOTHING, ONLY_FILE);
  }

  /** A file, to move or delete it: refused while anybody may write it or forbids its deletion. */
  static NtHandle fileToRemove(NtHandle parent, FileName name) throws FileAccessException {
    int access = FACTS | SecurityDescriptor.DELETE;
    return withOwner(parent, name, access, SHARE_READ, ONLY_FILE);
  }

  static NtHandle directoryToRemove(NtHandle parent, FileName name) throws FileAccessException {
    int access = FACTS | SecurityDescriptor.DELETE;
    return open(parent, name, access, SHARE_ALL, ONLY_DIRECTORY);
  }

  /** The directory itself once more, with the right that flushing it takes. */
  static NtHandle toFlush(NtHandle directory) throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    MemorySegment attributes = scratch.itself(directory.number());
    int access = SYNCHRONIZE | ADD_FILE | ADD_DIRECTORY;
    return opened(scratch, attributes, access, SHARE_ALL, OPEN_EXISTING, ONLY_DIRECTORY);
  }

  static NtHandle newFile(NtHandle parent, FileName name) throws FileAccessException {
    int access = FACTS | OWNER | READ_CONTENT | SecurityDescriptor.WRITE_CONTENT;
    return create(
        parent, name, access, ONLY_FILE, SecurityDescriptor.newFile(WindowsAccount.ofProcess()));
  }

  static NtHandle newDirectory(NtHandle parent, FileName name) throws FileAccessException {
    return create(
        parent,
        name,
        FACTS | OWNER | ENTRIES,
        ONLY_DIRECTORY,
        SecurityDescriptor.newDirectory(WindowsAccount.ofProcess()));
  }

  private static NtHandle create(
      NtHandle parent, FileName name, int access, int kind, byte[] protection)
      throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = scratch.below(parent.number(), name);
      MemorySegment security = arena.allocate(protection.length, 8);
      MemorySegment.copy(protection, 0, security, JAVA_BYTE, 0, protection.length);
      scratch.protect(security);
      return opened(scratch, attributes, access, SHARE_ALL, CREATE_NEW, kind);
    }
  }

  /** With the right to read owner and access list, or without where that is refused. */
  private static NtHandle withOwner(NtHandle parent, FileName name, int access, int share, int kind)
      throws FileAccessException {
    try {
      return open(parent, name, access | OWNER, share, kind);
    } catch (FileAccessException e) {
      if (e.reason() != Reason.DENIED) {
        throw e;
      }
      return open(parent, name, access, share, kind);
    }
  }

  private static NtHandle open(NtHandle parent, FileName name, int access, int share, int kind)
      throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    MemorySegment attributes = scratch.below(parent.number(), name);
    return opened(scratch, attributes, access, share, OPEN_EXISTING, kind);
  }

  private static NtHandle opened(
      NtScratch scratch, MemorySegment attributes, int access, int share, int disposition, int kind)
      throws FileAccessException {
    int status =
        NtCalls.createFile(
            scratch.handle, access, attributes, scratch.status, share, disposition, USUAL | kind);
    NtStatus.check(status, "NtCreateFile");
    NtHandle handle = new NtHandle(scratch.handle.get(JAVA_LONG, 0));
    if (status == NtStatus.OPLOCK_BREAK_IN_PROGRESS) {
      handle.close();
      throw new FileAccessException(Reason.BUSY, "a program is about to give way");
    }
    return handle;
  }
}
