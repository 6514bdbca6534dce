package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Interfaces of devices that are present now, through SetupAPI (setupapi.h of the SDK). */
final class DeviceInterfaces {
  private static final int PRESENT_INTERFACES = 0x12;
  private static final long INVALID = -1;
  private static final int INTERFACE_BYTES = 32;
  private static final int DETAIL_HEADER_BYTES = 8;
  private static final int DETAIL_PATH = 4;
  private static final int DETAIL_BYTES = 2048;

  private DeviceInterfaces() {}

  /**
   * Paths of the devices that offer an interface.
   *
   * @param kind GUID of the interface, as it lies in memory
   * @param most the rest is left out
   */
  static List<String> present(byte[] kind, int most) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment guid = arena.allocateFrom(JAVA_BYTE, kind);
      long devices =
          WindowsCall.LIST_DEVICES.invoke(
              guid, MemorySegment.NULL, MemorySegment.NULL, PRESENT_INTERFACES);
      if (devices == INVALID) {
        return List.of();
      }
      List<String> paths = new ArrayList<>();
      MemorySegment found = arena.allocate(INTERFACE_BYTES, 8);
      found.set(JAVA_INT, 0, INTERFACE_BYTES);
      MemorySegment detail = arena.allocate(DETAIL_BYTES, 8);
      detail.set(JAVA_INT, 0, DETAIL_HEADER_BYTES);
      for (int i = 0; i < most; i++) {
        if (WindowsCall.NEXT_DEVICE.invoke(devices, MemorySegment.NULL, guid, i, found) == 0) {
          break;
        }
        long named =
            WindowsCall.DEVICE_DETAIL.invoke(
                devices, found, detail, DETAIL_BYTES, MemorySegment.NULL, MemorySegment.NULL);
        if (named != 0) {
          paths.add(WindowsCall.text(detail.asSlice(DETAIL_PATH)));
        }
      }
      WindowsCall.FORGET_DEVICES.invoke(devices);
      return paths;
    }
  }
}
