package fr.regain.agent.plan;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;

/**
 * The file with the same content that stays when its double goes.
 *
 * @param directory where it is
 * @param name its name there
 * @param facts what it must still be when the double goes
 */
public record Twin(FilePath directory, FileName name, FileFacts facts) {
  /** Its own path. */
  public FilePath path() {
    return directory.child(name);
  }

  /** Whether {@code other} can be its double: another file of that owner, volume and size. */
  boolean canBeDoubleOf(FileFacts other) {
    return facts.size() == other.size()
        && facts.size() > 0
        && facts.owner().isPresent()
        && facts.owner().equals(other.owner())
        && facts.identity().volume() == other.identity().volume()
        && !facts.identity().equals(other.identity());
  }
}
