package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The file system of Linux, entered at {@code /}. */
public final class LinuxFileAccess implements FileAccess {
  private static final String ROOT = "/";
  private static final int CURRENT_DIRECTORY = -100;
  private static final Principal SYSTEM = Principal.ofUser(0);

  @Override
  public Principal account() {
    return Principal.ofUser(LinuxCalls.geteuid(Scratch.ofThread().capture));
  }

  @Override
  public FilePath path(String absolute) throws FileAccessException {
    return path(encode(absolute));
  }

  @Override
  public FileName name(String text) throws FileAccessException {
    return FileName.ofBytes(encode(text));
  }

  @Override
  public FileName nameOf(byte[] raw) throws FileAccessException {
    return FileName.ofBytes(raw);
  }

  static FilePath path(byte[] absolute) throws FileAccessException {
    if (absolute.length == 0 || absolute[0] != '/') {
      throw new FileAccessException(Reason.NAME, "not an absolute path");
    }
    List<FileName> names = new ArrayList<>();
    int from = 1;
    for (int at = 1; at <= absolute.length; at++) {
      if (at == absolute.length || absolute[at] == '/') {
        if (at > from) {
          names.add(FileName.ofBytes(Arrays.copyOfRange(absolute, from, at)));
        }
        from = at + 1;
      }
    }
    return new FilePath(ROOT, names);
  }

  private static byte[] encode(String text) throws FileAccessException {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new FileAccessException(Reason.NAME, "a name that is not valid text");
    }
  }

  @Override
  public OpenDirectory open(FilePath path) throws FileAccessException {
    return open(path, Optional.empty());
  }

  @Override
  public OpenDirectory openTrusted(FilePath path, Principal owner) throws FileAccessException {
    return open(path, Optional.of(owner));
  }

  @Override
  public EntryCursor newCursor() {
    return new LinuxEntryCursor();
  }

  private static OpenDirectory open(FilePath path, Optional<Principal> owner)
      throws FileAccessException {
    if (!path.root().equals(ROOT)) {
      throw new FileAccessException(Reason.NAME, "not a path of this system");
    }
    Descriptor here = root();
    try {
      for (Iterator<FileName> names = path.names().iterator(); names.hasNext(); ) {
        FileName name = names.next();
        if (owner.isPresent()) {
          requireFixed(here.facts(), owner.get());
        }
        Descriptor next =
            names.hasNext()
                ? Opening.passage(here, name)
                : Opening.directory(here, name, Opening.Mounts.ENTER);
        here.close();
        here = next;
      }
      if (owner.isPresent() && !here.facts().owner().equals(owner)) {
        throw new FileAccessException(Reason.UNTRUSTED, "the directory belongs to another account");
      }
      return new LinuxDirectory(here);
    } catch (FileAccessException e) {
      here.close();
      throw e;
    }
  }

  /** Refuses a directory whose entries an account besides the system and {@code owner} can swap. */
  private static void requireFixed(FileFacts directory, Principal owner)
      throws FileAccessException {
    boolean trustedOwner =
        directory.owner().filter(o -> o.equals(SYSTEM) || o.equals(owner)).isPresent();
    if (!trustedOwner) {
      throw new FileAccessException(
          Reason.UNTRUSTED, "a directory on the way belongs to another account");
    }
    if (directory.is(FileMark.SHARED_WRITE) && !directory.is(FileMark.STICKY)) {
      throw new FileAccessException(
          Reason.UNTRUSTED, "another account may replace a directory on the way");
    }
  }

  private static Descriptor root() throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    int flags = LinuxCalls.RDONLY | LinuxCalls.DIRECTORY | LinuxCalls.CLOEXEC;
    int opened = LinuxCalls.openat(scratch.capture, CURRENT_DIRECTORY, scratch.rootName, flags, 0);
    Descriptor.check(opened, scratch, "openat");
    return new Descriptor(opened);
  }
}
