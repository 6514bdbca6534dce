package fr.regain.agent.host;

import fr.regain.agent.host.linux.SharedModes;
import fr.regain.agent.host.windows.SharedAccessLists;
import fr.regain.agent.message.AgentProblem;
import java.io.IOException;
import java.nio.file.Path;

/** Opens parts of what the agent owns to the people who use the machine, and no more than that. */
public interface SharedAccess {

  /**
   * Makes a directory that everybody may list and only the agent may change, or checks one.
   *
   * @throws AgentProblem "storage.unsafe" when somebody else owns it or may write to it
   */
  void makeReadable(Path directory) throws IOException;

  /**
   * Makes a directory in which everybody may leave files, but not list or take those of others.
   *
   * @throws AgentProblem "storage.unsafe" when somebody else owns it
   */
  void makeDropFolder(Path directory) throws IOException;

  /** Lets everybody read a file of the agent's. */
  void allowReading(Path file) throws IOException;

  /** The running system's. */
  static SharedAccess ofThisSystem() {
    return switch (OperatingFamily.current()) {
      case LINUX -> new SharedModes();
      case WINDOWS -> new SharedAccessLists();
    };
  }
}
