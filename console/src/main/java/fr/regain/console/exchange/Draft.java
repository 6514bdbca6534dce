package fr.regain.console.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into the register.
 *
 * @param fileName as the browser named it, made fit to be shown
 * @param bytes its size
 * @param digest SHA-256 of it, hexadecimal
 * @param headings of the columns that were kept
 * @param siteId where equipment is of which the file does not say it; null: not chosen
 * @param whole whether one broken row keeps all others out
 * @param total rows in it
 * @param done rows that were dealt with
 */
public record Draft(
    UUID id,
    String fileName,
    long bytes,
    String digest,
    ImportFormat format,
    List<String> headings,
    Mapping mapping,
    @Nullable Long siteId,
    boolean whole,
    State state,
    long total,
    long done,
    long made,
    long changed,
    long leftOut,
    long refused,
    Instant createdAt,
    Instant changedAt) {

  /** How far it has come. */
  public enum State {
    READY,
    RUNNING,
    DONE,
    /** Nothing was written, because of broken rows, or it broke off and may be started again. */
    STOPPED
  }

  /** Address of the page on which its columns are assigned. */
  String address() {
    return ImportController.PATH + "/" + id;
  }
}
