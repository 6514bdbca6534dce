package fr.regain.console.presentation;

import fr.regain.console.web.Presentation.Conformity;
import java.util.List;

/**
 * What whoever runs the console says of its accessibility: the law makes it their statement.
 *
 * @param conformity its state; without a valid audit {@link Conformity#NONE}
 * @param audit by whom and when it was audited, and with what result; empty: it was not
 * @param shortcomings what cannot be used, one thing a line
 * @param contact whom to write to
 */
public record Statement(Conformity conformity, String audit, String shortcomings, String contact) {
  /** What is true of a console of which nothing was said yet. */
  public static final Statement NONE = new Statement(Conformity.NONE, "", "", "");

  /** The shortcomings, each by itself. */
  public List<String> each() {
    return shortcomings.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
