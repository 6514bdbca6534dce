package fr.regain.console.roadmap;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.util.Collection;
import java.util.stream.Collectors;

/** What may be wrong with what people enter: a field of its page, and the text for programs. */
enum Fault {
  BASE_YEAR("base-year", "The base year is from 2010 to 2059."),
  TARGET_YEAR("target-year", "The target year is 1 to 20 years after the base year, 2060 at most."),
  REDUCTION("reduction", "The reduction is a whole percentage from 1 to 99."),
  TITLE("title", "The title has 1 to 120 characters."),
  HOLDER("holder", "The holder is a function or a service, in 1 to 120 characters."),
  DUE("due", "The due date is from 2010 to 2060."),
  EFFECT_LOW("effect-low", "The least effect is from 0 to 999,999,999 kg; both ends, or neither."),
  EFFECT_HIGH("effect-high", "The most effect is from the least to 999,999,999 kg."),
  EFFECT_SOURCE("effect-source", "The source of the effect has at most 300 characters; needed."),
  NOTE("note", "The note has at most 2,000 characters."),
  REASON("reason", "Who abandons an action says why, in at most 300 characters."),
  YEAR("year", "Figures are declared for the years from 2010 to this one."),
  FIGURE("figure", "The figure is above 0 and at most 10,000,000 tonnes."),
  LOW("low", "The low end is from 0 to the figure; both ends, or neither."),
  HIGH("high", "The high end is from the figure to 10,000,000 tonnes; both ends, or neither."),
  METHOD("method", "The method is MEASURED, ESTIMATED or DECLARED."),
  SOURCE("source", "The source has 1 to 300 characters."),
  PERIMETER("perimeter", "The perimeter has 1 to 300 characters.");

  private final String field;
  private final String text;

  Fault(String field, String text) {
    this.field = field;
    this.text = text;
  }

  /** Name of the field. */
  String field() {
    return field;
  }

  /** Key of the text for people. */
  String key() {
    return "road-map.error." + field;
  }

  /**
   * Refuses what has faults.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} that names them all
   */
  static void refuse(Collection<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          faults.stream().map(fault -> fault.text).collect(Collectors.joining(" ")));
    }
  }

  /** Whether a text is longer than it may be, or empty where it is needed. */
  static boolean isAmiss(String text, boolean needed, int longest) {
    return text.length() > longest || (needed && text.isBlank());
  }
}
