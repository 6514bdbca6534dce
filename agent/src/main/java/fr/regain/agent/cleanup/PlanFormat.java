package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.Twin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one canonical form of a plan in bytes, which its digest is taken of and which is stored:
 * version, rule set, time, directories in the order of their first use, decisions.
 */
final class PlanFormat {
  private static final int VERSION = 1;
  private static final int REMOVE = 1;
  private static final int KEEP = 2;
  private static final int RUN = 3;

  private PlanFormat() {}

  static byte[] encode(CleanupPlan plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeUTF(plan.ruleSetDigest());
      instant(out, plan.madeAt());
      out.writeInt(plan.decisions().size());
      new Writer(out).write(plan.decisions());
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a plan.
   *
   * @throws IOException for bytes that are no plan of this version
   */
  static CleanupPlan decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != VERSION) {
        throw new IOException("a plan of another version of the agent");
      }
      String ruleSet = in.readUTF();
      Instant madeAt = instant(in);
      return new CleanupPlan(ruleSet, madeAt, new Reader(in).read(in.readInt()));
    } catch (IllegalArgumentException e) {
      throw new IOException("a plan that another version of the agent wrote", e);
    }
  }

  private static void instant(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static final class Writer {
    private final DataOutputStream out;
    private final Map<FilePath, Integer> known = new HashMap<>();

    Writer(DataOutputStream out) {
      this.out = out;
    }

    void write(List<Decision> decisions) throws IOException {
      for (Decision decision : decisions) {
        switch (decision) {
          case Decision.Remove remove -> remove(remove);
          case Decision.Keep(String rule, FilePath path, KeepReason reason, long allocated) -> {
            out.writeByte(KEEP);
            out.writeUTF(rule);
            path(path);
            out.writeUTF(reason.code());
            out.writeLong(allocated);
          }
          case Decision.Run(String rule, int tool) -> {
            out.writeByte(RUN);
            out.writeUTF(rule);
            out.writeInt(tool);
          }
        }
      }
    }

    private void remove(Decision.Remove remove) throws IOException {
      out.writeByte(REMOVE);
      out.writeUTF(remove.rule());
      out.writeUTF(remove.way().name());
      directory(remove.area());
      directory(remove.directory());
      name(remove.name());
      facts(remove.facts());
      out.writeBoolean(remove.twin().isPresent());
      if (remove.twin().isPresent()) {
        Twin twin = remove.twin().get();
        directory(twin.directory());
        name(twin.name());
        facts(twin.facts());
      }
      out.writeLong(remove.credit());
    }

    /** A directory comes whole the first time, and by its number from then on. */
    private void directory(FilePath path) throws IOException {
      Integer number = known.putIfAbsent(path, known.size());
      out.writeInt(number == null ? -1 : number);
      if (number == null) {
        path(path);
      }
    }

    private void path(FilePath path) throws IOException {
      out.writeUTF(path.root());
      out.writeInt(path.names().size());
      for (FileName name : path.names()) {
        name(name);
      }
    }

    private void name(FileName name) throws IOException {
      byte[] raw = name.raw();
      out.writeShort(raw.length);
      out.write(raw);
    }

    private void facts(FileFacts facts) throws IOException {
      out.writeUTF(facts.kind().name());
      out.writeLong(facts.size());
      out.writeLong(facts.allocated());
      out.writeLong(facts.links());
      out.writeLong(facts.identity().volume());
      out.writeLong(facts.identity().high());
      out.writeLong(facts.identity().low());
      out.writeLong(facts.mount());
      instant(out, facts.modified());
      instant(out, facts.changed());
      out.writeBoolean(facts.created().isPresent());
      instant(out, facts.created().orElse(Instant.EPOCH));
      instant(out, facts.accessed());
      out.writeUTF(facts.owner().map(Principal::id).orElse(""));
      out.writeInt(facts.mode());
      out.writeByte(facts.marks().size());
      for (FileMark mark : new TreeSet<>(facts.marks())) {
        out.writeUTF(mark.name());
      }
    }
  }

  private static final class Reader {
    private final DataInputStream in;
    private final List<FilePath> known = new ArrayList<>();

    Reader(DataInputStream in) {
      this.in = in;
    }

    List<Decision> read(int count) throws IOException {
      List<Decision> decisions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int kind = in.readUnsignedByte();
        decisions.add(
            switch (kind) {
              case REMOVE -> remove();
              case KEEP -> new Decision.Keep(in.readUTF(), path(), reason(), in.readLong());
              case RUN -> new Decision.Run(in.readUTF(), in.readInt());
              default -> throw new IOException("a decision of unknown kind " + kind);
            });
      }
      return decisions;
    }

    private Decision.Remove remove() throws IOException {
      String rule = in.readUTF();
      Decision.Way way = Decision.Way.valueOf(in.readUTF());
      FilePath area = directory();
      FilePath directory = directory();
      return new Decision.Remove(
          rule, way, area, directory, name(directory.root()), facts(), twin(), in.readLong());
    }

    private Optional<Twin> twin() throws IOException {
      if (!in.readBoolean()) {
        return Optional.empty();
      }
      FilePath directory = directory();
      return Optional.of(new Twin(directory, name(directory.root()), facts()));
    }

    private KeepReason reason() throws IOException {
      String code = in.readUTF();
      for (KeepReason reason : KeepReason.values()) {
        if (reason.code().equals(code)) {
          return reason;
        }
      }
      throw new IOException("an unknown reason");
    }

    private FilePath directory() throws IOException {
      int number = in.readInt();
      if (number >= 0) {
        return known.get(number);
      }
      FilePath path = path();
      known.add(path);
      return path;
    }

    private FilePath path() throws IOException {
      String root = in.readUTF();
      int length = in.readInt();
      List<FileName> names = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        names.add(name(root));
      }
      return new FilePath(root, names);
    }

    private FileName name(String root) throws IOException {
      byte[] raw = new byte[in.readUnsignedShort()];
      in.readFully(raw);
      return FileName.ofRaw(raw, root);
    }

    private FileFacts facts() throws IOException {
      return new FileFacts(
          FileKind.valueOf(in.readUTF()),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          new FileIdentity(in.readLong(), in.readLong(), in.readLong()),
          in.readLong(),
          instant(in),
          instant(in),
          created(),
          instant(in),
          owner(),
          in.readInt(),
          marks());
    }

    private Optional<Instant> created() throws IOException {
      boolean present = in.readBoolean();
      Instant created = instant(in);
      return present ? Optional.of(created) : Optional.empty();
    }

    private Optional<Principal> owner() throws IOException {
      String id = in.readUTF();
      return id.isEmpty() ? Optional.empty() : Optional.of(new Principal(id));
    }

    private Set<FileMark> marks() throws IOException {
      int count = in.readUnsignedByte();
      Set<FileMark> marks = EnumSet.noneOf(FileMark.class);
      for (int i = 0; i < count; i++) {
        marks.add(FileMark.valueOf(in.readUTF()));
      }
      return marks;
    }
  }
}
