package fr.regain.agent.cleanup;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.Text;
import fr.regain.agent.plan.KeepReason;
import java.util.Locale;
import java.util.Map;

/** Bytes and counts for people. */
final class Amounts {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Amounts() {}

  /** Bytes in binary units, with one decimal from KiB on. */
  static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (Math.abs(value) >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  static void printReasons(Map<KeepReason, Long> reasons, Invocation to) {
    reasons.forEach(
        (reason, count) ->
            to.say(
                new Text(
                    "Reste (" + reason.code() + ") : " + count,
                    "Stays (" + reason.code() + "): " + count)));
  }
}
