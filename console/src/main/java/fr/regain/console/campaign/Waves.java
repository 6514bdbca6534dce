package fr.regain.console.campaign;

import fr.regain.console.device.FilteredDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts devices into waves. */
final class Waves {
  private Waves() {}

  /**
   * A device in its wave.
   *
   * @param device the device
   * @param wave its number
   */
  record Placed(FilteredDevice device, int wave) {}

  /**
   * All of them.
   *
   * @param placed those that are in a wave
   * @param outside how many are in no wave, because they are in no ring of any
   */
  record Assigned(List<Placed> placed, int outside) {}

  /** The first assignment: by shares, each wave gets its part of the devices to the device. */
  static Assigned assign(List<Wave> waves, long seed, List<FilteredDevice> devices) {
    if (isByRing(waves)) {
      return byRing(waves, devices);
    }
    List<FilteredDevice> drawn = new ArrayList<>(devices);
    drawn.sort(
        Comparator.comparingLong((FilteredDevice device) -> draw(seed, device))
            .thenComparing(FilteredDevice::id));
    List<Placed> placed = new ArrayList<>(drawn.size());
    int percents = 0;
    for (int wave = 1; wave <= waves.size(); wave++) {
      percents += ((WaveShare.Percent) waves.get(wave - 1).share()).percent();
      // Rounded up, so that a first wave of a small fleet is not empty.
      int to = Math.toIntExact(Math.ceilDiv((long) percents * drawn.size(), 100));
      while (placed.size() < to) {
        placed.add(new Placed(drawn.get(placed.size()), wave));
      }
    }
    return new Assigned(placed, 0);
  }

  /** Devices that came later: by shares, they go with the last wave, after all others. */
  static Assigned assignLate(List<Wave> waves, List<FilteredDevice> devices) {
    if (isByRing(waves)) {
      return byRing(waves, devices);
    }
    return new Assigned(
        devices.stream().map(device -> new Placed(device, waves.size())).toList(), 0);
  }

  private static Assigned byRing(List<Wave> waves, List<FilteredDevice> devices) {
    Map<Long, Integer> numbers = new HashMap<>();
    for (int wave = 1; wave <= waves.size(); wave++) {
      numbers.put(((WaveShare.OfRing) waves.get(wave - 1).share()).ringId(), wave);
    }
    List<Placed> placed = new ArrayList<>();
    for (FilteredDevice device : devices) {
      Integer wave = numbers.get(device.ringId());
      if (wave != null) {
        placed.add(new Placed(device, wave));
      }
    }
    return new Assigned(placed, devices.size() - placed.size());
  }

  private static boolean isByRing(List<Wave> waves) {
    return waves.stream().anyMatch(wave -> wave.share() instanceof WaveShare.OfRing);
  }

  /**
   * A number that looks drawn and is always the same: the finaliser of SplitMix64 (Steele, Lea and
   * Flood, "Fast splittable pseudorandom number generators", 2014).
   */
  private static long draw(long seed, FilteredDevice device) {
    long mixed =
        seed
            ^ device.id().getMostSignificantBits()
            ^ Long.rotateLeft(device.id().getLeastSignificantBits(), 32);
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
