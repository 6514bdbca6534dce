package fr.regain.agent.storage.scan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Sums under construction, one for each constant of an enum; one thread's. */
final class Sums<E extends Enum<E>> {
  private static final int COLUMNS = 3;

  private final E[] keys;
  private final long[] columns;

  Sums(E[] keys) {
    this.keys = keys;
    columns = new long[keys.length * COLUMNS];
  }

  void add(E key, long logical, long allocated) {
    int at = key.ordinal() * COLUMNS;
    columns[at]++;
    columns[at + 1] += logical;
    columns[at + 2] += allocated;
  }

  void addAll(Sums<E> other) {
    for (int at = 0; at < columns.length; at++) {
      columns[at] += other.columns[at];
    }
  }

  /** The sums that have files, by their codes, in the order of the enum. */
  Map<String, Sum> byCode(Function<E, String> code) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    for (E key : keys) {
      int at = key.ordinal() * COLUMNS;
      if (columns[at] > 0) {
        sums.put(code.apply(key), new Sum(columns[at], columns[at + 1], columns[at + 2]));
      }
    }
    return sums;
  }
}
