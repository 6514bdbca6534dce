package fr.regain.console.exchange;

import com.google.protobuf.ByteString;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Rows as bytes, compressed, in pieces that a database takes. */
final class RowStream {
  private static final int CHUNK_BYTES = 1 << 20;

  private RowStream() {}

  /** Writes rows; what was written is whole once it is closed. */
  static final class Writer implements AutoCloseable {
    private final DataOutputStream out;
    private long rows;

    Writer(Consumer<byte[]> chunks) throws IOException {
      out =
          new DataOutputStream(
              new BufferedOutputStream(new GZIPOutputStream(new Chunks(chunks), 64 * 1024)));
    }

    void write(StoredRow row) throws IOException {
      out.writeLong(row.place());
      out.writeUTF(row.fault().name());
      out.writeUTF(row.detail());
      out.writeShort(row.cells().size());
      for (String cell : row.cells()) {
        out.writeUTF(cell);
      }
      out.writeInt(row.facts().size());
      row.facts().writeTo(out);
      rows++;
    }

    long rows() {
      return rows;
    }

    @Override
    public void close() throws IOException {
      out.writeLong(-1);
      out.close();
    }
  }

  /** Reads rows in the order in which they were written. */
  static final class Reader implements AutoCloseable {
    private final DataInputStream in;
    private boolean ended;

    /** From pieces, each asked for when it is reached. */
    Reader(Iterator<byte[]> chunks) throws IOException {
      in =
          new DataInputStream(
              new BufferedInputStream(new GZIPInputStream(new Joined(chunks), 64 * 1024)));
    }

    Optional<StoredRow> read() throws IOException {
      long place = ended ? -1 : in.readLong();
      ended = place < 0;
      if (ended) {
        return Optional.empty();
      }
      Fault fault = Fault.valueOf(in.readUTF());
      String detail = in.readUTF();
      int count = in.readShort();
      List<String> cells = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        cells.add(in.readUTF());
      }
      byte[] facts = in.readNBytes(in.readInt());
      return Optional.of(new StoredRow(place, cells, ByteString.copyFrom(facts), fault, detail));
    }

    /** At most so many rows; none at the end. */
    List<StoredRow> read(int most) throws IOException {
      List<StoredRow> rows = new ArrayList<>();
      while (rows.size() < most) {
        Optional<StoredRow> row = read();
        if (row.isEmpty()) {
          break;
        }
        rows.add(row.get());
      }
      return rows;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static final class Joined extends InputStream {
    private final Iterator<byte[]> chunks;
    private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);

    Joined(Iterator<byte[]> chunks) {
      this.chunks = chunks;
    }

    @Override
    public int read() {
      return advance() ? current.read() : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return advance() ? current.read(into, offset, length) : -1;
    }

    @Override
    public int available() {
      return current.available();
    }

    private boolean advance() {
      while (current.available() == 0 && chunks.hasNext()) {
        current = new ByteArrayInputStream(chunks.next());
      }
      return current.available() > 0;
    }
  }

  private static final class Chunks extends OutputStream {
    private final Consumer<byte[]> taker;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    Chunks(Consumer<byte[]> taker) {
      this.taker = taker;
    }

    @Override
    public void write(int one) {
      held.write(one);
      passOn(CHUNK_BYTES);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      held.write(bytes, offset, length);
      passOn(CHUNK_BYTES);
    }

    private void passOn(int atLeast) {
      if (held.size() >= atLeast && held.size() > 0) {
        taker.accept(held.toByteArray());
        held.reset();
      }
    }

    @Override
    public void close() {
      passOn(1);
    }
  }
}
