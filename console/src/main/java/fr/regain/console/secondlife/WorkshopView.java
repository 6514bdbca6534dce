package fr.regain.console.secondlife;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.TableView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the workshop's list shows.
 *
 * @param table the list
 * @param counts how many pieces pass the filters at each stage, whatever the stage asked for;
 *     empty: too many to be counted
 * @param mayWork whether the reader may act on pieces
 */
public record WorkshopView(
    TableView<Piece> table, Optional<Map<Stage, Long>> counts, boolean mayWork) {
  /** A stage with how many pieces stand there. */
  public record StageLine(String name, String count, String address, boolean chosen) {}

  /** The request. */
  public Visit visit() {
    return table.visit();
  }

  /** The stages, each with its pieces among those of the list. */
  public List<StageLine> stages() {
    Stage asked = table.address().get(WorkshopFilters.STAGE).orElse(null);
    return Stage.ofWorkshop().stream()
        .map(
            stage ->
                new StageLine(
                    PieceText.stage(visit(), stage),
                    counts
                        .map(all -> visit().figures().number(all.getOrDefault(stage, 0L)))
                        .orElse(""),
                    table.address().with(WorkshopFilters.STAGE, stage).toString(),
                    stage == asked))
        .toList();
  }

  /** Where one acts on these pieces; null: the reader may not. */
  public @Nullable String acts() {
    return mayWork ? table.address().on(WorkshopActsController.PATH).toString() : null;
  }

  /** Where the labels of these pieces are printed. */
  public String labels() {
    return table.address().narrowed() == 0
        ? LabelsView.PATH + "?filtre=oui"
        : table.address().filtersTo(LabelsView.PATH);
  }
}
