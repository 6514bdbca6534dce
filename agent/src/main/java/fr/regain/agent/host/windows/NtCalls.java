package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The native file calls of Windows, each of which returns its NTSTATUS. They are used instead of
 * the calls above them because only they take a name relative to an open directory, and take it as
 * it is: no drive letters, no {@code ..}, no trailing dots cut off, no limit of 260 characters.
 *
 * <p>Documented in Microsoft's driver reference (ntifs.h, wdm.h); numbers from the same headers.
 */
final class NtCalls {
  static final int BASIC_INFORMATION = 4;
  static final int RENAME_INFORMATION = 10;
  static final int DISPOSITION_INFORMATION = 13;
  static final int ALL_INFORMATION = 18;
  static final int ATTRIBUTE_TAG_INFORMATION = 35;
  static final int ID_BOTH_DIRECTORY_INFORMATION = 37;
  static final int ID_INFORMATION = 59;
  static final int ID_EXTENDED_DIRECTORY_INFORMATION = 60;
  static final int DISPOSITION_INFORMATION_EX = 64;
  static final int RENAME_INFORMATION_EX = 65;

  static final int VOLUME_INFORMATION = 1;
  static final int DEVICE_INFORMATION = 4;
  static final int FILE_SYSTEM_INFORMATION = 5;
  static final int FULL_SIZE_INFORMATION = 7;

  static final int OWNER_AND_ACCESS_LIST = 0x1 | 0x4;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup("ntdll", Arena.global());

  private static final MethodHandle CREATE_FILE =
      call(
          "NtCreateFile",
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          ADDRESS,
          JAVA_INT);
  private static final MethodHandle CLOSE = call("NtClose", JAVA_LONG);
  private static final MethodHandle QUERY_FILE =
      call("NtQueryInformationFile", JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle SET_FILE =
      call("NtSetInformationFile", JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle QUERY_VOLUME =
      call("NtQueryVolumeInformationFile", JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle QUERY_DIRECTORY =
      call(
          "NtQueryDirectoryFile",
          JAVA_LONG,
          JAVA_LONG,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          JAVA_INT,
          JAVA_INT,
          JAVA_BYTE,
          ADDRESS,
          JAVA_BYTE);
  private static final MethodHandle QUERY_SECURITY =
      call("NtQuerySecurityObject", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
  private static final MethodHandle READ = transfer("NtReadFile");
  private static final MethodHandle WRITE = transfer("NtWriteFile");
  private static final MethodHandle FLUSH = call("NtFlushBuffersFile", JAVA_LONG, ADDRESS);

  private NtCalls() {}

  private static MethodHandle call(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LIBRARY.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private static MethodHandle transfer(String name) {
    return call(
        name, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
  }

  static int createFile(
      MemorySegment handle,
      int access,
      MemorySegment attributes,
      MemorySegment status,
      int share,
      int disposition,
      int options) {
    try {
      return (int)
          CREATE_FILE.invokeExact(
              handle,
              access,
              attributes,
              status,
              MemorySegment.NULL,
              FileAttributes.NORMAL,
              share,
              disposition,
              options,
              MemorySegment.NULL,
              0);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int close(long handle) {
    try {
      return (int) CLOSE.invokeExact(handle);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int queryFile(long handle, MemorySegment status, MemorySegment into, int what) {
    try {
      return (int) QUERY_FILE.invokeExact(handle, status, into, (int) into.byteSize(), what);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int setFile(long handle, MemorySegment status, MemorySegment from, int what) {
    try {
      return (int) SET_FILE.invokeExact(handle, status, from, (int) from.byteSize(), what);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int queryVolume(long handle, MemorySegment status, MemorySegment into, int what) {
    try {
      return (int) QUERY_VOLUME.invokeExact(handle, status, into, (int) into.byteSize(), what);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int queryDirectory(
      long handle, MemorySegment status, MemorySegment into, int what, boolean fromTheFirst) {
    try {
      return (int)
          QUERY_DIRECTORY.invokeExact(
              handle,
              0L,
              MemorySegment.NULL,
              MemorySegment.NULL,
              status,
              into,
              (int) into.byteSize(),
              what,
              (byte) 0,
              MemorySegment.NULL,
              (byte) (fromTheFirst ? 1 : 0));
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int querySecurity(long handle, MemorySegment into, MemorySegment needed) {
    try {
      return (int)
          QUERY_SECURITY.invokeExact(
              handle, OWNER_AND_ACCESS_LIST, into, (int) into.byteSize(), needed);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int read(
      long handle, MemorySegment status, MemorySegment into, int length, MemorySegment offset) {
    try {
      return (int)
          READ.invokeExact(
              handle,
              0L,
              MemorySegment.NULL,
              MemorySegment.NULL,
              status,
              into,
              length,
              offset,
              MemorySegment.NULL);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int write(
      long handle, MemorySegment status, MemorySegment from, int length, MemorySegment offset) {
    try {
      return (int)
          WRITE.invokeExact(
              handle,
              0L,
              MemorySegment.NULL,
              MemorySegment.NULL,
              status,
              from,
              length,
              offset,
              MemorySegment.NULL);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int flush(long handle, MemorySegment status) {
    try {
      return (int) FLUSH.invokeExact(handle, status);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /**
   * A downcall handle itself throws only when it is called with other types than it was made for.
   */
  private static AssertionError impossible(Throwable cause) {
    return new AssertionError("a call of Windows was made with the wrong types", cause);
  }
}
