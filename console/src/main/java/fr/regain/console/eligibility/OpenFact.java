package fr.regain.console.eligibility;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A fact that is not known, and that would decide between routes. The database holds their numbers,
 * which stay.
 */
public enum OpenFact {
  OWNER(0),
  AGE(1),
  CARRIER(2),
  WORKING(3),
  SYSTEM(4),
  PROCESSOR(5),
  TRUSTED_PLATFORM_MODULE(6),
  MEMORY(7),
  MEMORY_ROOM(8),
  DISK(9),
  DISK_HEALTH(10),
  BATTERY(11);

  private final int number;

  OpenFact(int number) {
    this.number = number;
  }

  int bit() {
    return 1 << number;
  }

  static Set<OpenFact> ofBits(int bits) {
    Set<OpenFact> facts = EnumSet.noneOf(OpenFact.class);
    Arrays.stream(values()).filter(fact -> (bits & fact.bit()) != 0).forEach(facts::add);
    return facts;
  }
}
