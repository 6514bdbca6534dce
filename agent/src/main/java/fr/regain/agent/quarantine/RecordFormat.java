package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of one record: its kind, then its fields, big-endian. A path's root tells which
 * system's names follow. Kinds are never given another meaning.
 */
final class RecordFormat {
  private static final int BEGAN = 1;
  private static final int INTENT = 2;
  private static final int COMMITTED = 3;
  private static final int REVERTED = 4;
  private static final int RESTORE_INTENT = 5;
  private static final int RESTORED = 6;
  private static final int PURGE_INTENT = 7;
  private static final int PURGED = 8;

  private RecordFormat() {}

  static byte[] encode(JournalRecord journalRecord) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(journalRecord, out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JournalRecord journalRecord, DataOutputStream out) throws IOException {
    switch (journalRecord) {
      case JournalRecord.Began(int run, String planDigest, Instant at) -> {
        out.writeByte(BEGAN);
        out.writeInt(run);
        out.writeUTF(planDigest);
        instant(out, at);
      }
      case JournalRecord.Intent(ItemId id, Origin origin, Instant at) -> {
        start(out, INTENT, id, at);
        origin(out, origin);
      }
      case JournalRecord.Committed(ItemId id, Instant changed, Instant at) -> {
        start(out, COMMITTED, id, at);
        instant(out, changed);
      }
      case JournalRecord.Reverted(ItemId id, String reason, Instant at) -> {
        start(out, REVERTED, id, at);
        out.writeUTF(reason);
      }
      case JournalRecord.RestoreIntent(
              ItemId id,
              FilePath directory,
              FileName name,
              Instant at) -> {
        start(out, RESTORE_INTENT, id, at);
        path(out, directory);
        name(out, name);
      }
      case JournalRecord.Restored(ItemId id, Instant at) -> start(out, RESTORED, id, at);
      case JournalRecord.PurgeIntent(ItemId id, Instant at) -> start(out, PURGE_INTENT, id, at);
      case JournalRecord.Purged(ItemId id, Instant at) -> start(out, PURGED, id, at);
    }
  }

  /**
   * Reads one record.
   *
   * @throws IOException for a kind that is not known, or fields that do not fit
   */
  static JournalRecord decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int kind = in.readUnsignedByte();
      if (kind == BEGAN) {
        return new JournalRecord.Began(in.readInt(), in.readUTF(), instant(in));
      }
      ItemId id = new ItemId(in.readInt(), in.readInt());
      Instant at = instant(in);
      return switch (kind) {
        case INTENT -> new JournalRecord.Intent(id, origin(in), at);
        case COMMITTED -> new JournalRecord.Committed(id, instant(in), at);
        case REVERTED -> new JournalRecord.Reverted(id, in.readUTF(), at);
        case RESTORE_INTENT -> {
          FilePath directory = path(in);
          yield new JournalRecord.RestoreIntent(id, directory, name(in, directory.root()), at);
        }
        case RESTORED -> new JournalRecord.Restored(id, at);
        case PURGE_INTENT -> new JournalRecord.PurgeIntent(id, at);
        case PURGED -> new JournalRecord.Purged(id, at);
        default -> throw new IOException("a record of unknown kind " + kind);
      };
    }
  }

  private static void start(DataOutputStream out, int kind, ItemId id, Instant at)
      throws IOException {
    out.writeByte(kind);
    out.writeInt(id.run());
    out.writeInt(id.sequence());
    instant(out, at);
  }

  private static void origin(DataOutputStream out, Origin origin) throws IOException {
    out.writeUTF(origin.rule());
    path(out, origin.directory());
    name(out, origin.name());
    out.writeLong(origin.identity().volume());
    out.writeLong(origin.identity().high());
    out.writeLong(origin.identity().low());
    out.writeLong(origin.size());
    out.writeLong(origin.allocated());
    instant(out, origin.modified());
    out.writeUTF(origin.owner().id());
    out.writeInt(origin.mode());
  }

  private static Origin origin(DataInputStream in) throws IOException {
    String rule = in.readUTF();
    FilePath directory = path(in);
    return new Origin(
        rule,
        directory,
        name(in, directory.root()),
        new FileIdentity(in.readLong(), in.readLong(), in.readLong()),
        in.readLong(),
        in.readLong(),
        instant(in),
        new Principal(in.readUTF()),
        in.readInt());
  }

  private static void instant(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static void path(DataOutputStream out, FilePath path) throws IOException {
    out.writeUTF(path.root());
    out.writeInt(path.names().size());
    for (FileName name : path.names()) {
      name(out, name);
    }
  }

  private static FilePath path(DataInputStream in) throws IOException {
    String root = in.readUTF();
    int length = in.readInt();
    List<FileName> names = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      names.add(name(in, root));
    }
    return new FilePath(root, names);
  }

  private static void name(DataOutputStream out, FileName name) throws IOException {
    byte[] raw = name.raw();
    out.writeShort(raw.length);
    out.write(raw);
  }

  private static FileName name(DataInputStream in, String root) throws IOException {
    byte[] raw = new byte[in.readUnsignedShort()];
    in.readFully(raw);
    return FileName.ofRaw(raw, root);
  }
}
