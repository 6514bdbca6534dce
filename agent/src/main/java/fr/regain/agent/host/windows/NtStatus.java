package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import java.util.Locale;

/** What the system's own results ({@code ntstatus.h}) mean to a user. */
final class NtStatus {
  static final int SUCCESS = 0;
  static final int OPLOCK_BREAK_IN_PROGRESS = 0x108;
  static final int BUFFER_OVERFLOW = 0x80000005;
  static final int NO_MORE_FILES = 0x80000006;
  static final int END_OF_FILE = 0xC0000011;
  static final int ACCESS_DENIED = 0xC0000022;
  static final int NO_SUCH_FILE = 0xC000000F;
  static final int SHARING_VIOLATION = 0xC0000043;
  static final int FILE_LOCK_CONFLICT = 0xC0000054;
  static final int CANNOT_DELETE = 0xC0000121;

  private NtStatus() {}

  /** Whether the call did its work; a warning says that it did a part of it. */
  static boolean isSuccess(int status) {
    return status >= 0;
  }

  /**
   * Whether the system, or this file system, does not know the call or the kind of question: then
   * an older way is tried.
   */
  static boolean isUnknownCall(int status) {
    return switch (status) {
      case 0xC0000002 /* NOT_IMPLEMENTED */,
          0xC0000003 /* INVALID_INFO_CLASS */,
          0xC0000004 /* INFO_LENGTH_MISMATCH */,
          0xC000000D /* INVALID_PARAMETER */,
          0xC0000010 /* INVALID_DEVICE_REQUEST */,
          0xC00000BB /* NOT_SUPPORTED */ ->
          true;
      default -> false;
    };
  }

  static void check(int status, String call) throws FileAccessException {
    if (!isSuccess(status)) {
      throw failure(call, status);
    }
  }

  static FileAccessException failure(String call, int status) {
    return new FileAccessException(
        reason(status), String.format(Locale.ROOT, "%s failed with status 0x%08X", call, status));
  }

  static Reason reason(int status) {
    if (isUnknownCall(status)) {
      return Reason.UNSUPPORTED;
    }
    return switch (status) {
      case NO_SUCH_FILE,
          0xC0000034 /* OBJECT_NAME_NOT_FOUND */,
          0xC000003A /* OBJECT_PATH_NOT_FOUND */,
          0xC0000056 /* DELETE_PENDING */,
          0xC0000123 /* FILE_DELETED */,
          0xC0000128 /* FILE_CLOSED */ ->
          Reason.GONE;
      case ACCESS_DENIED, 0xC0000061 /* PRIVILEGE_NOT_HELD */, 0xC000005A /* INVALID_OWNER */ ->
          Reason.DENIED;
      case 0xC000050B /* REPARSE_POINT_ENCOUNTERED */,
          0xC0000280 /* REPARSE_POINT_NOT_RESOLVED */,
          0xC000071E /* UNTRUSTED_MOUNT_POINT, of RedirectionGuard */,
          0xC000042C /* SYMLINK_CLASS_DISABLED */ ->
          Reason.LINK;
      case 0xC00000D4 /* NOT_SAME_DEVICE */ -> Reason.OTHER_VOLUME;
      case 0xC0000103 /* NOT_A_DIRECTORY */ -> Reason.NOT_A_DIRECTORY;
      case 0xC00000BA /* FILE_IS_A_DIRECTORY */ -> Reason.NOT_REGULAR;
      case 0xC0000035 /* OBJECT_NAME_COLLISION */ -> Reason.EXISTS;
      case 0xC0000101 /* DIRECTORY_NOT_EMPTY */ -> Reason.NOT_EMPTY;
      case SHARING_VIOLATION,
          FILE_LOCK_CONFLICT,
          0xC0000055 /* LOCK_NOT_GRANTED */,
          CANNOT_DELETE,
          0xC0000188 /* RANGE_NOT_LOCKED */,
          0xC0000243 /* USER_MAPPED_FILE */ ->
          Reason.BUSY;
      case 0xC00000A2 /* MEDIA_WRITE_PROTECTED */ -> Reason.READ_ONLY;
      case 0xC000007F /* DISK_FULL */, 0xC0000265 /* TOO_MANY_LINKS */ -> Reason.FULL;
      case 0xC0000044 /* QUOTA_EXCEEDED */ -> Reason.QUOTA;
      case 0xC0000033 /* OBJECT_NAME_INVALID */,
          0xC000003B /* OBJECT_PATH_SYNTAX_BAD */,
          0xC0000106 /* NAME_TOO_LONG */ ->
          Reason.NAME;
      case 0xC000011F /* TOO_MANY_OPENED_FILES */, 0xC000009A /* INSUFFICIENT_RESOURCES */ ->
          Reason.OPEN_FILES;
      case 0xC0000032 /* DISK_CORRUPT_ERROR */,
          0xC0000102 /* FILE_CORRUPT_ERROR */,
          0xC000009C /* DEVICE_DATA_ERROR */,
          0xC0000185 /* IO_DEVICE_ERROR */ ->
          Reason.MEDIUM;
      // 0xC000CF00 to 0xC000CF1E are those of the clouds' own filter.
      default -> (status & 0xFFFFFF00) == 0xC000CF00 ? Reason.PLACEHOLDER : Reason.OTHER;
    };
  }
}
