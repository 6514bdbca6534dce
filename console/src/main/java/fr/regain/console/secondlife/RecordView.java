package fr.regain.console.secondlife;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;

/**
 * What the page of one erasure on record shows.
 *
 * @param visit the request
 * @param dossier the piece
 * @param recorded the record
 * @param form what was filled in, where something was wrong
 */
public record RecordView(Visit visit, Dossier dossier, RecordedErasure recorded, Form form) {
  /** What is on record, in words. */
  public ErasureText text() {
    return ErasureText.of(visit, recorded);
  }

  /** What the browser's tab says. */
  public String title() {
    return visit.say(
        "record.title",
        ErasureText.serial(visit, recorded.erasure()),
        PieceText.label(dossier.piece().shortId()));
  }

  /** Whether it can be struck. */
  public boolean mayStrike() {
    return dossier.piece().stage().isStock() && !recorded.isStruck();
  }

  /** Where the form that strikes it is sent to. */
  public String strikeAddress() {
    return dossier.piece().address() + "/effacement/" + recorded.id() + "/retrait";
  }
}
