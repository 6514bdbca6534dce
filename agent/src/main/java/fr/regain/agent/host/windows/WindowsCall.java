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
import java.nio.charset.StandardCharsets;

/**
 * The functions of Windows that the agent calls to read facts. Each is looked up when it is called,
 * so that one which a Windows lacks fails alone; parameters are in the order of the SDK
 * documentation.
 */
record WindowsCall(String library, String function, FunctionDescriptor descriptor) {
  static final WindowsCall GET_TICK_COUNT =
      new WindowsCall("kernel32", "GetTickCount64", FunctionDescriptor.of(JAVA_LONG));
  static final WindowsCall GET_SYSTEM_TIMES =
      new WindowsCall("kernel32", "GetSystemTimes", returningInt(ADDRESS, ADDRESS, ADDRESS));
  static final WindowsCall GET_ACTIVE_PROCESSOR_COUNT =
      new WindowsCall("kernel32", "GetActiveProcessorCount", returningInt(JAVA_INT));
  static final WindowsCall GET_LOGICAL_PROCESSORS =
      new WindowsCall(
          "kernel32", "GetLogicalProcessorInformationEx", returningInt(JAVA_INT, ADDRESS, ADDRESS));
  static final WindowsCall GET_FIRMWARE_TABLE =
      new WindowsCall(
          "kernel32",
          "GetSystemFirmwareTable",
          returningInt(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  static final WindowsCall GET_FIRMWARE_TYPE =
      new WindowsCall("kernel32", "GetFirmwareType", returningInt(ADDRESS));
  static final WindowsCall GET_MEMORY_STATUS =
      new WindowsCall("kernel32", "GlobalMemoryStatusEx", returningInt(ADDRESS));
  static final WindowsCall GET_COMPUTER_NAME =
      new WindowsCall("kernel32", "GetComputerNameExW", returningInt(JAVA_INT, ADDRESS, ADDRESS));
  static final WindowsCall GET_DRIVE_TYPE =
      new WindowsCall("kernel32", "GetDriveTypeW", returningInt(ADDRESS));
  static final WindowsCall GET_VOLUME_NAME =
      new WindowsCall(
          "kernel32",
          "GetVolumeNameForVolumeMountPointW",
          returningInt(ADDRESS, ADDRESS, JAVA_INT));
  static final WindowsCall CREATE_FILE =
      new WindowsCall(
          "kernel32",
          "CreateFileW",
          FunctionDescriptor.of(
              JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
  static final WindowsCall DEVICE_CONTROL =
      new WindowsCall(
          "kernel32",
          "DeviceIoControl",
          returningInt(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
  static final WindowsCall GET_DEVICE_POWER =
      new WindowsCall("kernel32", "GetDevicePowerState", returningInt(JAVA_LONG, ADDRESS));
  static final WindowsCall GET_TPM =
      new WindowsCall("tbs", "Tbsi_GetDeviceInfo", returningInt(JAVA_INT, ADDRESS));
  static final WindowsCall CLOSE_HANDLE =
      new WindowsCall("kernel32", "CloseHandle", returningInt(JAVA_LONG));
  static final WindowsCall QUERY_SYSTEM =
      new WindowsCall(
          "ntdll", "NtQuerySystemInformation", returningInt(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
  static final WindowsCall QUERY_POWER =
      new WindowsCall(
          "powrprof",
          "CallNtPowerInformation",
          returningInt(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
  static final WindowsCall READ_REGISTRY =
      new WindowsCall(
          "advapi32",
          "RegGetValueW",
          returningInt(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  static final WindowsCall OPEN_KEY =
      new WindowsCall(
          "advapi32",
          "RegOpenKeyExW",
          returningInt(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
  static final WindowsCall NEXT_VALUE =
      new WindowsCall(
          "advapi32",
          "RegEnumValueW",
          returningInt(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  static final WindowsCall CLOSE_KEY =
      new WindowsCall("advapi32", "RegCloseKey", returningInt(JAVA_LONG));
  static final WindowsCall OPEN_EVENT_LOG =
      new WindowsCall(
          "advapi32", "RegisterEventSourceW", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS));
  static final WindowsCall ADD_EVENT =
      new WindowsCall(
          "advapi32",
          "ReportEventW",
          returningInt(
              JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS,
              ADDRESS));
  static final WindowsCall CLOSE_EVENT_LOG =
      new WindowsCall("advapi32", "DeregisterEventSource", returningInt(JAVA_LONG));
  static final WindowsCall ACCOUNT_NAME =
      new WindowsCall(
          "advapi32",
          "LookupAccountSidW",
          returningInt(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  static final WindowsCall LIST_DEVICES =
      new WindowsCall(
          "setupapi",
          "SetupDiGetClassDevsW",
          FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
  static final WindowsCall NEXT_DEVICE =
      new WindowsCall(
          "setupapi",
          "SetupDiEnumDeviceInterfaces",
          returningInt(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
  static final WindowsCall DEVICE_DETAIL =
      new WindowsCall(
          "setupapi",
          "SetupDiGetDeviceInterfaceDetailW",
          returningInt(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
  static final WindowsCall FORGET_DEVICES =
      new WindowsCall("setupapi", "SetupDiDestroyDeviceInfoList", returningInt(JAVA_LONG));
  static final WindowsCall GET_INTERFACES =
      new WindowsCall("iphlpapi", "GetIfTable2", returningInt(ADDRESS));
  static final WindowsCall FREE_INTERFACES =
      new WindowsCall("iphlpapi", "FreeMibTable", FunctionDescriptor.ofVoid(ADDRESS));

  static final WindowsCall GET_FINAL_PATH =
      new WindowsCall(
          "kernel32",
          "GetFinalPathNameByHandleW",
          returningInt(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT));
  static final WindowsCall OPEN_PROCESS =
      new WindowsCall(
          "kernel32",
          "OpenProcess",
          FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT));
  static final WindowsCall OPEN_PROCESS_TOKEN =
      new WindowsCall("advapi32", "OpenProcessToken", returningInt(JAVA_LONG, JAVA_INT, ADDRESS));
  static final WindowsCall GET_TOKEN_INFORMATION =
      new WindowsCall(
          "advapi32",
          "GetTokenInformation",
          returningInt(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
  static final WindowsCall LIST_PROCESSES =
      new WindowsCall(
          "kernel32",
          "CreateToolhelp32Snapshot",
          FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT));
  static final WindowsCall FIRST_PROCESS =
      new WindowsCall("kernel32", "Process32FirstW", returningInt(JAVA_LONG, ADDRESS));
  static final WindowsCall NEXT_PROCESS =
      new WindowsCall("kernel32", "Process32NextW", returningInt(JAVA_LONG, ADDRESS));
  static final WindowsCall KNOWN_FOLDER =
      new WindowsCall(
          "shell32", "SHGetKnownFolderPath", returningInt(ADDRESS, JAVA_INT, JAVA_LONG, ADDRESS));
  static final WindowsCall FREE_TASK_MEMORY =
      new WindowsCall("ole32", "CoTaskMemFree", FunctionDescriptor.ofVoid(ADDRESS));
  static final WindowsCall SET_PRIORITY_CLASS =
      new WindowsCall("kernel32", "SetPriorityClass", returningInt(JAVA_LONG, JAVA_INT));
  static final WindowsCall SET_PROCESS_INFORMATION =
      new WindowsCall(
          "kernel32",
          "SetProcessInformation",
          returningInt(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  static final WindowsCall SET_NATIVE_PROCESS_INFORMATION =
      new WindowsCall(
          "ntdll", "NtSetInformationProcess", returningInt(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  static final WindowsCall SET_MITIGATION_POLICY =
      new WindowsCall(
          "kernel32", "SetProcessMitigationPolicy", returningInt(JAVA_INT, ADDRESS, JAVA_LONG));
  static final WindowsCall SHOW_PLACEHOLDERS =
      new WindowsCall(
          "ntdll",
          "RtlSetProcessPlaceholderCompatibilityMode",
          FunctionDescriptor.of(JAVA_BYTE, JAVA_BYTE));

  static final WindowsCall NOTICES_WELCOME =
      new WindowsCall("shell32", "SHQueryUserNotificationState", returningInt(ADDRESS));
  static final WindowsCall CHANGE_NOTICE =
      new WindowsCall("shell32", "Shell_NotifyIconW", returningInt(JAVA_INT, ADDRESS));
  static final WindowsCall CREATE_WINDOW =
      new WindowsCall(
          "user32",
          "CreateWindowExW",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
              JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  static final WindowsCall DESTROY_WINDOW =
      new WindowsCall("user32", "DestroyWindow", returningInt(JAVA_LONG));
  static final WindowsCall LOAD_ICON =
      new WindowsCall(
          "user32", "LoadIconW", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private static FunctionDescriptor returningInt(MemoryLayout... parameters) {
    return FunctionDescriptor.of(JAVA_INT, parameters);
  }

  /** Whether this Windows has the function, and the library that it is in. */
  boolean exists() {
    try {
      return SymbolLookup.libraryLookup(library, Arena.global()).find(function).isPresent();
    } catch (IllegalArgumentException noLibrary) {
      return false;
    }
  }

  /**
   * Calls the function.
   *
   * @return what it returned: an Integer or a Long as declared above, or zero for nothing
   * @throws UnsupportedOperationException if this Windows lacks the function
   */
  long invoke(Object... arguments) {
    MethodHandle handle =
        Linker.nativeLinker()
            .downcallHandle(
                SymbolLookup.libraryLookup(library, Arena.global())
                    .find(function)
                    .orElseThrow(
                        () ->
                            new UnsupportedOperationException(
                                "This Windows has no function " + function + " in " + library)),
                descriptor);
    try {
      return handle.invokeWithArguments(arguments) instanceof Number number
          ? number.longValue()
          : 0;
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException("Calling " + function + " failed", failure);
    }
  }

  /** A text as Windows takes it: UTF-16, ended by zero. */
  static MemorySegment wide(Arena arena, String text) {
    return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
  }

  /** A text as Windows gives it, up to its zero. */
  static String text(MemorySegment memory) {
    return memory.getString(0, StandardCharsets.UTF_16LE).strip();
  }
}
