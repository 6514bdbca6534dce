package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries with the facts that a listing tells. How many names a file has and whose it is are not
 * among them: they are looked up, once, when somebody asks. From then on size and times are the
 * file's own: NTFS lists old ones while a file is open, or was written under another name.
 */
final class WindowsEntryCursor implements EntryCursor {
  private static final long UNKNOWN_OWNER = -1;

  /** More than one: whoever counts bytes has to expect other names. */
  private static final long UNKNOWN_LINKS = 2;

  private final Arena arena = Arena.ofConfined();
  private final DirectoryRecords records = new DirectoryRecords(arena);
  private final Map<Principal, Long> owners;

  private @Nullable NtHandle directory;
  private long volume;
  private boolean lookedUp;
  private long owner;
  private WindowsFacts.@Nullable Current current;

  /**
   * For one thread.
   *
   * @param owners the numbers given to owners so far, shared by all cursors of one file access
   */
  WindowsEntryCursor(Map<Principal, Long> owners) {
    this.owners = owners;
  }

  @Override
  public void start(OpenDirectory opened) throws FileAccessException {
    if (!(opened instanceof WindowsDirectory windows)) {
      throw new IllegalArgumentException("a directory of another file access");
    }
    directory = windows.handle();
    volume = WindowsFacts.volume(windows.handle());
    records.start(windows.handle());
  }

  @Override
  public boolean next() throws FileAccessException {
    lookedUp = false;
    current = null;
    return records.next();
  }

  private void lookUp() {
    if (lookedUp) {
      return;
    }
    lookedUp = true;
    owner = UNKNOWN_OWNER;
    NtHandle parent = directory;
    if (parent == null || records.kind() == FileKind.LINK) {
      return;
    }
    try (NtHandle seen = NtOpening.toSee(parent, records.name())) {
      current = WindowsFacts.current(seen);
      WindowsFacts.owner(seen).ifPresent(found -> owner = numberOf(found));
    } catch (FileAccessException e) {
      // It went meanwhile, or may not be opened: both stay unknown, and whoever wants to act on it
      // examines it again.
      current = null;
    }
  }

  private long numberOf(Principal account) {
    Long known = owners.get(account);
    if (known != null) {
      return known;
    }
    // Two accounts that are first seen at the same moment must not get the same number.
    synchronized (owners) {
      return owners.computeIfAbsent(account, first -> (long) owners.size());
    }
  }

  /** A listing tells all the facts it has, or fails as a whole. */
  @Override
  public @Nullable Reason failure() {
    return null;
  }

  @Override
  public FileKind kind() {
    return records.kind();
  }

  /** A volume mounted in a folder is a reparse point, and so a link. */
  @Override
  public boolean isMount() {
    return false;
  }

  @Override
  public boolean isPlaceholder() {
    return records.isPlaceholder();
  }

  @Override
  public long size() {
    WindowsFacts.Current known = current;
    return known == null ? records.size() : known.size();
  }

  @Override
  public long allocated() {
    WindowsFacts.Current known = current;
    return known == null ? records.allocated() : known.allocated();
  }

  @Override
  public boolean mayHaveOtherNames() {
    return true;
  }

  @Override
  public long links() {
    lookUp();
    WindowsFacts.Current known = current;
    return known == null ? UNKNOWN_LINKS : known.links();
  }

  @Override
  public long volume() {
    return volume;
  }

  @Override
  public long numberHigh() {
    return records.numberHigh();
  }

  @Override
  public long number() {
    return records.number();
  }

  @Override
  public long owner() {
    lookUp();
    return owner;
  }

  @Override
  public long modified() {
    WindowsFacts.Current known = current;
    return WindowsTime.nanosSince1970(known == null ? records.modified() : known.modified());
  }

  @Override
  public long changed() {
    WindowsFacts.Current known = current;
    return WindowsTime.nanosSince1970(known == null ? records.changed() : known.changed());
  }

  @Override
  public long nameEnd() {
    long end = 0;
    int units = records.nameUnits();
    for (int i = Math.max(0, units - Long.BYTES); i < units; i++) {
      char unit = records.unit(i);
      long value = unit > 0x7F ? 0xFF : unit >= 'A' && unit <= 'Z' ? unit | 0x20 : unit;
      end = end >>> Byte.SIZE | value << (Long.SIZE - Byte.SIZE);
    }
    return end;
  }

  @Override
  public FileName name() throws FileAccessException {
    return records.name();
  }

  @Override
  public void close() {
    arena.close();
  }
}
