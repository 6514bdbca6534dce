package fr.regain.agent.storage.scan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Sums under construction, one for each constant of an enum; one thread's. */
final class Sums<E extends Enum<E>> {
  private final E[] keys;
  private final long[] files;
  private final long[] logical;
  private final long[] allocated;

  Sums(Class<E> keys) {
    this.keys = keys.getEnumConstants();
    files = new long[this.keys.length];
    logical = new long[this.keys.length];
    allocated = new long[this.keys.length];
  }

  void add(E key, long logicalBytes, long allocatedBytes) {
    int at = key.ordinal();
    files[at]++;
    logical[at] += logicalBytes;
    allocated[at] += allocatedBytes;
  }

  void addAll(Sums<E> others) {
    for (int at = 0; at < keys.length; at++) {
      files[at] += others.files[at];
      logical[at] += others.logical[at];
      allocated[at] += others.allocated[at];
    }
  }

  /** The sums that have files, by their codes, in the order of the enum. */
  Map<String, Sum> byCode(Function<E, String> code) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    for (int at = 0; at < keys.length; at++) {
      if (files[at] > 0) {
        sums.put(code.apply(keys[at]), new Sum(files[at], logical[at], allocated[at]));
      }
    }
    return sums;
  }
}
