package fr.regain.agent.host.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The real file system with somebody beside it who is told before and after each call, and may act,
 * or make the call fail.
 */
public final class WatchedFileAccess implements FileAccess {

  /**
   * One call.
   *
   * @param name of the method
   * @param path what it is about
   * @param to where it moves to; the same as {@code path} for other calls
   */
  public record Call(String name, FilePath path, FilePath to) {}

  /** Is told of each call. */
  public interface Watcher {
    /** The call is about to be made; an exception takes its place. */
    default void before(Call call) throws FileAccessException {}

    /** The call has succeeded; an exception comes after its effect. */
    default void after(Call call) throws FileAccessException {}
  }

  private interface Action<T> {
    T run() throws FileAccessException;
  }

  private final FileAccess real;
  private final Watcher watcher;

  public WatchedFileAccess(FileAccess real, Watcher watcher) {
    this.real = real;
    this.watcher = watcher;
  }

  private <T> T watch(String name, FilePath path, Action<T> action) throws FileAccessException {
    return watch(new Call(name, path, path), action);
  }

  private <T> T watch(Call call, Action<T> action) throws FileAccessException {
    watcher.before(call);
    T result = action.run();
    watcher.after(call);
    return result;
  }

  @Override
  public Principal account() {
    return real.account();
  }

  @Override
  public FilePath path(String absolute) throws FileAccessException {
    return real.path(absolute);
  }

  @Override
  public FileName name(String text) throws FileAccessException {
    return real.name(text);
  }

  @Override
  public FileName nameOf(byte[] raw) throws FileAccessException {
    return real.nameOf(raw);
  }

  @Override
  public EntryCursor newCursor() {
    return new Cursor(real.newCursor());
  }

  @Override
  public OpenDirectory open(FilePath path) throws FileAccessException {
    return watch("open", path, () -> new Directory(real.open(path), path));
  }

  @Override
  public OpenDirectory openTrusted(FilePath path, Principal owner) throws FileAccessException {
    return watch("openTrusted", path, () -> new Directory(real.openTrusted(path, owner), path));
  }

  private final class Directory implements OpenDirectory {
    private final OpenDirectory open;
    private final FilePath path;

    Directory(OpenDirectory open, FilePath path) {
      this.open = open;
      this.path = path;
    }

    @Override
    public FileFacts facts() throws FileAccessException {
      return watch("facts", path, open::facts);
    }

    @Override
    public VolumeFacts volume() throws FileAccessException {
      return watch("volume", path, open::volume);
    }

    @Override
    public FilePath finalPath() throws FileAccessException {
      return watch("finalPath", path, open::finalPath);
    }

    @Override
    public void list(EntryVisitor visitor) throws IOException {
      watcher.before(new Call("list", path, path));
      open.list(visitor);
      watcher.after(new Call("list", path, path));
    }

    @Override
    public FileFacts stat(FileName name) throws FileAccessException {
      return watch("stat", path.child(name), () -> open.stat(name));
    }

    @Override
    public OpenDirectory openDirectory(FileName name) throws FileAccessException {
      FilePath child = path.child(name);
      return watch("openDirectory", child, () -> new Directory(open.openDirectory(name), child));
    }

    @Override
    public OpenFile openFile(FileName name) throws FileAccessException {
      return watch("openFile", path.child(name), () -> open.openFile(name));
    }

    @Override
    public boolean inUse(FileName name) throws FileAccessException {
      return watch("inUse", path.child(name), () -> open.inUse(name));
    }

    @Override
    public NewFile createFile(FileName name) throws FileAccessException {
      FilePath child = path.child(name);
      return watch("createFile", child, () -> new Created(open.createFile(name), child));
    }

    @Override
    public OpenDirectory createDirectory(FileName name) throws FileAccessException {
      FilePath child = path.child(name);
      return watch(
          "createDirectory", child, () -> new Directory(open.createDirectory(name), child));
    }

    @Override
    public void unlink(FileName name, FileFacts expected) throws FileAccessException {
      watch(
          "unlink",
          path.child(name),
          () -> {
            open.unlink(name, expected);
            return true;
          });
    }

    @Override
    public void removeDirectory(FileName name) throws FileAccessException {
      watch(
          "removeDirectory",
          path.child(name),
          () -> {
            open.removeDirectory(name);
            return true;
          });
    }

    @Override
    public void moveNoReplace(FileName name, FileFacts expected, OpenDirectory to, FileName as)
        throws FileAccessException {
      Directory destination = (Directory) to;
      watch(
          new Call("moveNoReplace", path.child(name), destination.path.child(as)),
          () -> {
            open.moveNoReplace(name, expected, destination.open, as);
            return true;
          });
    }

    @Override
    public void sync() throws FileAccessException {
      watch(
          "sync",
          path,
          () -> {
            open.sync();
            return true;
          });
    }

    @Override
    public void close() {
      open.close();
    }
  }

  private final class Cursor implements EntryCursor {
    private final EntryCursor cursor;
    private @Nullable FilePath path;

    Cursor(EntryCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public void start(OpenDirectory directory) throws FileAccessException {
      Directory watched = (Directory) directory;
      path = watched.path;
      watch(
          "start",
          watched.path,
          () -> {
            cursor.start(watched.open);
            return true;
          });
    }

    @Override
    public boolean next() throws FileAccessException {
      return watch("next", Objects.requireNonNull(path), cursor::next);
    }

    @Override
    public @Nullable Reason failure() {
      return cursor.failure();
    }

    @Override
    public FileKind kind() {
      return cursor.kind();
    }

    @Override
    public boolean isMount() {
      return cursor.isMount();
    }

    @Override
    public boolean isPlaceholder() {
      return cursor.isPlaceholder();
    }

    @Override
    public long size() {
      return cursor.size();
    }

    @Override
    public long allocated() {
      return cursor.allocated();
    }

    @Override
    public boolean mayHaveOtherNames() {
      return cursor.mayHaveOtherNames();
    }

    @Override
    public long links() {
      return cursor.links();
    }

    @Override
    public long volume() {
      return cursor.volume();
    }

    @Override
    public long numberHigh() {
      return cursor.numberHigh();
    }

    @Override
    public long number() {
      return cursor.number();
    }

    @Override
    public long owner() {
      return cursor.owner();
    }

    @Override
    public long modified() {
      return cursor.modified();
    }

    @Override
    public long changed() {
      return cursor.changed();
    }

    @Override
    public long nameEnd() {
      return cursor.nameEnd();
    }

    @Override
    public FileName name() throws FileAccessException {
      return cursor.name();
    }

    @Override
    public void close() {
      cursor.close();
    }
  }

  private final class Created implements NewFile {
    private final NewFile file;
    private final FilePath path;

    Created(NewFile file, FilePath path) {
      this.file = file;
      this.path = path;
    }

    @Override
    public FileFacts facts() throws FileAccessException {
      return file.facts();
    }

    @Override
    public long read(MemorySegment into, long offset) throws FileAccessException {
      return file.read(into, offset);
    }

    @Override
    public boolean tryLock() throws FileAccessException {
      return file.tryLock();
    }

    @Override
    public void write(MemorySegment from, long offset) throws FileAccessException {
      watch(
          "write",
          path,
          () -> {
            file.write(from, offset);
            return true;
          });
    }

    @Override
    public void sync() throws FileAccessException {
      watch(
          "syncFile",
          path,
          () -> {
            file.sync();
            return true;
          });
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
