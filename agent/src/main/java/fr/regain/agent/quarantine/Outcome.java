package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.plan.KeepReason;

/** What became of one item. */
public sealed interface Outcome {

  /**
   * It is held in the quarantine.
   *
   * @param id its name there
   */
  record Taken(ItemId id) implements Outcome {}

  /**
   * It stays where it was.
   *
   * @param reason why
   */
  record Stays(KeepReason reason) implements Outcome {}

  /**
   * It is back.
   *
   * @param directory where
   * @param name under which name; another one than before where that was taken
   * @param unchanged whether content, owner, mode, times and attributes are those that it came with
   */
  record Back(FilePath directory, FileName name, boolean unchanged) implements Outcome {}

  /**
   * It is deleted for good.
   *
   * @param allocated bytes that the volume held for it
   */
  record Purged(long allocated) implements Outcome {}
}
