package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import java.util.EnumSet;

/**
 * What file attributes and the tag of a reparse point say together. Numbers from {@code winnt.h};
 * the tags of {@code ntifs.h}.
 */
final class FileAttributes {
  static final int READ_ONLY = 0x1;
  static final int HIDDEN = 0x2;
  static final int SYSTEM = 0x4;
  static final int DIRECTORY = 0x10;
  static final int ARCHIVE = 0x20;
  static final int NORMAL = 0x80;
  static final int REPARSE_POINT = 0x400;
  static final int COMPRESSED = 0x800;
  static final int OFFLINE = 0x1000;
  static final int RECALL_ON_OPEN = 0x40000;
  static final int RECALL_ON_DATA_ACCESS = 0x400000;

  private static final int NOT_LOCAL = OFFLINE | RECALL_ON_OPEN | RECALL_ON_DATA_ACCESS;

  /** ARCHIVE comes with any change, a rename included; NORMAL only says that there is no other. */
  private static final int WITHOUT_MEANING = ARCHIVE | NORMAL;

  private static final int NAME_SURROGATE = 0x20000000;
  private static final int TAG_CLOUD = 0x9000001A;
  private static final int CLOUD_NUMBER = 0xF000;
  private static final int TAG_ONE_DRIVE = 0x80000021;
  private static final int TAG_STORED_ELSEWHERE = 0xC0000004;
  private static final int TAG_PROJECTED = 0x9000001C;
  private static final int TAG_DEDUPLICATED = 0x80000013;
  private static final int TAG_COMPRESSED_BY_SYSTEM = 0x80000017;
  private static final int TAG_SOCKET = 0x80000023;
  private static final int TAG_FIFO = 0x80000024;
  private static final int TAG_CHARACTER_DEVICE = 0x80000025;
  private static final int TAG_BLOCK_DEVICE = 0x80000026;

  private FileAttributes() {}

  /**
   * What it is. A reparse point whose tag is not known to keep its content in place counts as a
   * link: it may lead anywhere.
   *
   * @param tag of the reparse point; any number when there is none
   */
  static FileKind kind(int attributes, int tag) {
    FileKind plain = (attributes & DIRECTORY) == 0 ? FileKind.REGULAR : FileKind.DIRECTORY;
    if ((attributes & REPARSE_POINT) == 0) {
      return plain;
    }
    if ((tag & NAME_SURROGATE) != 0) {
      return FileKind.LINK;
    }
    if (isCloud(tag)) {
      return plain;
    }
    return switch (tag) {
      case TAG_DEDUPLICATED, TAG_COMPRESSED_BY_SYSTEM -> plain;
      case TAG_SOCKET -> FileKind.SOCKET;
      case TAG_FIFO -> FileKind.FIFO;
      case TAG_CHARACTER_DEVICE, TAG_BLOCK_DEVICE -> FileKind.DEVICE;
      default -> FileKind.LINK;
    };
  }

  /**
   * Whether content is in a cloud or in a slower store. A file that a cloud keeps in step counts
   * even while its content is here too: what happens to it here happens there.
   */
  static boolean isPlaceholder(int attributes, int tag) {
    boolean keptInStep =
        (attributes & REPARSE_POINT) != 0 && (attributes & DIRECTORY) == 0 && isCloud(tag);
    return keptInStep || (attributes & NOT_LOCAL) != 0;
  }

  private static boolean isCloud(int tag) {
    return (tag & ~CLOUD_NUMBER) == TAG_CLOUD
        || tag == TAG_ONE_DRIVE
        || tag == TAG_STORED_ELSEWHERE
        || tag == TAG_PROJECTED;
  }

  /** The attributes that stay the same when nobody changes them. */
  static int lasting(int attributes) {
    return attributes & ~WITHOUT_MEANING;
  }

  static EnumSet<FileMark> marks(int attributes, int tag) {
    EnumSet<FileMark> marks = EnumSet.noneOf(FileMark.class);
    // On a directory the read-only attribute only says that a program gave it an icon.
    if ((attributes & READ_ONLY) != 0 && (attributes & DIRECTORY) == 0) {
      marks.add(FileMark.READ_ONLY);
    }
    if ((attributes & HIDDEN) != 0) {
      marks.add(FileMark.HIDDEN);
    }
    if ((attributes & SYSTEM) != 0) {
      marks.add(FileMark.SYSTEM);
    }
    if ((attributes & COMPRESSED) != 0) {
      marks.add(FileMark.COMPRESSED);
    }
    if (isPlaceholder(attributes, tag)) {
      marks.add(FileMark.PLACEHOLDER);
    }
    return marks;
  }
}
