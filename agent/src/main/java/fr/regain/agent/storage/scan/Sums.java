package fr.regain.agent.storage.scan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Sums under construction, one for each constant of an enum; one thread's. */
final class Sums<E extends Enum<E>> {
  private final E[] keys;
  // By the number of their key: looked up three times for each file.
  private final Growing[] sums;

  private static final class Growing {
    long files;
    long logical;
    long allocated;

    void add(long moreFiles, long moreLogical, long moreAllocated) {
      files += moreFiles;
      logical += moreLogical;
      allocated += moreAllocated;
    }
  }

  Sums(Class<E> keys) {
    this.keys = keys.getEnumConstants();
    sums = new Growing[this.keys.length];
    for (int key = 0; key < sums.length; key++) {
      sums[key] = new Growing();
    }
  }

  // The number is used while the process lives, and is written nowhere.
  @SuppressWarnings("EnumOrdinal")
  void add(E key, long logicalBytes, long allocatedBytes) {
    sums[key.ordinal()].add(1, logicalBytes, allocatedBytes);
  }

  void addAll(Sums<E> others) {
    for (int key = 0; key < sums.length; key++) {
      Growing other = others.sums[key];
      sums[key].add(other.files, other.logical, other.allocated);
    }
  }

  /** The sums that have files, by their codes, in the order of the enum. */
  Map<String, Sum> byCode(Function<E, String> code) {
    Map<String, Sum> byCode = new LinkedHashMap<>();
    for (int key = 0; key < sums.length; key++) {
      Growing sum = sums[key];
      if (sum.files > 0) {
        byCode.put(code.apply(keys[key]), new Sum(sum.files, sum.logical, sum.allocated));
      }
    }
    return byCode;
  }
}
