package fr.regain.console.operation;

import fr.regain.console.resource.OperationKind;
import fr.regain.console.web.Form;
import fr.regain.console.web.Language;
import fr.regain.console.web.Visit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a person declares of an operation; what is wrong is noted in the form, all of it. */
final class MeasuresForm {
  private static final int GIGABYTE_DIGITS = 9;

  private final Visit visit;
  private final Form form;
  private final OperationKind kind;

  MeasuresForm(Visit visit, Form form, OperationKind kind) {
    this.visit = visit;
    this.form = form;
    this.kind = kind;
  }

  /** The form as what is on record fills it in. */
  static Form of(Visit visit, OperationKind kind, FigureSet figures) {
    return new Form(fields(visit, kind, figures));
  }

  private static Map<String, String> fields(Visit visit, OperationKind kind, FigureSet figures) {
    Map<String, String> fields = new HashMap<>();
    for (OperationMeasure measure : OperationMeasure.declaredOf(kind)) {
      Optional<Figure> declared = figures.declared(measure);
      fields.put(measure.field(), declared.map(it -> typed(visit, it)).orElse(""));
      fields.put(note(measure), declared.map(Figure::note).orElse(""));
    }
    return fields;
  }

  /** Name of the field for the note to a measure. */
  static String note(OperationMeasure measure) {
    return measure.field() + "-note";
  }

  private static String typed(Visit visit, Figure figure) {
    if (figure.measure().unit() != OperationMeasure.Unit.BYTES) {
      return Long.toString(figure.amount());
    }
    BigDecimal gigabytes = BigDecimal.valueOf(figure.amount(), GIGABYTE_DIGITS);
    String text = gigabytes.stripTrailingZeros().toPlainString();
    return visit.words().language() == Language.FRENCH ? text.replace('.', ',') : text;
  }

  /** What is declared; what is left empty is not. */
  List<Figure> read() {
    List<Figure> declared = new ArrayList<>();
    for (OperationMeasure measure : OperationMeasure.declaredOf(kind)) {
      String note = form.text(note(measure));
      if (note.length() > Figure.LONGEST_NOTE) {
        form.reject(note(measure), visit.say("operation.error.note", Figure.LONGEST_NOTE));
      }
      String text = form.text(measure.field()).replaceAll("[\\s\u00A0\u202F]", "");
      if (text.isEmpty()) {
        if (!note.isEmpty()) {
          form.reject(measure.field(), visit.say("operation.error.note-alone"));
        }
        continue;
      }
      OptionalLong amount = amount(measure, text);
      if (amount.isEmpty() || amount.getAsLong() > measure.unit().most()) {
        form.reject(
            measure.field(),
            visit.say("operation.error.amount." + measure.unit(), measure.unit().most()));
      } else if (form.isSound()) {
        declared.add(Figure.declared(measure, amount.getAsLong(), note));
      }
    }
    return declared;
  }

  private static OptionalLong amount(OperationMeasure measure, String text) {
    if (measure.unit() == OperationMeasure.Unit.BYTES) {
      return text.matches("[0-9]{1,9}([.,][0-9]{1,9})?")
          ? OptionalLong.of(
              new BigDecimal(text.replace(',', '.'))
                  .movePointRight(GIGABYTE_DIGITS)
                  .longValueExact())
          : OptionalLong.empty();
    }
    return text.matches("[0-9]{1,9}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Notes each field in which somebody else has declared something else meanwhile. */
  void compare(FigureSet now) {
    OperationForm.compare(visit, form, fields(visit, kind, now));
  }
}
