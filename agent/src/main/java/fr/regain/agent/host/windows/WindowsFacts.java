package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.Principal;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/** Reads what an open handle is. */
final class WindowsFacts {
  /** FILE_ALL_INFORMATION up to its name, which is cut off. */
  static final int ALL_BYTES = 104;

  private static final int CREATED = 0;
  private static final int ACCESSED = 8;
  private static final int MODIFIED = 16;
  private static final int CHANGED = 24;
  private static final int ATTRIBUTES = 32;
  private static final int ALLOCATED = 40;
  private static final int SIZE = 48;
  private static final int LINKS = 56;
  private static final int NUMBER = 64;

  private WindowsFacts() {}

  static FileFacts read(NtHandle handle) throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    MemorySegment facts = scratch.facts;
    queryAll(handle, scratch);
    int attributes = facts.get(JAVA_INT, ATTRIBUTES);
    int tag = tag(handle, attributes, scratch);
    FileIdentity identity = identity(handle, facts.get(JAVA_LONG, NUMBER), scratch);
    EnumSet<FileMark> marks = FileAttributes.marks(attributes, tag);
    Optional<SecurityDescriptor> security = security(handle);
    security.ifPresent(list -> addSharing(list, marks));
    long created = facts.get(JAVA_LONG, CREATED);
    return new FileFacts(
        FileAttributes.kind(attributes, tag),
        facts.get(JAVA_LONG, SIZE),
        facts.get(JAVA_LONG, ALLOCATED),
        facts.get(JAVA_INT, LINKS) & 0xFFFFFFFFL,
        identity,
        identity.volume(),
        instant(facts, MODIFIED),
        instant(facts, CHANGED),
        created == 0 ? Optional.empty() : Optional.of(WindowsTime.instant(created)),
        instant(facts, ACCESSED),
        security.flatMap(SecurityDescriptor::owner).map(Sid::principal),
        FileAttributes.lasting(attributes),
        marks);
  }

  /**
   * What a listing does not tell, or tells as it was.
   *
   * @param modified as {@link WindowsTime} takes it
   * @param changed as {@link WindowsTime} takes it
   * @param links names that the file has
   */
  record Current(long size, long allocated, long modified, long changed, long links) {}

  static Current current(NtHandle handle) throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    queryAll(handle, scratch);
    MemorySegment facts = scratch.facts;
    return new Current(
        facts.get(JAVA_LONG, SIZE),
        facts.get(JAVA_LONG, ALLOCATED),
        facts.get(JAVA_LONG, MODIFIED),
        facts.get(JAVA_LONG, CHANGED),
        facts.get(JAVA_INT, LINKS) & 0xFFFFFFFFL);
  }

  /** The owner; empty where this account may not read it. */
  static Optional<Principal> owner(NtHandle handle) throws FileAccessException {
    return security(handle).flatMap(SecurityDescriptor::owner).map(Sid::principal);
  }

  private static void queryAll(NtHandle handle, NtScratch scratch) throws FileAccessException {
    int status =
        NtCalls.queryFile(handle.number(), scratch.status, scratch.facts, NtCalls.ALL_INFORMATION);
    if (status != NtStatus.BUFFER_OVERFLOW) {
      NtStatus.check(status, "NtQueryInformationFile");
    }
  }

  private static int tag(NtHandle handle, int attributes, NtScratch scratch)
      throws FileAccessException {
    if ((attributes & FileAttributes.REPARSE_POINT) == 0) {
      return 0;
    }
    NtStatus.check(
        NtCalls.queryFile(
            handle.number(), scratch.status, scratch.tag, NtCalls.ATTRIBUTE_TAG_INFORMATION),
        "NtQueryInformationFile");
    return scratch.tag.get(JAVA_INT, 4);
  }

  /** The volume's 64-bit serial number, as in {@link #read}. */
  static long volume(NtHandle handle) throws FileAccessException {
    return identity(handle, 0, NtScratch.ofThread()).volume();
  }

  /**
   * NTFS and ReFS tell 64 bits for the volume and 128 for the file. Where the file system does not,
   * the older numbers of half their length stand in, which everything on the volume shares.
   */
  private static FileIdentity identity(NtHandle handle, long shortNumber, NtScratch scratch)
      throws FileAccessException {
    MemorySegment identity = scratch.identity;
    int status =
        NtCalls.queryFile(handle.number(), scratch.status, identity, NtCalls.ID_INFORMATION);
    if (NtStatus.isSuccess(status)) {
      return new FileIdentity(
          identity.get(JAVA_LONG, 0), identity.get(JAVA_LONG, 16), identity.get(JAVA_LONG, 8));
    }
    if (!NtStatus.isUnknownCall(status)) {
      throw NtStatus.failure("NtQueryInformationFile", status);
    }
    status =
        NtCalls.queryVolume(handle.number(), scratch.status, identity, NtCalls.VOLUME_INFORMATION);
    if (status != NtStatus.BUFFER_OVERFLOW) {
      NtStatus.check(status, "NtQueryVolumeInformationFile");
    }
    return new FileIdentity(identity.get(JAVA_INT, 8) & 0xFFFFFFFFL, 0, shortNumber);
  }

  /** Absent where the handle was opened without the right to read it. */
  static Optional<SecurityDescriptor> security(NtHandle handle) throws FileAccessException {
    NtScratch scratch = NtScratch.ofThread();
    int status = NtCalls.querySecurity(handle.number(), scratch.security, scratch.number);
    if (status == NtStatus.ACCESS_DENIED) {
      return Optional.empty();
    }
    NtStatus.check(status, "NtQuerySecurityObject");
    long length = Math.min(scratch.number.get(JAVA_INT, 0), scratch.security.byteSize());
    return Optional.of(
        new SecurityDescriptor(scratch.security.asSlice(0, length).toArray(JAVA_BYTE)));
  }

  private static void addSharing(SecurityDescriptor security, EnumSet<FileMark> marks) {
    if (security.allowsOthers(SecurityDescriptor.ANYTHING)) {
      marks.add(FileMark.SHARED);
      if (security.allowsOthers(SecurityDescriptor.WRITING)) {
        marks.add(FileMark.SHARED_WRITE);
      }
    }
  }

  private static Instant instant(MemorySegment facts, int at) {
    return WindowsTime.instant(facts.get(JAVA_LONG, at));
  }
}
