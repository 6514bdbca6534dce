package fr.regain.agent.rule;

import java.util.List;

/**
 * A condition that must hold when a plan is made and again just before anything goes. One that
 * cannot be evaluated does not hold.
 */
public sealed interface Guard {

  /**
   * None of these programs runs for the person whose files they are; for a system rule, for
   * anybody.
   *
   * @param programs file names of executables, without directory, compared without case; Windows
   *     names without {@code .exe}
   */
  record NotRunning(List<String> programs) implements Guard {
    public NotRunning {
      programs = List.copyOf(programs);
    }
  }

  /**
   * Nothing, not even a dangling link, has this name: programs leave such a mark while they run.
   *
   * @param mark where the mark would be
   */
  record Absent(Location mark) implements Guard {}

  /**
   * The operating system says so.
   *
   * @param condition what it is asked
   */
  record Holds(Condition condition) implements Guard {}

  /** What only the operating system's own interfaces can tell. */
  enum Condition {
    /** No update waits for a restart. */
    NO_PENDING_UPDATE,
    /** The component store's own analysis recommends a clean-up. */
    COMPONENT_CLEANUP_RECOMMENDED,
    /** Nobody's session has the profile loaded, and nothing in it still waits for the cloud. */
    PROFILE_UNLOADED_AND_SYNCED,
    /** The file's content is complete in the cloud. */
    IN_SYNC
  }
}
