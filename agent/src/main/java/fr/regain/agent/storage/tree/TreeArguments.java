package fr.regain.agent.storage.tree;

import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The arguments of every command that walks trees: where, and what {@link PaceArguments} adds. */
public final class TreeArguments {
  private TreeArguments() {}

  /** Adds the arguments to a command. */
  public static void declare(Declaration declaration) {
    declaration.addParameters(
        new Text("CHEMIN", "PATH"), new Text("Dossiers à parcourir.", "Folders to walk."), 1);
    PaceArguments.declare(declaration);
    JsonOption.declare(declaration);
  }

  /**
   * The folders that were named, links on the way to them resolved once, for whoever typed them.
   *
   * @throws AgentProblem when one is not there
   */
  public static List<FilePath> roots(Invocation invocation, FileAccess access) {
    List<FilePath> roots = new ArrayList<>();
    for (String path : invocation.parameters()) {
      try {
        roots.add(access.path(Path.of(path).toRealPath().toString()));
      } catch (IOException | InvalidPathException e) {
        throw new AgentProblem(
            "path.unreadable",
            ExitCode.USAGE,
            new Text(
                "Le dossier %s ne peut pas être lu (%s). Vérifiez le chemin et vos droits."
                    .formatted(path, e),
                "The folder %s cannot be read (%s). Check the path and your permissions."
                    .formatted(path, e)),
            e);
      }
    }
    return roots;
  }
}
