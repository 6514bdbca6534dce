package fr.regain.console.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the daily backups stand.
 *
 * @param state in a word
 * @param newestAt when the newest one was made; null: there is none, or it cannot be told
 * @param failure why the last one could not be made; empty: none has failed since
 */
public record BackupStanding(State state, @Nullable Instant newestAt, String failure) {
  /** In a word. */
  public enum State {
    /** The database is a server: whoever runs it makes its backups. */
    ELSEWHERE,
    /** The settings want none. */
    NOT_WANTED,
    /** There is one of the day, or it is not due yet. */
    SOUND,
    /** None was made when it was due. */
    LATE,
    /** The last one could not be made. */
    FAILED
  }

  /** Whether nothing has to be done about them. */
  public boolean isSound() {
    return switch (state) {
      case ELSEWHERE, NOT_WANTED, SOUND -> true;
      case LATE, FAILED -> false;
    };
  }
}
