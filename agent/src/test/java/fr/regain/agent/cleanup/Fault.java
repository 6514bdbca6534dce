package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Makes calls fail before their effect: one of them, or all that need room from one of them on. */
final class Fault implements WatchedFileAccess.Watcher {
  private static final Set<String> CREATE = Set.of("createFile", "createDirectory");

  private final int at;
  private final Reason reason;
  private final boolean lasts;
  private int calls;

  private Fault(int at, Reason reason, boolean lasts) {
    this.at = at;
    this.reason = reason;
    this.lasts = lasts;
  }

  /** The call of that number fails, counted from zero. */
  static Fault at(int call, Reason reason) {
    return new Fault(call, reason, false);
  }

  /** The volume is full from the call of that number on. */
  static Fault fullFrom(int call) {
    return new Fault(call, Reason.FULL, true);
  }

  /** Whether the work went on until that call. */
  boolean wasReached() {
    return calls > at;
  }

  @Override
  public void before(WatchedFileAccess.Call call) throws FileAccessException {
    int number = calls++;
    if (lasts ? number >= at && needsRoom(call) : number == at) {
      throw new FileAccessException(reason, "a fault of the test at " + call);
    }
  }

  /** Of a name that is taken, a system says so before it looks for room. */
  private static boolean needsRoom(WatchedFileAccess.Call call) {
    return call.name().equals("write")
        || CREATE.contains(call.name()) && Files.notExists(Path.of(call.path().display()));
  }
}
