package fr.regain.agent.host;

import fr.regain.agent.host.linux.LinuxBackground;
import fr.regain.agent.host.windows.WindowsBackground;

/** Puts work behind everything else that the machine does. */
public final class BackgroundPriority {
  private BackgroundPriority() {}

  /**
   * Gives the calling thread, and every thread that it starts from now on (on Windows: the
   * process), processor time and disk access only when nobody else wants them. Cannot be undone.
   * What the system does not know or permit is left out: work in the foreground's way is still
   * correct work.
   *
   * @return whether the system granted all of it
   */
  public static boolean enter() {
    return switch (OperatingFamily.current()) {
      case LINUX -> LinuxBackground.enter();
      case WINDOWS -> WindowsBackground.enter();
    };
  }
}
