package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The intent and the commitment of one item in some hundred bytes of memory, as a quarantine holds
 * hundreds of thousands. Directories, rules and owners are shared between items.
 *
 * <p>First what stands at the same place in all of them, then the origin where it is known: its
 * fields of one length, and to the end the name.
 */
final class Packing {
  private static final int HAS_INTENT = 1;
  private static final int HAS_COMMITTED = 2;
  private static final int INSTANT = Long.BYTES + Integer.BYTES;
  private static final int ANNOUNCED = 1;
  private static final int CHANGED = ANNOUNCED + INSTANT;
  private static final int COMMITTED = CHANGED + INSTANT;
  private static final int ORIGIN = COMMITTED + INSTANT;
  private static final int NAME = ORIGIN + 4 * Integer.BYTES + 5 * Long.BYTES + INSTANT;

  private final Numbered<String> rules = new Numbered<>();
  private final Numbered<FilePath> directories = new Numbered<>();
  private final Numbered<Principal> owners = new Numbered<>();

  /** Of an item of which nothing is known. */
  static byte[] nothing() {
    return new byte[ORIGIN];
  }

  /** What was packed and {@code intent} besides; the first intent counts. */
  byte[] with(JournalRecord.Intent intent, byte[] packed) {
    if (has(HAS_INTENT, packed)) {
      return packed;
    }
    Origin origin = intent.origin();
    byte[] name = origin.name().raw();
    ByteBuffer out = ByteBuffer.wrap(Arrays.copyOf(packed, NAME + name.length));
    out.put(0, (byte) (packed[0] | HAS_INTENT));
    put(intent.at(), out.position(ANNOUNCED));
    out.position(ORIGIN)
        .putInt(rules.of(origin.rule()))
        .putInt(directories.of(origin.directory()))
        .putInt(owners.of(origin.owner()))
        .putInt(origin.mode())
        .putLong(origin.identity().volume())
        .putLong(origin.identity().high())
        .putLong(origin.identity().low())
        .putLong(origin.size())
        .putLong(origin.allocated());
    put(origin.modified(), out);
    out.put(name);
    return out.array();
  }

  /** Writes {@code committed} into what was packed. */
  void add(JournalRecord.Committed committed, byte[] packed) {
    packed[0] |= HAS_COMMITTED;
    ByteBuffer out = ByteBuffer.wrap(packed);
    put(committed.changed(), out.position(CHANGED));
    put(committed.at(), out.position(COMMITTED));
  }

  Optional<JournalRecord.Intent> intent(ItemId id, byte[] packed) {
    return origin(packed)
        .map(origin -> new JournalRecord.Intent(id, origin, at(ANNOUNCED, packed)));
  }

  Optional<JournalRecord.Committed> committed(ItemId id, byte[] packed) {
    return has(HAS_COMMITTED, packed)
        ? Optional.of(new JournalRecord.Committed(id, at(CHANGED, packed), at(COMMITTED, packed)))
        : Optional.empty();
  }

  Optional<Origin> origin(byte[] packed) {
    if (!has(HAS_INTENT, packed)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(packed).position(ORIGIN);
    String rule = rules.at(in.getInt());
    FilePath directory = directories.at(in.getInt());
    Principal owner = owners.at(in.getInt());
    int mode = in.getInt();
    FileIdentity identity = new FileIdentity(in.getLong(), in.getLong(), in.getLong());
    long size = in.getLong();
    long allocated = in.getLong();
    Instant modified = instant(in);
    byte[] name = new byte[in.remaining()];
    in.get(name);
    return Optional.of(
        new Origin(
            rule,
            directory,
            name(name, directory),
            identity,
            size,
            allocated,
            modified,
            owner,
            mode));
  }

  /** When it came into the quarantine; announced to come, where that is all that is known. */
  Optional<Instant> since(byte[] packed) {
    if (has(HAS_COMMITTED, packed)) {
      return Optional.of(at(COMMITTED, packed));
    }
    return has(HAS_INTENT, packed) ? Optional.of(at(ANNOUNCED, packed)) : Optional.empty();
  }

  private static boolean has(int part, byte[] packed) {
    return (packed[0] & part) != 0;
  }

  private static void put(Instant instant, ByteBuffer out) {
    out.putLong(instant.getEpochSecond()).putInt(instant.getNano());
  }

  private static Instant at(int place, byte[] packed) {
    return instant(ByteBuffer.wrap(packed).position(place));
  }

  private static Instant instant(ByteBuffer in) {
    return Instant.ofEpochSecond(in.getLong(), in.getInt());
  }

  private static FileName name(byte[] raw, FilePath directory) {
    try {
      return FileName.ofRaw(raw, directory.root());
    } catch (FileAccessException e) {
      throw new IllegalStateException("it was the name of a file when it was packed", e);
    }
  }
}
