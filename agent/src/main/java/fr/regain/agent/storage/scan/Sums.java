package fr.regain.agent.storage.scan;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Sums under construction, one for each constant of an enum; one thread's. */
final class Sums<E extends Enum<E>> {
  private final Map<E, Growing> sums;

  private static final class Growing {
    long files;
    long logical;
    long allocated;
  }

  Sums(Class<E> keys) {
    sums = new EnumMap<>(keys);
    for (E key : keys.getEnumConstants()) {
      sums.put(key, new Growing());
    }
  }

  void add(E key, long logicalBytes, long allocatedBytes) {
    add(key, 1, logicalBytes, allocatedBytes);
  }

  void addAll(Sums<E> others) {
    others.sums.forEach((key, other) -> add(key, other.files, other.logical, other.allocated));
  }

  private void add(E key, long files, long logicalBytes, long allocatedBytes) {
    Growing sum = Objects.requireNonNull(sums.get(key));
    sum.files += files;
    sum.logical += logicalBytes;
    sum.allocated += allocatedBytes;
  }

  /** The sums that have files, by their codes, in the order of the enum. */
  Map<String, Sum> byCode(Function<E, String> code) {
    Map<String, Sum> byCode = new LinkedHashMap<>();
    sums.forEach(
        (key, sum) -> {
          if (sum.files > 0) {
            byCode.put(code.apply(key), new Sum(sum.files, sum.logical, sum.allocated));
          }
        });
    return byCode;
  }
}
