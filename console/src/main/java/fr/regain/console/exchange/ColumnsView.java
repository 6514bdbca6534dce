package fr.regain.console.exchange;

import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;
import java.util.Objects;

/**
 * What the page shows on which columns are assigned.
 *
 * @param sample some rows
 * @param statuses what the column of states holds
 * @param tree the sites that the reader may change
 * @param form what was typed, and what is wrong with it
 */
public record ColumnsView(
    Visit visit,
    Draft draft,
    List<StoredRow> sample,
    List<String> statuses,
    List<Site> tree,
    Form form) {
  /** Most sites that the field of the site proposes. */
  public static final int MOST_PROPOSED = 100;

  /** Columns that the sample shows. */
  private static final int SHOWN = 12;

  /** Whether a person assigns the columns: those of an inventory are always the same. */
  public boolean assigned() {
    return draft.format() == ImportFormat.TABLE;
  }

  /** Name of the file. */
  public String fileName() {
    return draft.fileName();
  }

  /** How many rows it has. */
  public long total() {
    return draft.total();
  }

  /** Address of the form. */
  public String address() {
    return draft.address() + "/colonnes";
  }

  /** The columns, as the sample shows them. */
  public List<String> shownHeadings() {
    return draft.headings().stream().limit(SHOWN).toList();
  }

  /** The columns to choose from. */
  public List<String> headings() {
    return draft.headings();
  }

  /** The rows of the sample, as they are shown. */
  public List<List<String>> shownRows() {
    return sample.stream()
        .map(row -> row.cells().stream().limit(SHOWN).map(ColumnsView::cut).toList())
        .toList();
  }

  private static String cut(String cell) {
    String value = TypedText.value(cell);
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }

  /** Whether a field is told by a column, as chosen or as guessed. */
  public boolean isChosen(Field field, int column) {
    String typed = form.text("column-" + field);
    return form.isSound()
        ? Objects.equals(draft.mapping().columns().get(field), column)
        : typed.equals(Integer.toString(column));
  }

  /** Whether a status means a state, as chosen or as guessed. */
  public boolean means(String status, ImportedState state) {
    return draft.mapping().state(status) == state;
  }

  /** What the field of the site holds. */
  public String site() {
    if (!form.isSound()) {
      return form.text("site");
    }
    return tree.stream()
        .filter(site -> Objects.equals(site.id(), draft.siteId()))
        .map(Site::name)
        .findFirst()
        .orElse(tree.size() == 1 ? tree.getFirst().name() : "");
  }

  /** Sites to choose from. */
  public List<Site> proposed() {
    return tree.subList(0, Math.min(tree.size(), MOST_PROPOSED));
  }

  /** Whether one broken row keeps all others out. */
  public boolean whole() {
    return form.isSound() ? draft.whole() : form.text("whole").equals("yes");
  }
}
