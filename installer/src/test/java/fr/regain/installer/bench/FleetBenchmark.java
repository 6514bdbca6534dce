package fr.regain.installer.bench;

import fr.regain.console.device.DevicePlace;
import fr.regain.installer.bench.Load.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * The cost of one check-in with a small and with a large fleet, on two consoles in alternation: in
 * the order in which the console's slots bring devices, and in no order; over connections that are
 * there, because a handshake would hide what the database costs. No device of the large fleet
 * checks in twice, because between two check-ins of a real one all the others come.
 */
final class FleetBenchmark {
  private static final int LARGE_FLEET = 100_000;
  private static final int WARM_UPS = 2;
  private static final int WARM_UP_CHECK_INS = 10_000;
  private static final int ROUNDS = 9;
  // Connections from one address are limited to 2,000.
  private static final int CHECK_INS = 1_000;

  private final Path image;
  private final Fleet small;
  private final Path place;

  /**
   * @param image of the console
   * @param small the small fleet
   * @param place where to put the large one
   */
  FleetBenchmark(Path image, Fleet small, Path place) {
    this.image = image;
    this.small = small;
    this.place = place;
  }

  void run(Table table)
      throws IOException, SQLException, GeneralSecurityException, InterruptedException {
    // The seed makes two runs alike.
    Random random = new Random(2026);
    Fleet.Enlarged large = small.enlarged(place, LARGE_FLEET, ROUNDS * CHECK_INS, random);
    List<Device> bySlot = new ArrayList<>(small.devices());
    bySlot.sort(Comparator.comparing(device -> DevicePlace.of(device.id()), Long::compareUnsigned));
    List<Device> shuffled = new ArrayList<>(small.devices());
    Collections.shuffle(shuffled, random);
    try (ServerProcess withSmall = ServerProcess.console(image, small.directory());
        ServerProcess withLarge = ServerProcess.console(image, large.directory())) {
      for (int round = 0; round < WARM_UPS; round++) {
        for (ServerProcess console : List.of(withLarge, withSmall)) {
          Load.overKeptConnections(console, small.devices(), WARM_UP_CHECK_INS);
        }
      }
      withSmall.awaitQuiet();
      // It has judged the second life of 100,000 pieces by then.
      withLarge.awaitQuiet();
      compare(table, "in the order of slots", withLarge, large.neighbours(), withSmall, bySlot);
      compare(table, "in random order", withLarge, large.scattered(), withSmall, shuffled);
    }
  }

  private void compare(
      Table table,
      String order,
      ServerProcess withLarge,
      List<Device> ofLarge,
      ServerProcess withSmall,
      List<Device> ofSmall) {
    Comparison kept = new Comparison();
    Iterator<List<Device>> slices = slices(ofLarge);
    for (int round = 0; round < ROUNDS; round++) {
      List<Device> slice = prepared(slices.next());
      kept.add(
          Load.overKeptConnections(withLarge, slice, CHECK_INS),
          Load.overKeptConnections(withSmall, ofSmall, CHECK_INS));
      slice.forEach(device -> device.connections().release());
    }
    report(table, order, kept);
  }

  private static Iterator<List<Device>> slices(List<Device> devices) {
    List<List<Device>> slices = new ArrayList<>();
    for (int from = 0; from < devices.size(); from += CHECK_INS) {
      slices.add(devices.subList(from, from + CHECK_INS));
    }
    return slices.iterator();
  }

  private List<Device> prepared(List<Device> devices) {
    devices.forEach(device -> device.connections().prepare(small.authority().certificate()));
    return devices;
  }

  private static void report(Table table, String how, Comparison comparison) {
    String what = "100,000 devices instead of 1,000, " + how;
    table.add(
        what + ": CPU of the console for a check-in, ratio",
        comparison.ratio(Outcome::serverMillisPerCall).text(2, ""),
        "1",
        "≤ 1.15");
    table.add(
        what + ": CPU of the console for a check-in",
        comparison.ours(Outcome::serverMillisPerCall).text(2, " ms"),
        "1,000 devices " + comparison.others(Outcome::serverMillisPerCall).text(2, " ms"),
        "");
    table.add(
        what + ": rate",
        comparison.ours(Outcome::callsPerSecond).text(0, "/s"),
        "1,000 devices " + comparison.others(Outcome::callsPerSecond).text(0, "/s"),
        "");
  }
}
