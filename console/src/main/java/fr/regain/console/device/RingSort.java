package fr.regain.console.device;

import java.util.Comparator;

/** What the list of rings can be ordered by. */
public enum RingSort {
  /** Name. */
  NAME,
  /** How many devices of the reader's sites are in it. */
  DEVICES;

  Comparator<Ring> order(boolean descending) {
    Comparator<Ring> order =
        switch (this) {
          case NAME -> Comparator.comparing(Ring::name).thenComparingLong(Ring::id);
          case DEVICES -> Comparator.comparingLong(Ring::devices).thenComparingLong(Ring::id);
        };
    return descending ? order.reversed() : order;
  }
}
