package fr.regain.console.operation;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page shows on which measures are declared.
 *
 * @param visit the request
 * @param operation what they are of
 * @param form the form
 */
public record MeasuresView(Visit visit, Operation operation, Form form) {

  /** Those that people declare. */
  public List<OperationMeasure> measures() {
    return OperationMeasure.declaredOf(operation.kind());
  }

  /** What is asked for, with its unit. */
  public String label(OperationMeasure measure) {
    String key = "operation.ask." + measure.unit();
    return visit.words().has(key)
        ? visit.say(key, visit.say(measure.key()))
        : visit.say(measure.key());
  }

  /** Name of the field for the note to a measure. */
  public String note(OperationMeasure measure) {
    return MeasuresForm.note(measure);
  }
}
