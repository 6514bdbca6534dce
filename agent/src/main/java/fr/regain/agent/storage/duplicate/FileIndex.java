package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FileState;
import fr.regain.agent.storage.tree.Folder;
import java.lang.foreign.Arena;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that may have a double: 88 bytes and the name for each outside the heap, and no object.
 * Each thread adds files through a {@link Writer} of its own; afterwards each row is written by one
 * at a time.
 */
final class FileIndex {
  private static final int ROW_WORDS = Slot.WORDS + 3;
  private static final int FREED = Slot.WORDS;
  private static final int NAME = Slot.WORDS + 1;
  private static final int FOLDER_AND_HOLDER = Slot.WORDS + 2;

  private final Rows rows;
  private final NameStore names;
  private final List<Folder> folders = new ArrayList<>();
  // Volume and owner; a number for each pair, in the order in which they came.
  private final Map<List<Long>, Integer> holders = new HashMap<>();
  private final FileAccess access;

  /**
   * An empty index.
   *
   * @param memory where it is kept; open for all threads
   */
  FileIndex(FileAccess access, Arena memory) {
    this.access = access;
    rows = new Rows(memory, ROW_WORDS);
    names = new NameStore(memory);
  }

  /** Adds files; one thread's, which most often adds many of one folder and one owner in a row. */
  final class Writer {
    private final NameStore.Writer ownNames = names.newWriter();
    private int next;
    private int end;
    private @Nullable Folder folder;
    private int folderNumber;
    private long volume;
    private long owner;
    private int holderNumber = -1;

    /** Adds the file that the cursor stands on, which has content, and returns its row. */
    int add(Folder holding, EntryCursor entry) throws FileAccessException {
      long name = ownNames.add(entry.name().raw());
      if (next == end) {
        next = rows.addChunk();
        end = next + Rows.PER_CHUNK;
      }
      LongBuffer row = rows.chunk(next);
      int at = rows.at(next);
      row.put(at + Slot.VOLUME, entry.volume());
      row.put(at + Slot.NUMBER_HIGH, entry.numberHigh());
      row.put(at + Slot.NUMBER, entry.number());
      row.put(at + Slot.SIZE, entry.size());
      row.put(at + Slot.MODIFIED, entry.modified());
      row.put(at + Slot.CHANGED, entry.changed());
      row.put(at + FREED, entry.links() > 1 ? 0 : entry.allocated());
      row.put(at + NAME, name);
      long holder = holder(entry.volume(), entry.owner());
      row.put(at + FOLDER_AND_HOLDER, (long) number(holding) << Integer.SIZE | holder);
      return next++;
    }

    private int number(Folder holding) {
      if (folder != holding) {
        synchronized (folders) {
          folderNumber = folders.size();
          folders.add(holding);
        }
        folder = holding;
      }
      return folderNumber;
    }

    private int holder(long onVolume, long ofOwner) {
      if (holderNumber < 0 || volume != onVolume || owner != ofOwner) {
        synchronized (holders) {
          holderNumber =
              holders.computeIfAbsent(List.of(onVolume, ofOwner), first -> holders.size());
        }
        volume = onVolume;
        owner = ofOwner;
      }
      return holderNumber;
    }
  }

  /** A writer for the calling thread. */
  Writer newWriter() {
    return new Writer();
  }

  /** The numbers of all rows, once they are written; those of one folder mostly in a row. */
  int[] rows() {
    int[] all = new int[rows.end()];
    int count = 0;
    for (int row = 0; row < all.length; row++) {
      // The last chunk of a writer is seldom full. A file without content is never added.
      if (size(row) > 0) {
        all[count++] = row;
      }
    }
    return Arrays.copyOf(all, count);
  }

  long size(int row) {
    return rows.get(row, Slot.SIZE);
  }

  long number(int row) {
    return rows.get(row, Slot.NUMBER);
  }

  long modified(int row) {
    return rows.get(row, Slot.MODIFIED);
  }

  long changed(int row) {
    return rows.get(row, Slot.CHANGED);
  }

  /** Bytes that the volume gets back when the file goes: none while it has other names. */
  long freed(int row) {
    return rows.get(row, FREED);
  }

  /** A number that files of one owner on one volume share. */
  int holder(int row) {
    return (int) rows.get(row, FOLDER_AND_HOLDER);
  }

  Folder folder(int row) {
    return folders.get((int) (rows.get(row, FOLDER_AND_HOLDER) >>> Integer.SIZE));
  }

  FileName name(int row) {
    try {
      return access.nameOf(names.get(rows.get(row, NAME)));
    } catch (FileAccessException e) {
      throw new IllegalStateException("the index holds a name that the system does not allow", e);
    }
  }

  /** Whether {@code state} is still that of the row. */
  boolean isUnchanged(int row, FileState state) {
    return state.size() == size(row)
        && state.number() == number(row)
        && state.numberHigh() == rows.get(row, Slot.NUMBER_HIGH)
        && state.volume() == rows.get(row, Slot.VOLUME)
        && state.modified() == modified(row)
        && state.changed() == changed(row);
  }

  /** The table's part in which the row's slot begins {@link #slotAt}. */
  LongBuffer slots(int row) {
    return rows.chunk(row);
  }

  int slotAt(int row) {
    return rows.at(row);
  }

  /** Which search compared the file; zero while nothing is known of its content. */
  long round(int row) {
    return rows.get(row, Slot.ROUND);
  }

  /** Tells files of one size that one search compared apart; only while {@link #round} is known. */
  long content(int row) {
    return rows.get(row, Slot.CONTENT);
  }

  void setContent(int row, long round, long content) {
    rows.set(row, Slot.ROUND, round);
    rows.set(row, Slot.CONTENT, content);
  }

  /** Leaves a file out of all that follows. */
  void clearContent(int row) {
    setContent(row, 0, 0);
  }
}
