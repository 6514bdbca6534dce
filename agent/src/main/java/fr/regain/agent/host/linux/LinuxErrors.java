package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;

/** What the kernel's error numbers ({@code asm-generic/errno.h}) mean to a user. */
final class LinuxErrors {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EINVAL = 22;
  static final int ENAMETOOLONG = 36;
  static final int ENOSYS = 38;

  private LinuxErrors() {}

  static FileAccessException failure(String call, int error) {
    return new FileAccessException(reason(error), call + " failed with error " + error);
  }

  static Reason reason(int error) {
    return switch (error) {
      case ENOENT, 116 /* ESTALE */ -> Reason.GONE;
      case EPERM, 13 /* EACCES */ -> Reason.DENIED;
      case 40 /* ELOOP */ -> Reason.LINK;
      case 18 /* EXDEV */ -> Reason.OTHER_VOLUME;
      case 20 /* ENOTDIR */ -> Reason.NOT_A_DIRECTORY;
      case 6 /* ENXIO */, 19 /* ENODEV */, 21 /* EISDIR */ -> Reason.NOT_REGULAR;
      case 17 /* EEXIST */ -> Reason.EXISTS;
      case 39 /* ENOTEMPTY */ -> Reason.NOT_EMPTY;
      case 16 /* EBUSY */, 26 /* ETXTBSY */, EAGAIN -> Reason.BUSY;
      case 30 /* EROFS */ -> Reason.READ_ONLY;
      case 28 /* ENOSPC */, 31 /* EMLINK */ -> Reason.FULL;
      case 122 /* EDQUOT */ -> Reason.QUOTA;
      case ENAMETOOLONG, 84 /* EILSEQ */ -> Reason.NAME;
      case 23 /* ENFILE */, 24 /* EMFILE */ -> Reason.OPEN_FILES;
      case 5 /* EIO */, 117 /* EUCLEAN */, 74 /* EBADMSG */ -> Reason.MEDIUM;
      case EINVAL, ENOSYS, 95 /* EOPNOTSUPP */ -> Reason.UNSUPPORTED;
      default -> Reason.OTHER;
    };
  }
}
