package fr.regain.console.roadmap;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.energy.EnergySeries;
import fr.regain.console.energy.FleetEnergy;
import fr.regain.console.secondlife.Stage;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Regain itself has counted and measured, as a table. */
final class MeasuredTable {
  private static final double JOULES_PER_KILOWATT_HOUR = 3_600_000;

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
    Arrays.stream(Stage.values())
        .filter(stage -> stage.isFinal() && pieces.containsKey(stage))
        .forEach(
            stage ->
                row(
                    visit.say("road-map.pieces", visit.say("stage." + stage)),
                    count(pieces.get(stage)),
                    how));
  }

  private void row(String what, Cell value, String how) {
    row(what, value, Cell.ABSENT, Cell.ABSENT, how);
  }

  private Cell count(long pieces) {
    return new Cell.Amount(pieces, visit.figures().number(pieces));
  }

  private void energy(@Nullable Map<EnergySeries, FleetEnergy> energy) {
    if (energy == null) {
      row(visit.say("road-map.energy"), Cell.ABSENT, visit.say("road-map.energy-unasked"));
      return;
    }
    if (energy.isEmpty()) {
      row(visit.say("road-map.energy"), Cell.ABSENT, visit.say("road-map.energy-none"));
    }
    energy.forEach(
        (series, sum) ->
            row(
                visit.say("road-map.energy"),
                kilowattHours(sum.amount().joules()),
                kilowattHours(sum.amount().lowJoules()),
                kilowattHours(sum.amount().highJoules()),
                visit.say(
                    "road-map.energy-how",
                    visit.say("energy." + series.scope().name()),
                    visit.say("energy." + series.method().name()),
                    sum.devices(),
                    visit.figures().duration(sum.amount().seconds()))));
    row(visit.say("road-map.carbon"), Cell.ABSENT, visit.say("road-map.carbon-none"));
  }

  private Cell kilowattHours(double joules) {
    return new Cell.Amount(
        Math.round(joules / JOULES_PER_KILOWATT_HOUR), visit.figures().energy(joules));
  }
}
