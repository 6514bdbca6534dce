package fr.regain.console.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Things by their {@link Identity}. Those with and without a serial number lie apart, so that a
 * number that all rows of a file share is not compared with all of them.
 *
 * @param <T> what is identified
 */
final class Identities<T> {
  private final Map<String, List<Entry<T>>> bySerial = new HashMap<>();
  private final Map<String, List<Entry<T>>> byNumberAlone = new HashMap<>();
  private final Map<String, List<Entry<T>>> byNumberBesideSerial = new HashMap<>();

  private record Entry<T>(Identity identity, T thing) {}

  void add(Identity identity, T thing) {
    Entry<T> entry = new Entry<>(identity, thing);
    if (identity.serial() == null) {
      put(byNumberAlone, identity.number(), entry);
    } else {
      put(bySerial, identity.serial(), entry);
      put(byNumberBesideSerial, identity.number(), entry);
    }
  }

  private static <T> void put(
      Map<String, List<Entry<T>>> map, @Nullable String key, Entry<T> entry) {
    if (key != null) {
      map.computeIfAbsent(key, unused -> new ArrayList<>()).add(entry);
    }
  }

  /** All that are the same piece as this. */
  Stream<T> meeting(Identity one) {
    Stream<Entry<T>> alone = get(byNumberAlone, one.number());
    return (one.serial() == null
            ? Stream.concat(alone, get(byNumberBesideSerial, one.number()))
            : Stream.concat(get(bySerial, one.serial()), alone))
        .filter(entry -> entry.identity().meets(one))
        .map(Entry::thing);
  }

  private static <T> Stream<Entry<T>> get(Map<String, List<Entry<T>>> map, @Nullable String key) {
    return key == null ? Stream.of() : map.getOrDefault(key, List.of()).stream();
  }
}
