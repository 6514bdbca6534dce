package fr.regain.agent.host.linux;

import fr.regain.agent.host.Uptime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code /proc/uptime} (boot time clock, sleep included) and the kernel's random id of this boot.
 */
public final class ProcUptime implements Uptime {
  private final Path proc;

  /**
   * @param proc where the kernel's file system is mounted
   */
  public ProcUptime(Path proc) {
    this.proc = proc;
  }

  @Override
  public Moment now() {
    try {
      String uptime = Files.readString(proc.resolve("uptime"));
      Duration sinceBoot =
          Duration.ofMillis(
              new BigDecimal(uptime.substring(0, uptime.indexOf(' ')))
                  .movePointRight(3)
                  .longValueExact());
      return new Moment(
          Optional.of(Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip()),
          sinceBoot);
    } catch (IOException
        | ArithmeticException
        | IndexOutOfBoundsException
        | NumberFormatException unreadable) {
      return new Moment(Optional.empty(), Duration.ZERO);
    }
  }
}
