package fr.regain.agent.cleanup;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.RunningPrograms;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.windows.KnownFolder;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.rule.Root;
import fr.regain.agent.rule.RulesCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The workspace of the account that a command runs as. */
public final class Workspaces {
  private final Map<String, String> environment;
  private final Function<Invocation, Instant> clockCheck;
  private final Function<KnownFolder, Optional<String>> folders;

  /**
   * For one process.
   *
   * @param environment its environment variables
   * @param clockCheck gives a time that has certainly come; throws where the clock of the device
   *     does not tell ages
   */
  public Workspaces(Map<String, String> environment, Function<Invocation, Instant> clockCheck) {
    this(environment, clockCheck, KnownFolder::path);
  }

  Workspaces(
      Map<String, String> environment,
      Function<Invocation, Instant> clockCheck,
      Function<KnownFolder, Optional<String>> folders) {
    this.environment = Map.copyOf(environment);
    this.clockCheck = clockCheck;
    this.folders = folders;
  }

  /**
   * Goes on only where the clock may say how old things are.
   *
   * @return a time that has certainly come, for what cannot be undone
   */
  Instant requireClock(Invocation invocation) {
    return clockCheck.apply(invocation);
  }

  /** The workspace for one command. */
  public Workspace open(Invocation invocation) {
    FileAccess access = LocalFileAccess.ofThisSystem();
    try {
      Roots roots = roots(access);
      return new Workspace(
          access,
          RulesCommand.builtIn(),
          roots,
          storage(access, roots, invocation.configuration()),
          RunningPrograms.ofThisSystem(),
          invocation.surroundings().clock(),
          ZoneId.systemDefault(),
          Caps.USUAL);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * The directory where the account of a command keeps its own state; it need not exist yet.
   *
   * @throws AgentProblem where that cannot be told
   */
  public Path storage(Invocation invocation) {
    FileAccess access = LocalFileAccess.ofThisSystem();
    try {
      FilePath directory = storage(access, roots(access), invocation.configuration());
      Path path = Path.of(directory.root());
      for (FileName name : directory.names()) {
        path = path.resolve(name.text());
      }
      return path;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Roots roots(FileAccess access) throws FileAccessException {
    return switch (OperatingFamily.current()) {
      case LINUX -> new LinuxRoots(access, environment).read();
      case WINDOWS -> new WindowsRoots(access, folders).read();
    };
  }

  /**
   * The agent's own directory. A person has no authority over it and has one of their own, unless
   * they name another.
   */
  private static FilePath storage(FileAccess access, Roots roots, Configuration configuration)
      throws IOException {
    boolean chosen =
        configuration
            .effective(AgentSettings.DATA_DIRECTORY)
            .filter(effective -> effective.source() == Configuration.Source.COMMAND_LINE)
            .isPresent();
    if (roots.administrator() || chosen) {
      return access.path(
          configuration.get(AgentSettings.DATA_DIRECTORY).toAbsolutePath().toString());
    }
    return switch (roots.platform()) {
      case LINUX -> besideTheBin(access, roots);
      case WINDOWS -> roots.path(Root.USER_CACHE).orElseThrow().child(access.name("Regain"));
    };
  }

  private static FilePath besideTheBin(FileAccess access, Roots roots) throws FileAccessException {
    FilePath bin = roots.path(Root.USER_BIN).orElseThrow();
    FilePath ownData = new FilePath(bin.root(), bin.names().subList(0, bin.names().size() - 1));
    return ownData.child(access.name("regain"));
  }

  /** What a command says when its files cannot be used. */
  public static AgentProblem unusable(IOException cause) {
    return new AgentProblem(
        "cleanup.storage",
        ExitCode.LOCAL_STORAGE,
        new Text(
            "Le nettoyage ne peut pas travailler ici ("
                + cause.getMessage()
                + "). Rien d'autre n'a été touché ; vérifiez le propriétaire et les droits du"
                + " dossier de l'agent et la place libre, puis relancez.",
            "The clean-up cannot work here ("
                + cause.getMessage()
                + "). Nothing else was touched; check the owner and the permissions of the agent's"
                + " directory and the free space, then run it again."),
        cause);
  }
}
