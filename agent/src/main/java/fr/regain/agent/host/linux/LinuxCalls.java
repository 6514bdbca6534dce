package fr.regain.agent.host.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The calls of the C library that the agent makes, each with {@code errno} captured in its first
 * argument, a segment of {@link #CAPTURE}. Numbers from the kernel's {@code include/uapi}; those
 * that differ between processors are chosen by the processor, and an unknown one is refused.
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
  static final int DIRECTORY;
  static final int NOFOLLOW;

  static final int RENAME_NOREPLACE = 1;
  static final int LOCK_EX = 2;
  static final int LOCK_NB = 4;

  static final int SET_SIGNAL = 10;
  static final int SET_LEASE = 1024;
  static final int LEASE_FOR_WRITING = 1;
  static final int LEASE_GIVEN_BACK = 2;
  static final int URGENT_DATA_SIGNAL = 23;

  static final long RESOLVE_NO_XDEV = 0x01;
  static final long RESOLVE_NO_MAGICLINKS = 0x02;
  static final long RESOLVE_NO_SYMLINKS = 0x04;
  static final long RESOLVE_BENEATH = 0x08;

  private static final long OPENAT2 = 437;
  private static final long IOPRIO_SET;
  private static final int WHO_PROCESS = 1;

  static {
    switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> {
        DIRECTORY = 0x10000;
        NOFOLLOW = 0x20000;
        IOPRIO_SET = 251;
      }
      case "aarch64" -> {
        DIRECTORY = 0x4000;
        NOFOLLOW = 0x8000;
        IOPRIO_SET = 30;
      }
      default ->
          throw new UnsupportedOperationException(
              "The numbers of this processor's system calls are not known: "
                  + System.getProperty("os.arch")
                  + ". Use a 64-bit Intel, AMD or ARM machine.");
    }
  }

  private static final Linker LINKER = Linker.nativeLinker();
  static final MemoryLayout CAPTURE = Linker.Option.captureStateLayout();

  private static final AddressLayout POINTER = ADDRESS;

  private static final MethodHandle OPENAT =
      variadic("openat", 3, JAVA_INT, POINTER, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = call("close", JAVA_INT);
  private static final MethodHandle STATX =
      call("statx", JAVA_INT, POINTER, JAVA_INT, JAVA_INT, POINTER);
  private static final MethodHandle STATX_AT_ADDRESS =
      call("statx", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle UNLINKAT = call("unlinkat", JAVA_INT, POINTER, JAVA_INT);
  private static final MethodHandle MKDIRAT = call("mkdirat", JAVA_INT, POINTER, JAVA_INT);
  private static final MethodHandle RENAMEAT2 =
      call("renameat2", JAVA_INT, POINTER, JAVA_INT, POINTER, JAVA_INT);
  private static final MethodHandle FSYNC = call("fsync", JAVA_INT);
  private static final MethodHandle FLOCK = call("flock", JAVA_INT, JAVA_INT);
  private static final MethodHandle FCNTL = variadic("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle GETEUID = call("geteuid");
  private static final MethodHandle FSTATFS = call("fstatfs", JAVA_INT, POINTER);
  private static final MethodHandle GETDENTS64 =
      longCall("getdents64", JAVA_INT, POINTER, JAVA_LONG);
  private static final MethodHandle LSEEK = longCall("lseek", JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PREAD =
      longCall("pread64", JAVA_INT, POINTER, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PWRITE =
      longCall("pwrite64", JAVA_INT, POINTER, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle READLINKAT =
      longCall("readlinkat", JAVA_INT, POINTER, POINTER, JAVA_LONG);
  private static final MethodHandle SYSCALL_OPENAT2 =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, POINTER, POINTER, JAVA_LONG),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(1));

  private static final MethodHandle SYSCALL_IOPRIO_SET =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle SETPRIORITY = call("setpriority", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SCHED_SETSCHEDULER =
      call("sched_setscheduler", JAVA_INT, JAVA_INT, POINTER);

  private LinuxCalls() {}

  private static MethodHandle call(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, arguments),
        Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle longCall(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_LONG, arguments),
        Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle variadic(String name, int fixed, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, arguments),
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(fixed));
  }

  /** The error number that the last call left in {@code capture}. */
  static int error(MemorySegment capture) {
    return capture.get(ValueLayout.JAVA_INT, 0);
  }

  static int openat(MemorySegment capture, int parent, MemorySegment name, int flags, int mode) {
    try {
      return (int) OPENAT.invokeExact(capture, parent, name, flags, mode);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** {@code how} is a {@code struct open_how}: flags, mode, resolve. */
  static int openat2(MemorySegment capture, int parent, MemorySegment name, MemorySegment how) {
    try {
      return (int)
          (long) SYSCALL_OPENAT2.invokeExact(capture, OPENAT2, parent, name, how, how.byteSize());
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int close(MemorySegment capture, int file) {
    try {
      return (int) CLOSE.invokeExact(capture, file);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int statx(
      MemorySegment capture,
      int parent,
      MemorySegment name,
      int flags,
      int mask,
      MemorySegment into) {
    try {
      return (int) STATX.invokeExact(capture, parent, name, flags, mask, into);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /**
   * {@code statx} by bare addresses, which the caller keeps alive: half the cost in a long loop.
   */
  static int statx(MemorySegment capture, int parent, long name, int flags, int mask, long into) {
    try {
      return (int) STATX_AT_ADDRESS.invokeExact(capture, parent, name, flags, mask, into);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int unlinkat(MemorySegment capture, int parent, MemorySegment name, int flags) {
    try {
      return (int) UNLINKAT.invokeExact(capture, parent, name, flags);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int mkdirat(MemorySegment capture, int parent, MemorySegment name, int mode) {
    try {
      return (int) MKDIRAT.invokeExact(capture, parent, name, mode);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int renameat2(
      MemorySegment capture, int from, MemorySegment name, int to, MemorySegment as, int flags) {
    try {
      return (int) RENAMEAT2.invokeExact(capture, from, name, to, as, flags);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int fsync(MemorySegment capture, int file) {
    try {
      return (int) FSYNC.invokeExact(capture, file);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int flock(MemorySegment capture, int file, int operation) {
    try {
      return (int) FLOCK.invokeExact(capture, file, operation);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int fcntl(MemorySegment capture, int file, int command, int argument) {
    try {
      return (int) FCNTL.invokeExact(capture, file, command, argument);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int geteuid(MemorySegment capture) {
    try {
      return (int) GETEUID.invokeExact(capture);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int fstatfs(MemorySegment capture, int file, MemorySegment into) {
    try {
      return (int) FSTATFS.invokeExact(capture, file, into);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static long getdents64(MemorySegment capture, int directory, MemorySegment into) {
    try {
      return (long) GETDENTS64.invokeExact(capture, directory, into, into.byteSize());
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static long rewind(MemorySegment capture, int directory) {
    try {
      return (long) LSEEK.invokeExact(capture, directory, 0L, 0);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static long pread(MemorySegment capture, int file, MemorySegment into, long offset) {
    try {
      return (long) PREAD.invokeExact(capture, file, into, into.byteSize(), offset);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static long pwrite(MemorySegment capture, int file, MemorySegment from, long offset) {
    try {
      return (long) PWRITE.invokeExact(capture, file, from, from.byteSize(), offset);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static long readlinkat(
      MemorySegment capture, int parent, MemorySegment name, MemorySegment into) {
    try {
      return (long) READLINKAT.invokeExact(capture, parent, name, into, into.byteSize());
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** {@code ioprio_set} of the calling thread. */
  static int setIoPriority(MemorySegment capture, int priority) {
    try {
      return (int)
          (long) SYSCALL_IOPRIO_SET.invokeExact(capture, IOPRIO_SET, WHO_PROCESS, 0, priority);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** {@code setpriority} of the calling thread. */
  static int setNice(MemorySegment capture, int nice) {
    try {
      return (int) SETPRIORITY.invokeExact(capture, 0, 0, nice);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** {@code sched_setscheduler} of the calling thread. */
  static int setScheduler(MemorySegment capture, int policy, MemorySegment parameters) {
    try {
      return (int) SCHED_SETSCHEDULER.invokeExact(capture, 0, policy, parameters);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /**
   * A downcall handle itself throws only when it is called with other types than it was made for.
   */
  private static AssertionError impossible(Throwable cause) {
    return new AssertionError("a system call was made with the wrong types", cause);
  }
}
