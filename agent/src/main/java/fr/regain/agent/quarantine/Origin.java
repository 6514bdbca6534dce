package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import java.time.Instant;

/**
 * Where an item came from and what it was, so that it can be recognised and put back.
 *
 * @param rule the id of the rule that took it
 * @param directory where it was
 * @param name its name there
 * @param identity which file it is
 * @param size logical bytes
 * @param allocated bytes that the volume holds for it
 * @param modified last change of its content
 * @param owner its owner
 * @param mode its permission bits or attributes
 */
public record Origin(
    String rule,
    FilePath directory,
    FileName name,
    FileIdentity identity,
    long size,
    long allocated,
    Instant modified,
    Principal owner,
    int mode) {

  /**
   * The origin of a file with those facts.
   *
   * @throws IllegalArgumentException for facts without an owner
   */
  static Origin of(String rule, FilePath directory, FileName name, FileFacts facts) {
    return new Origin(
        rule,
        directory,
        name,
        facts.identity(),
        facts.size(),
        facts.allocated(),
        facts.modified(),
        facts.owner().orElseThrow(() -> new IllegalArgumentException("facts without an owner")),
        facts.mode());
  }

  /**
   * Whether {@code facts} are those of the same file, whatever became of its content. Its volume is
   * the quarantine's own, and is not compared: some file systems number it anew at each start.
   */
  boolean isOf(FileFacts facts) {
    return facts.kind() == FileKind.REGULAR
        && facts.identity().high() == identity.high()
        && facts.identity().low() == identity.low();
  }

  /**
   * Whether {@code facts} are those of the same file, unchanged. A move keeps the very file, and
   * with it access lists and extended attributes; it changes only the time of the last change of
   * attributes, which is not compared.
   */
  boolean isSameAs(FileFacts facts) {
    return isOf(facts)
        && facts.size() == size
        && facts.modified().equals(modified)
        && facts.mode() == mode
        && facts.owner().filter(owner::equals).isPresent();
  }
}
