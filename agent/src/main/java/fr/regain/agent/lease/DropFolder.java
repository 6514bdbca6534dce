package fr.regain.agent.lease;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes what people left in the folder for answers. Anybody may put anything there: each entry is
 * reached by its handle, no link is followed, nothing is opened that is not a small regular file
 * with one name, and everything is removed once it was looked at.
 */
final class DropFolder {
  /** Of an answer with a hundred rules. */
  static final int LARGEST = 16 * 1024;

  private static final int MOST_AT_ONCE = 512;
  private static final Duration BEING_WRITTEN = Duration.ofSeconds(5);
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\\.answer");

  /** People's accounts begin here on Linux; nobody is two accounts of the system. */
  private static final long FIRST_PERSON = 1000;

  private static final List<Long> NOBODY = List.of(65534L, 65535L, 0xFFFFFFFFL);

  private final FileAccess access;
  private final Path folder;

  DropFolder(FileAccess access, Path folder) {
    this.access = access;
    this.folder = folder;
  }

  /** Decides on one entry. */
  interface Reader {
    /**
     * An entry of the right size, owned by a person of this device.
     *
     * @return whether it was an answer
     */
    boolean take(Principal owner, String name, byte[] content);
  }

  /**
   * Hands over every entry that could be an answer, and removes all.
   *
   * @param now by the wall clock: what is still being written is left for a while
   * @return how many entries were removed that were not answers
   */
  int empty(Instant now, Reader reader) throws IOException {
    int refused = 0;
    try (OpenDirectory open =
        access.openTrusted(access.path(folder.toAbsolutePath().toString()), access.account())) {
      List<FileName> names = new ArrayList<>();
      List<FileName> folders = new ArrayList<>();
      open.list(
          entry -> {
            // A folder with content stays: however many there are, they keep no answer waiting.
            List<FileName> alike = entry.kind() == FileKind.DIRECTORY ? folders : names;
            if (alike.size() < MOST_AT_ONCE) {
              alike.add(entry.name());
            }
            return names.size() < MOST_AT_ONCE;
          });
      names.addAll(folders);
      for (FileName name : names) {
        refused += take(open, name, now, reader);
      }
    } catch (FileAccessException e) {
      if (e.reason() != Reason.GONE) {
        throw e;
      }
    }
    return refused;
  }

  private int take(OpenDirectory open, FileName name, Instant now, Reader reader)
      throws IOException {
    FileFacts facts;
    try {
      facts = open.stat(name);
    } catch (FileAccessException gone) {
      return 0;
    }
    boolean unfinished = Duration.between(facts.changed(), now).abs().compareTo(BEING_WRITTEN) < 0;
    if (unfinished) {
      return 0;
    }
    Optional<byte[]> content = content(open, name, facts);
    boolean answer =
        content.isPresent()
            && reader.take(facts.owner().orElseThrow(), name.display(), content.get());
    boolean removed = remove(open, name, facts);
    return answer || !removed ? 0 : 1;
  }

  private Optional<byte[]> content(OpenDirectory open, FileName name, FileFacts facts) {
    boolean possible =
        NAME.matcher(name.display()).matches()
            && facts.kind() == FileKind.REGULAR
            && facts.links() == 1
            && facts.size() <= LARGEST
            && facts.owner().filter(this::isPerson).isPresent();
    if (!possible) {
      return Optional.empty();
    }
    try (OpenFile file = open.openFile(name);
        Arena arena = Arena.ofConfined()) {
      FileFacts opened = file.facts();
      if (!opened.identity().equals(facts.identity()) || !opened.owner().equals(facts.owner())) {
        return Optional.empty();
      }
      MemorySegment bytes = arena.allocate(LARGEST + 1L);
      long length = file.read(bytes, 0);
      return length > LARGEST
          ? Optional.empty()
          : Optional.of(bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    } catch (FileAccessException e) {
      return Optional.empty();
    }
  }

  /** The account of a person, or the agent's own where it runs as a person for a trial. */
  private boolean isPerson(Principal owner) {
    if (OperatingFamily.current() == OperatingFamily.WINDOWS) {
      return owner.id().startsWith("S-1-5-21-") || owner.id().startsWith("S-1-12-1-");
    }
    boolean trial = owner.equals(access.account()) && !owner.equals(Principal.ofUser(0));
    long number = Long.parseLong(owner.id());
    return trial || (number >= FIRST_PERSON && !NOBODY.contains(number));
  }

  /** What cannot be removed now is looked at again next time. */
  private static boolean remove(OpenDirectory open, FileName name, FileFacts facts) {
    try {
      if (facts.kind() == FileKind.DIRECTORY) {
        open.removeDirectory(name);
      } else {
        open.unlink(name, facts);
      }
      return true;
    } catch (FileAccessException stays) {
      // An entry that changes under the hand, or a directory with content.
      return false;
    }
  }
}
