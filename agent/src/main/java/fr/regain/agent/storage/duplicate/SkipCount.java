package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.Reason;
import java.util.EnumMap;
import java.util.Map;

/** How much was left out for each reason. Safe for several threads. */
final class SkipCount {
  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);

  synchronized void add(Reason reason) {
    counts.merge(reason, 1L, Long::sum);
  }

  synchronized Map<Reason, Long> counts() {
    return new EnumMap<>(counts);
  }
}
