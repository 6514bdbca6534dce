package fr.regain.console.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of an action.
 *
 * @param title what is done, at most {@value #LONGEST_TITLE} characters
 * @param holder the function or service that answers for it, never a person; as many
 * @param dueOn until when
 * @param state how far it is
 * @param effect what it avoids each year; null: nobody has estimated it
 * @param effectSource where that is from, at most {@value #LONGEST_SOURCE} characters; empty
 *     without an effect
 * @param note at most {@value #LONGEST_NOTE} characters
 * @param reason why it was abandoned, at most {@value #LONGEST_SOURCE} characters; empty otherwise
 */
public record ActionTerms(
    String title,
    String holder,
    LocalDate dueOn,
    ActionState state,
    @Nullable Range effect,
    String effectSource,
    String note,
    String reason) {
  /** Most characters of a title and of a holder. */
  public static final int LONGEST_TITLE = 120;

  /** Most characters of a source and of a reason. */
  public static final int LONGEST_SOURCE = 300;

  /** Most characters of a note. */
  public static final int LONGEST_NOTE = 2_000;

  /** Most kilograms of CO₂ equivalent that an action may avoid in a year. */
  public static final long MOST_EFFECT = 999_999_999;

  /**
   * Without the spaces around its texts, and without those that its state or effect leaves void.
   */
  public ActionTerms {
    title = title.strip();
    holder = holder.strip();
    effectSource = effect == null ? "" : effectSource.strip();
    note = note.strip();
    reason = state == ActionState.ABANDONED ? reason.strip() : "";
  }

  /** What is wrong with it. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (Fault.isAmiss(title, true, LONGEST_TITLE)) {
      faults.add(Fault.TITLE);
    }
    if (Fault.isAmiss(holder, true, LONGEST_TITLE)) {
      faults.add(Fault.HOLDER);
    }
    if (dueOn.getYear() < Aim.FIRST_YEAR || dueOn.getYear() > Aim.LAST_YEAR) {
      faults.add(Fault.DUE);
    }
    if (effect != null && (effect.low() < 0 || effect.low() > MOST_EFFECT)) {
      faults.add(Fault.EFFECT_LOW);
    }
    if (effect != null && (effect.high() < effect.low() || effect.high() > MOST_EFFECT)) {
      faults.add(Fault.EFFECT_HIGH);
    }
    if (Fault.isAmiss(effectSource, effect != null, LONGEST_SOURCE)) {
      faults.add(Fault.EFFECT_SOURCE);
    }
    if (Fault.isAmiss(note, false, LONGEST_NOTE)) {
      faults.add(Fault.NOTE);
    }
    if (Fault.isAmiss(reason, state == ActionState.ABANDONED, LONGEST_SOURCE)) {
      faults.add(Fault.REASON);
    }
    return faults;
  }
}
