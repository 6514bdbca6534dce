package fr.regain.console.web.table;

import fr.regain.console.web.Visit;
import java.util.Map;

/**
 * What the page shows that asks once more before many rows are changed, and the one after it.
 *
 * @param list the list that they come from
 * @param act what is done
 * @param selected how many rows were asked for
 * @param changing how many of them it changes, or changed
 * @param missed how many of them it was kept from by a failure
 * @param said the fields that said so
 * @param action where the answer is sent
 * @param moved whether it would change another number of rows than the reader was told
 */
public record RowActsCheckView(
    TableView<?> list,
    RowAct<?> act,
    int selected,
    int changing,
    int missed,
    Map<String, String> said,
    String action,
    boolean moved) {
  /** Keeps its own copy. */
  public RowActsCheckView {
    said = Map.copyOf(said);
  }

  /** The request. */
  public Visit visit() {
    return list.visit();
  }

  /** Rows that were asked for and stay as they are. */
  public int left() {
    return selected - changing - missed;
  }

  /** What would be done. */
  public String question() {
    return text(".question");
  }

  /** What it means. */
  public String meaning() {
    return text(".meaning");
  }

  /** What was done. */
  public String done() {
    return text(".done");
  }

  private String text(String part) {
    return visit().say(act.words() + part, changing, act.on());
  }
}
