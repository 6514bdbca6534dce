package fr.regain.agent.host.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Ends the process at one call, before or after its effect, and then takes back, by chance, what
 * was not on the medium yet: the last moves, and the end of files that were written.
 */
public final class PowerCut implements WatchedFileAccess.Watcher {

  /** What the process throws when it ends. */
  public static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Move {
    private final Path from;
    private final Path to;
    private boolean fromSynced;
    private boolean toSynced;

    Move(Path from, Path to) {
      this.from = from;
      this.to = to;
    }
  }

  private final int at;
  private final Random random;
  private final List<Move> moves = new ArrayList<>();
  private final Map<Path, Long> synced = new HashMap<>();
  private int calls;
  private boolean ended;

  /**
   * @param at the number of the call, counting one before and one after each
   */
  public PowerCut(int at, Random random) {
    this.at = at;
    this.random = random;
  }

  /** Whether the moment came. */
  public boolean happened() {
    return ended;
  }

  @Override
  public void before(WatchedFileAccess.Call call) {
    count();
  }

  @Override
  public void after(WatchedFileAccess.Call call) {
    switch (call.name()) {
      case "moveNoReplace" -> moves.add(new Move(path(call.path()), path(call.to())));
      case "sync" -> syncDirectory(path(call.path()));
      case "createFile" -> synced.put(path(call.path()), 0L);
      case "syncFile" -> synced.put(path(call.path()), size(path(call.path())));
      default -> {}
    }
    count();
  }

  private void count() {
    if (ended || calls++ == at) {
      ended = true;
      throw new Ended();
    }
  }

  private void syncDirectory(Path directory) {
    for (Move move : moves) {
      move.fromSynced |= directory.equals(move.from.getParent());
      move.toSynced |= directory.equals(move.to.getParent());
    }
    moves.removeIf(move -> move.fromSynced && move.toSynced);
  }

  /** Takes back what was not on the medium. */
  public void takeBack() throws IOException {
    for (int i = moves.size() - 1; i >= 0 && random.nextBoolean(); i--) {
      Move move = moves.get(i);
      if (Files.exists(move.to) && Files.notExists(move.from)) {
        Files.move(move.to, move.from);
      }
    }
    for (var file : synced.entrySet()) {
      if (Files.exists(file.getKey())) {
        long size = Files.size(file.getKey());
        long kept = file.getValue() + (long) (random.nextDouble() * (size - file.getValue() + 1));
        try (FileChannel channel = FileChannel.open(file.getKey(), StandardOpenOption.WRITE)) {
          channel.truncate(Math.min(size, kept));
        }
      }
    }
  }

  private static Path path(FilePath path) {
    return Path.of(path.display());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
