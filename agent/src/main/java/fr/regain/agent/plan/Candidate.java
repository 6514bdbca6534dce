package fr.regain.agent.plan;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry that a rule is about, as it was when it was examined.
 *
 * @param directory where it is
 * @param name its name there
 * @param facts what the file system said of it
 * @param use whether a program had it open
 * @param thrownAway when its owner threw it away, for what lies in a bin: that day is its age
 * @param twin the file with the same content that stays, for duplicates
 */
public record Candidate(
    FilePath directory,
    FileName name,
    FileFacts facts,
    Use use,
    Optional<Instant> thrownAway,
    Optional<Twin> twin) {

  /** Its own path. */
  public FilePath path() {
    return directory.child(name);
  }
}
