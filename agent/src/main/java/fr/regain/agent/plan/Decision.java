package fr.regain.agent.plan;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import java.util.Optional;

/** What becomes of one candidate. */
public sealed interface Decision {
  /** The id of the rule that decided. */
  String rule();

  /**
   * It goes.
   *
   * @param rule the id of the rule
   * @param way how
   * @param area the directory of the rule below which it lies
   * @param directory where it is
   * @param name its name there
   * @param facts what it must still be when its turn comes
   * @param twin the file with the same content that must stay, for a duplicate
   * @param credit allocated bytes that its removal returns; zero where another name of the same
   *     file stays, or has been credited already
   */
  record Remove(
      String rule,
      Way way,
      FilePath area,
      FilePath directory,
      FileName name,
      FileFacts facts,
      Optional<Twin> twin,
      long credit)
      implements Decision {}

  /**
   * It stays.
   *
   * @param rule the id of the rule
   * @param path what it is
   * @param reason why it stays
   * @param allocated bytes that the volume holds for it; zero where that is not known
   */
  record Keep(String rule, FilePath path, KeepReason reason, long allocated) implements Decision {}

  /**
   * A vendor's tool runs.
   *
   * @param rule the id of the rule
   * @param tool its number among the tools of the rule
   */
  record Run(String rule, int tool) implements Decision {}

  /** How something goes. */
  enum Way {
    /** Deleted directly: it is made again by whoever needs it. */
    DELETE,
    /** Moved to the quarantine, from which it can be put back. */
    QUARANTINE
  }
}
