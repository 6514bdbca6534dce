package fr.regain.agent.host.windows;

import fr.regain.agent.host.Edid;
import fr.regain.agent.host.Screen;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Connected screens. The registry keeps the EDID of every screen that was ever connected, so those
 * present are listed first, by the interface that the driver of monitors offers (ntddvdeo.h).
 * Whether a screen is built in is told to the session at the console only, which a service is not.
 */
final class WindowsScreens {
  /** {e6f07b5f-ee97-4a90-b076-33f57bf4eaa7}, as it lies in memory. */
  private static final byte[] MONITOR_INTERFACE =
      HexFormat.of().parseHex("5f7bf0e697ee904ab07633f57bf4eaa7");

  private static final int MAXIMUM_SCREENS = 16;
  private static final String DEVICES = "SYSTEM\\CurrentControlSet\\Enum\\";

  /** {@code \\?\DISPLAY#DEL40F4#5&2f5b0&0&UID256#{guid}}. */
  private static final Pattern PATH =
      Pattern.compile(
          "\\\\\\\\\\?\\\\(DISPLAY)#([^#\\\\]+)#([^#\\\\]+)#\\{.*", Pattern.CASE_INSENSITIVE);

  private WindowsScreens() {}

  static List<Screen> read() {
    return DeviceInterfaces.present(MONITOR_INTERFACE, MAXIMUM_SCREENS).stream()
        .flatMap(path -> key(path).stream())
        .flatMap(key -> WindowsRegistry.bytes(key, "EDID").stream())
        .flatMap(edid -> Edid.parse(edid).stream())
        .map(display -> new Screen(display, Optional.empty()))
        .toList();
  }

  /** The key in which the driver keeps what it knows of a device. */
  static Optional<String> key(String path) {
    Matcher parts = PATH.matcher(path);
    return parts.matches()
        ? Optional.of(
            DEVICES
                + String.join("\\", parts.group(1), parts.group(2), parts.group(3))
                + "\\Device Parameters")
        : Optional.empty();
  }
}
