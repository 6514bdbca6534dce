package fr.regain.agent.host;

import fr.regain.agent.host.linux.ProcUptime;
import fr.regain.agent.host.windows.TickCount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Time that only passes: it survives the process, sleep included, and ends with the boot. */
@FunctionalInterface
public interface Uptime {

  /**
   * A moment of one boot.
   *
   * @param boot names the boot; absent where the system does not tell, and then no two moments are
   *     comparable
   * @param sinceBoot time since that boot, sleep included
   */
  record Moment(Optional<String> boot, Duration sinceBoot) {

    /**
     * Whether the other moment certainly belongs to the same boot and is not later than this one.
     */
    public boolean followsInSameBoot(Moment earlier) {
      return boot.isPresent()
          && boot.equals(earlier.boot)
          && sinceBoot.compareTo(earlier.sinceBoot) >= 0;
    }
  }

  Moment now();

  /** The running system's. */
  static Uptime ofThisSystem() {
    return switch (OperatingFamily.current()) {
      case LINUX -> new ProcUptime(Path.of("/proc"));
      case WINDOWS -> new TickCount();
    };
  }
}
