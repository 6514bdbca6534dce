package fr.regain.agent.host.linux;

/**
 * Numbers of system calls by processor: the kernel's {@code syscall_64.tbl} for Intel and AMD,
 * {@code asm-generic/unistd.h} for ARM. On any other processor the first use of this type fails,
 * because a wrong number would be another call.
 */
enum SystemCall {
  CLOSE(3, 57),
  LSEEK(8, 62),
  PREAD64(17, 67),
  PWRITE64(18, 68),
  FCNTL(72, 25),
  FLOCK(73, 32),
  FSYNC(74, 82),
  GETEUID(107, 175),
  FSTATFS(138, 44),
  SETPRIORITY(141, 140),
  SCHED_SETSCHEDULER(144, 119),
  GETDENTS64(217, 61),
  IOPRIO_SET(251, 30),
  OPENAT(257, 56),
  MKDIRAT(258, 34),
  UNLINKAT(263, 35),
  READLINKAT(267, 78),
  RENAMEAT2(316, 276),
  STATX(332, 291),
  OPENAT2(437, 437);

  /** Whether the processor is one of Intel's or AMD's kind; otherwise it is an ARM. */
  static final boolean ON_INTEL = isIntel(System.getProperty("os.arch"));

  final long number;

  SystemCall(long intel, long arm) {
    number = isIntel(System.getProperty("os.arch")) ? intel : arm;
  }

  private static boolean isIntel(String processor) {
    return switch (processor) {
      case "amd64", "x86_64" -> true;
      case "aarch64" -> false;
      default ->
          throw new UnsupportedOperationException(
              "The numbers of this processor's system calls are not known: "
                  + processor
                  + ". Use a 64-bit Intel, AMD or ARM machine.");
    };
  }
}
