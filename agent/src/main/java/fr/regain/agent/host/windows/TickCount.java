package fr.regain.agent.host.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import fr.regain.agent.host.Uptime;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code GetTickCount64} (sleep included) and the boot number that Windows counts for its
 * prefetcher.
 */
public final class TickCount implements Uptime {
  private static final String BOOT_KEY =
      "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters";

  @Override
  public Moment now() {
    return new Moment(boot(), Duration.ofMillis(Kernel32.INSTANCE.GetTickCount64()));
  }

  private static Optional<String> boot() {
    try {
      return Optional.of(
          Integer.toString(
              Advapi32Util.registryGetIntValue(WinReg.HKEY_LOCAL_MACHINE, BOOT_KEY, "BootId")));
    } catch (Win32Exception absent) {
      return Optional.empty();
    }
  }
}
