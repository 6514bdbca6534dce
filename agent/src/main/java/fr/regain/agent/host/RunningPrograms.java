package fr.regain.agent.host;

import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.linux.ProcPrograms;
import fr.regain.agent.host.windows.WindowsPrograms;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which programs run besides this one. */
public interface RunningPrograms {
  /**
   * File names of the executables that run now, in lower case, without directory and without {@code
   * .exe}; where a program calls itself by another name, both.
   *
   * @param account whose; everybody's when absent
   * @throws IOException when that cannot be told for all of them
   */
  Set<String> names(Optional<Principal> account) throws IOException;

  /** The same, which asks once for each account and goes on to tell what it was told then. */
  default RunningPrograms askedOnce() {
    Map<Optional<Principal>, Set<String>> told = new HashMap<>();
    return account -> {
      Set<String> names = told.get(account);
      if (names == null) {
        names = names(account);
        told.put(account, names);
      }
      return names;
    };
  }

  /** The running system's. */
  static RunningPrograms ofThisSystem() {
    return switch (OperatingFamily.current()) {
      case LINUX -> new ProcPrograms();
      case WINDOWS -> new WindowsPrograms();
    };
  }
}
