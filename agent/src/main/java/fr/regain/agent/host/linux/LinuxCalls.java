package fr.regain.agent.host.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The system calls that the agent makes, all through the C library's {@code syscall}: to link one
 * function instead of twenty saves a tenth of a second at each start. {@code errno} is captured in
 * the first argument, a segment of {@link #CAPTURE}. Results are those of {@code syscall}: below
 * zero when the call failed. Segments are passed by address, so the caller keeps them alive.
 *
 * <p>Numbers from the kernel's {@code include/uapi}.
 */
final class LinuxCalls {
  static final int AT_EMPTY_PATH = 0x1000;
  static final int AT_SYMLINK_NOFOLLOW = 0x100;
  static final int AT_NO_AUTOMOUNT = 0x800;
  static final int AT_REMOVEDIR = 0x200;

  static final int RDONLY = 0;
  static final int RDWR = 2;
  static final int CREAT = 0x40;
  static final int EXCL = 0x80;
  static final int NOCTTY = 0x100;
  static final int NONBLOCK = 0x800;
  static final int NOATIME = 0x40000;
  static final int CLOEXEC = 0x80000;
  static final int PATH = 0x200000;
  static final int DIRECTORY = SystemCall.ON_INTEL ? 0x10000 : 0x4000;
  static final int NOFOLLOW = SystemCall.ON_INTEL ? 0x20000 : 0x8000;

  static final int RENAME_NOREPLACE = 1;
  static final int LOCK_EX = 2;
  static final int LOCK_NB = 4;

  static final int SET_SIGNAL = 10;
  static final int SET_LEASE = 1024;
  static final int LEASE_FOR_WRITING = 1;
  static final int URGENT_DATA_SIGNAL = 23;

  static final long RESOLVE_NO_XDEV = 0x01;
  static final long RESOLVE_NO_MAGICLINKS = 0x02;
  static final long RESOLVE_NO_SYMLINKS = 0x04;
  static final long RESOLVE_BENEATH = 0x08;

  private static final int WHO_PROCESS = 1;

  static final MemoryLayout CAPTURE = Linker.Option.captureStateLayout();

  private static final MethodHandle SYSCALL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
              Linker.Option.captureCallState("errno"),
              Linker.Option.firstVariadicArg(1));

  private LinuxCalls() {}

  private static long call(
      MemorySegment capture, SystemCall call, long a, long b, long c, long d, long e) {
    try {
      return (long) SYSCALL.invokeExact(capture, call.number, a, b, c, d, e);
    } catch (Throwable impossible) {
      throw new AssertionError("a system call was made with the wrong types", impossible);
    }
  }

  private static long call(MemorySegment capture, SystemCall call, long a, long b, long c) {
    return call(capture, call, a, b, c, 0, 0);
  }

  /** The error number that the last call left in {@code capture}. */
  static int error(MemorySegment capture) {
    return capture.get(ValueLayout.JAVA_INT, 0);
  }

  static int openat(MemorySegment capture, int parent, MemorySegment name, int flags, int mode) {
    return (int) call(capture, SystemCall.OPENAT, parent, name.address(), flags, mode, 0);
  }

  /** {@code how} is a {@code struct open_how}: flags, mode, resolve. */
  static int openat2(MemorySegment capture, int parent, MemorySegment name, MemorySegment how) {
    return (int)
        call(capture, SystemCall.OPENAT2, parent, name.address(), how.address(), how.byteSize(), 0);
  }

  static int close(MemorySegment capture, int file) {
    return (int) call(capture, SystemCall.CLOSE, file, 0, 0);
  }

  /** {@code name} and {@code into} are addresses. */
  static int statx(MemorySegment capture, int parent, long name, int flags, int mask, long into) {
    return (int) call(capture, SystemCall.STATX, parent, name, flags, mask, into);
  }

  static int unlinkat(MemorySegment capture, int parent, MemorySegment name, int flags) {
    return (int) call(capture, SystemCall.UNLINKAT, parent, name.address(), flags);
  }

  static int mkdirat(MemorySegment capture, int parent, MemorySegment name, int mode) {
    return (int) call(capture, SystemCall.MKDIRAT, parent, name.address(), mode);
  }

  static int renameat2(
      MemorySegment capture, int from, MemorySegment name, int to, MemorySegment as, int flags) {
    return (int) call(capture, SystemCall.RENAMEAT2, from, name.address(), to, as.address(), flags);
  }

  static int fsync(MemorySegment capture, int file) {
    return (int) call(capture, SystemCall.FSYNC, file, 0, 0);
  }

  static int flock(MemorySegment capture, int file, int operation) {
    return (int) call(capture, SystemCall.FLOCK, file, operation, 0);
  }

  static int fcntl(MemorySegment capture, int file, int command, int argument) {
    return (int) call(capture, SystemCall.FCNTL, file, command, argument);
  }

  static int geteuid(MemorySegment capture) {
    return (int) call(capture, SystemCall.GETEUID, 0, 0, 0);
  }

  static int fstatfs(MemorySegment capture, int file, MemorySegment into) {
    return (int) call(capture, SystemCall.FSTATFS, file, into.address(), 0);
  }

  static long getdents64(MemorySegment capture, int directory, MemorySegment into) {
    return call(capture, SystemCall.GETDENTS64, directory, into.address(), into.byteSize());
  }

  static long rewind(MemorySegment capture, int directory) {
    return call(capture, SystemCall.LSEEK, directory, 0, 0);
  }

  static long pread(MemorySegment capture, int file, MemorySegment into, long offset) {
    return call(capture, SystemCall.PREAD64, file, into.address(), into.byteSize(), offset, 0);
  }

  static long pwrite(MemorySegment capture, int file, MemorySegment from, long offset) {
    return call(capture, SystemCall.PWRITE64, file, from.address(), from.byteSize(), offset, 0);
  }

  static long readlinkat(
      MemorySegment capture, int parent, MemorySegment name, MemorySegment into) {
    return call(
        capture, SystemCall.READLINKAT, parent, name.address(), into.address(), into.byteSize(), 0);
  }

  /** {@code ioprio_set} of the calling thread. */
  static int setIoPriority(MemorySegment capture, int priority) {
    return (int) call(capture, SystemCall.IOPRIO_SET, WHO_PROCESS, 0, priority);
  }

  /** {@code setpriority} of the calling thread. */
  static int setNice(MemorySegment capture, int nice) {
    return (int) call(capture, SystemCall.SETPRIORITY, 0, 0, nice);
  }

  /** {@code sched_setscheduler} of the calling thread. */
  static int setScheduler(MemorySegment capture, int policy, MemorySegment parameters) {
    return (int) call(capture, SystemCall.SCHED_SETSCHEDULER, 0, policy, parameters.address());
  }
}
