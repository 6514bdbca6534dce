package fr.regain.console.roadmap;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.energy.EnergySeries;
import fr.regain.console.energy.FleetEnergy;
import fr.regain.console.energy.FleetEnergyReading;
import fr.regain.console.energy.FleetSums;
import fr.regain.console.secondlife.Stage;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Regain itself has counted and measured, as a table. */
final class MeasuredTable {
  private static final double JOULES_PER_WATT_HOUR = 3_600;

  private final Visit visit;
  private final List<List<Cell>> rows = new ArrayList<>();

  private MeasuredTable(Visit visit) {
    this.visit = visit;
  }

  static DocumentTable of(Visit visit, Measured measured) {
    MeasuredTable table = new MeasuredTable(visit);
    table.pieces(measured);
    table.energy(measured.energy());
    return new DocumentTable(
        "measured",
        visit.say("road-map.measured"),
        List.of(
            visit.say("road-map.measured-what"),
            visit.say("road-map.measured-value"),
            visit.say("road-map.measured-low"),
            visit.say("road-map.measured-high"),
            visit.say("road-map.measured-how")),
        table.rows,
        visit.say("road-map.measured-note"));
  }

  private void row(String what, Cell value, Cell low, Cell high, String how) {
    rows.add(List.of(new Cell.Text(what), value, low, high, new Cell.Text(how)));
  }

  private void pieces(Measured measured) {
    Map<Stage, Long> pieces = measured.pieces();
    if (pieces == null) {
      row(
          visit.say("road-map.pieces-reused"),
          Cell.ABSENT,
          Cell.ABSENT,
          Cell.ABSENT,
          visit.say("road-map.pieces-closed"));
      return;
    }
    String how = visit.say("road-map.pieces-how");
    row(visit.say("road-map.pieces-reused"), count(measured.reused()), how);
    pieces.forEach(
        (stage, count) ->
            row(visit.say("road-map.pieces", visit.say("stage." + stage)), count(count), how));
  }

  private void row(String what, Cell value, String how) {
    row(what, value, Cell.ABSENT, Cell.ABSENT, how);
  }

  private Cell count(long pieces) {
    return new Cell.Amount(pieces, visit.figures().number(pieces));
  }

  private void energy(@Nullable FleetSums energy) {
    switch (energy) {
      case null -> energyUnknown(visit.say("road-map.energy-unasked"));
      case FleetSums.TooMany(long devices) ->
          energyUnknown(
              visit.say("road-map.energy-too-many", devices, FleetEnergyReading.MOST_DEVICES));
      case FleetSums.Reckoned(Map<EnergySeries, FleetEnergy> sums) -> {
        if (sums.isEmpty()) {
          energyUnknown(visit.say("road-map.energy-none"));
        }
        sums.forEach(this::energy);
        row(visit.say("road-map.carbon"), Cell.ABSENT, visit.say("road-map.carbon-none"));
      }
    }
  }

  private void energyUnknown(String why) {
    row(visit.say("road-map.energy"), Cell.ABSENT, why);
  }

  private void energy(EnergySeries series, FleetEnergy sum) {
    row(
        visit.say("road-map.energy"),
        wattHours(sum.amount().joules()),
        wattHours(sum.amount().lowJoules()),
        wattHours(sum.amount().highJoules()),
        visit.say(
            "road-map.energy-how",
            visit.say("energy." + series.scope().name()),
            visit.say("energy." + series.method().name()),
            sum.devices(),
            visit.figures().duration(sum.amount().seconds())));
  }

  private Cell wattHours(double joules) {
    return new Cell.Amount(
        Math.round(joules / JOULES_PER_WATT_HOUR), visit.figures().energy(joules));
  }
}
