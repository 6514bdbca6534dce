package fr.regain.console.exchange;

import fr.regain.console.web.Visit;

/** How far an import has come, or what came of it. */
public record ProgressView(Visit visit, Draft draft) {
  /** Name of the file. */
  public String fileName() {
    return draft.fileName();
  }

  /** Address of the draft. */
  public String address() {
    return draft.address();
  }

  /** Whether rows are being written. */
  public boolean running() {
    return draft.state() == Draft.State.RUNNING;
  }

  /** Whether it came to its end. */
  public boolean done() {
    return draft.state() == Draft.State.DONE;
  }

  /** Whether it was not heard of for so long that it may be started again. */
  public boolean silent() {
    return running() && draft.changedAt().plus(ImportService.SILENCE).isBefore(visit.now());
  }

  /** Rows that were dealt with. */
  public long rows() {
    return Math.min(draft.done(), draft.total());
  }

  /** All rows. */
  public long total() {
    return draft.total();
  }

  /** Pieces that were put on record. */
  public long made() {
    return draft.made();
  }

  /** Pieces that were changed. */
  public long changed() {
    return draft.changed();
  }

  /** Rows that changed nothing. */
  public long left() {
    return draft.leftOut();
  }

  /** Rows that were refused. */
  public long refused() {
    return draft.refused();
  }
}
