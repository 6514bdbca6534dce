package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.VolumeFacts;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Reads {@code struct statfs} (64-bit Linux). Numbers of file systems from {@code
 * include/uapi/linux/magic.h} and, where they are not there, from the file systems' own sources.
 */
final class LinuxVolume {
  private static final int BYTES = 120;
  private static final int TYPE = 0;
  private static final int BLOCKS = 2;
  private static final int FREE_BLOCKS = 3;
  private static final int AVAILABLE_BLOCKS = 4;
  private static final int BLOCK_BYTES = 9;
  private static final int FLAGS = 10;
  private static final long FLAG_READ_ONLY = 1;

  private LinuxVolume() {}

  static VolumeFacts read(Descriptor directory) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment facts = arena.allocate(BYTES, 8);
      Descriptor.check(
          LinuxCalls.fstatfs(scratch.capture, directory.number(), facts), scratch, "fstatfs");
      LongBuffer words = facts.asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer();
      long type = words.get(TYPE) & 0xFFFFFFFFL;
      long block = words.get(BLOCK_BYTES);
      return new VolumeFacts(
          name(type),
          isLocal(type),
          (words.get(FLAGS) & FLAG_READ_ONLY) != 0,
          words.get(BLOCKS) * block,
          words.get(FREE_BLOCKS) * block,
          words.get(AVAILABLE_BLOCKS) * block);
    }
  }

  private static boolean isLocal(long type) {
    return switch ((int) type) {
      case 0x6969, // NFS
          0x517B, // SMB
          0xFF534D42, // CIFS
          0xFE534D42, // SMB2
          0x65735546, // FUSE
          0x00C36400, // Ceph
          0x5346414F, // AFS
          0x6B414653, // AFS of the kernel
          0x73757245, // Coda
          0x01021997, // 9P
          0x0BD00BD0, // Lustre
          0x47504653, // GPFS
          0x01161970, // GFS2
          0x7461636F -> // OCFS2
          false;
      default -> true;
    };
  }

  private static String name(long type) {
    return switch ((int) type) {
      case 0xEF53 -> "ext4";
      case 0x9123683E -> "btrfs";
      case 0x58465342 -> "xfs";
      case 0xF2F52010 -> "f2fs";
      case 0x2FC12FC1 -> "zfs";
      case 0xCA451A4E -> "bcachefs";
      case 0x01021994 -> "tmpfs";
      case 0x794C7630 -> "overlay";
      case 0x73717368 -> "squashfs";
      case 0x4D44 -> "vfat";
      case 0x2011BAB0 -> "exfat";
      case 0x7366746E, 0x5346544E -> "ntfs";
      case 0x9660 -> "iso9660";
      case 0x6969 -> "nfs";
      case 0xFF534D42, 0xFE534D42, 0x517B -> "smb";
      case 0x65735546 -> "fuse";
      case 0x01021997 -> "9p";
      default -> "0x" + Long.toHexString(type);
    };
  }
}
