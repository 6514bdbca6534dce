package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.OwnedDirectories;
import fr.regain.agent.rule.NamePattern;
import fr.regain.agent.rule.Root;
import fr.regain.agent.rule.Tool;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs vendors' tools: by absolute path, with nothing of this process's environment, without input,
 * with a time limit. Their output goes nowhere.
 */
final class ToolRunner {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/sbin:/usr/bin:/sbin:/bin",
          "LC_ALL", "C.UTF-8",
          "DEBIAN_FRONTEND", "noninteractive");

  private static final long SECONDS_TO_END = 10;

  private final FileAccess access;
  private final Roots roots;

  ToolRunner(FileAccess access, Roots roots) {
    this.access = access;
    this.roots = roots;
  }

  /** Where the tool would be. */
  FilePath path(Tool tool) {
    FilePath path =
        roots
            .path(tool.program().root())
            .orElseGet(() -> new FilePath(roots.home().root(), List.of()));
    try {
      for (NamePattern name : tool.program().below()) {
        path = path.child(access.name(name.text()));
      }
    } catch (FileAccessException e) {
      throw new IllegalStateException("a rule's literal is a name on every system", e);
    }
    return path;
  }

  /** A directory on the volume from which tools free space. */
  FilePath volumeOf(Tool tool) {
    return roots.path(Root.SYSTEM_STATE).orElseGet(() -> path(tool));
  }

  /** Why the tool does not run; empty when it may. */
  Optional<KeepReason> reasonNotToRun(Tool tool) {
    if (!roots.administrator()) {
      return Optional.of(KeepReason.NEEDS_ADMINISTRATOR);
    }
    try {
      requireSafe(path(tool));
      return Optional.empty();
    } catch (FileAccessException e) {
      return Optional.of(
          e.reason() == Reason.GONE ? KeepReason.TOOL_ABSENT : KeepReason.of(e.reason()));
    }
  }

  /** The program must be one that nobody but the system could have put there. */
  private void requireSafe(FilePath program) throws FileAccessException {
    List<FileName> names = program.names();
    FilePath parent = new FilePath(program.root(), names.subList(0, names.size() - 1));
    try (OpenDirectory directory =
        new OwnedDirectories(access, parent, roots.account()).open(parent)) {
      FileFacts facts = directory.stat(names.getLast());
      boolean trusted =
          facts.kind() == FileKind.LINK
              || (facts.kind() == FileKind.REGULAR && !facts.is(FileMark.SHARED_WRITE));
      if (!trusted || facts.owner().filter(roots.account()::equals).isEmpty()) {
        throw new FileAccessException(Reason.UNTRUSTED, "the tool is not the system's own");
      }
    }
  }

  /**
   * Runs the tool to its end.
   *
   * @return why it did not do its work; empty when it says that it did
   */
  Optional<KeepReason> run(Tool tool) throws InterruptedException {
    Optional<KeepReason> keep = reasonNotToRun(tool);
    if (keep.isPresent()) {
      return keep;
    }
    List<String> command = new ArrayList<>();
    command.add(path(tool).display());
    command.addAll(tool.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    try {
      return finish(builder.start(), tool);
    } catch (IOException e) {
      return Optional.of(KeepReason.TOOL_FAILED);
    }
  }

  private static Optional<KeepReason> finish(Process process, Tool tool)
      throws IOException, InterruptedException {
    process.getOutputStream().close();
    boolean ended = process.waitFor(tool.timeLimit().toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.destroy();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    return ended && process.exitValue() == 0
        ? Optional.empty()
        : Optional.of(KeepReason.TOOL_FAILED);
  }
}
