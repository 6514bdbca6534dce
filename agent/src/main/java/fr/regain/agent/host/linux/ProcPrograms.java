package fr.regain.agent.host.linux;

import fr.regain.agent.host.RunningPrograms;
import fr.regain.agent.host.file.Principal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code /proc}. The short name of a process ({@code comm}, at most 15 bytes, given in full
 * here as the system has it) is there for every account; the executable's own name only for one's
 * own processes, and for root.
 */
public final class ProcPrograms implements RunningPrograms {
  private static final String DELETED = " (deleted)";

  private final Path proc;
  private final String self;

  /** Programs of this machine. */
  public ProcPrograms() {
    this(Path.of("/proc"), ProcessHandle.current().pid());
  }

  ProcPrograms(Path proc, long self) {
    this.proc = proc;
    this.self = Long.toString(self);
  }

  @Override
  public Set<String> names(Optional<Principal> account) throws IOException {
    Set<String> names = new HashSet<>();
    int processes = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[1-9]*")) {
      for (Path process : entries) {
        processes++;
        if (!process.endsWith(self)) {
          addNames(process, account, names);
        }
      }
    }
    if (processes == 0) {
      throw new IOException("the list of processes is empty: /proc is not mounted");
    }
    return names;
  }

  private static void addNames(Path process, Optional<Principal> account, Set<String> names)
      throws IOException {
    try {
      int owner = (int) Files.getAttribute(process, "unix:uid");
      if (account.isPresent() && !account.get().equals(Principal.ofUser(owner))) {
        return;
      }
      // The kernel cuts within a character, and any byte may be set: no rule names such a program.
      String name = new String(Files.readAllBytes(process.resolve("comm")), StandardCharsets.UTF_8);
      names.add(name.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      if (hasEnded(process, e)) {
        return;
      }
      throw e;
    }
    executable(process).ifPresent(names::add);
  }

  /** A process may end between being listed and being read. */
  private static boolean hasEnded(Path process, IOException failure) {
    return failure instanceof NoSuchFileException || !Files.exists(process.resolve("comm"));
  }

  /** Absent where the system does not let this account see it; the short name was read then. */
  private static Optional<String> executable(Path process) {
    try {
      String link = Files.readSymbolicLink(process.resolve("exe")).toString();
      String path =
          link.endsWith(DELETED) ? link.substring(0, link.length() - DELETED.length()) : link;
      return Optional.of(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
