package fr.regain.agent.host.windows;

import fr.regain.agent.host.Uptime;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code GetTickCount64} (sleep included) and the boot number that Windows counts for its
 * prefetcher.
 */
public final class TickCount implements Uptime {
  private static final String BOOT_KEY =
      "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters";

  @Override
  public Moment now() {
    OptionalInt boot = WindowsRegistry.number(BOOT_KEY, "BootId");
    return new Moment(
        boot.isPresent() ? Optional.of(Integer.toString(boot.getAsInt())) : Optional.empty(),
        Duration.ofMillis(WindowsCall.GET_TICK_COUNT.invoke()));
  }
}
