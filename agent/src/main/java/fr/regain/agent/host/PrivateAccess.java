package fr.regain.agent.host;

import fr.regain.agent.host.linux.OwnerOnlyAccess;
import fr.regain.agent.host.windows.AdministratorsOnlyAccess;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/**
 * Keeps what the agent owns out of reach of the people who use the machine. Both checks refuse when
 * they cannot tell.
 */
public interface PrivateAccess {

  /** To pass when a directory is created: it is never open to others, not for a moment. */
  FileAttribute<?> ofNewDirectory();

  /** To pass when a file is created. */
  FileAttribute<?> ofNewFile();

  /**
   * Makes sure that nobody but the agent and administrators can read or write an existing
   * directory.
   *
   * @throws AgentProblem "storage.unsafe" when somebody else owns it, could have written to it, or
   *     it is a link
   */
  void requirePrivate(Path directory);

  /**
   * Makes sure that a file of settings says what an administrator wrote.
   *
   * @throws AgentProblem "settings.unsafe" when somebody else owns it or may write to it
   */
  void requireWrittenByAdministratorsOnly(Path file);

  /** The running system's. */
  static PrivateAccess ofThisSystem() {
    return switch (OperatingFamily.current()) {
      case LINUX -> new OwnerOnlyAccess();
      case WINDOWS -> new AdministratorsOnlyAccess();
    };
  }

  /** The refusal of a directory. */
  static AgentProblem unsafeDirectory(Path directory, Text reason) {
    return new AgentProblem(
        "storage.unsafe",
        ExitCode.LOCAL_STORAGE,
        new Text(
            "Le dossier %s n'est pas sûr : %s. Supprimez-le (l'agent le recrée), ou choisissez-en un autre (data-directory)."
                .formatted(directory, reason.french()),
            "The directory %s is not safe: %s. Remove it (the agent makes it again) or choose another one (data-directory)."
                .formatted(directory, reason.english())));
  }

  /** The refusal of a file of settings. */
  static AgentProblem unsafeSettings(Path file, Text reason) {
    return new AgentProblem(
        "settings.unsafe",
        ExitCode.USAGE,
        new Text(
            "Le fichier %s n'est pas lu : %s. Réservez-en l'écriture aux administrateurs."
                .formatted(file, reason.french()),
            "The file %s is not read: %s. Let only administrators write to it."
                .formatted(file, reason.english())));
  }
}
