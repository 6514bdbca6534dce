package fr.regain.agent.host.linux;

import fr.regain.agent.host.Edid;
import fr.regain.agent.host.Screen;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Connected screens, from the connectors in /sys/class/drm: the kernel read their EDID. */
final class LinuxScreens {
  private static final String CONNECTORS = "sys/class/drm";

  /** "card0-eDP-1": the link to a panel inside the device. */
  private static final Pattern INSIDE = Pattern.compile("card\\d+-(eDP|LVDS|DSI)-\\d+");

  private LinuxScreens() {}

  static List<Screen> read(KernelFiles files) {
    return files.names(CONNECTORS).stream()
        .flatMap(
            connector ->
                files
                    .bytes(CONNECTORS + "/" + connector + "/edid")
                    .flatMap(Edid::parse)
                    .map(
                        display ->
                            new Screen(display, Optional.of(INSIDE.matcher(connector).matches())))
                    .stream())
        .toList();
  }
}
