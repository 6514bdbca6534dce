package fr.regain.console.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file that does not say how it is encoded: UTF-8 or UTF-16 with a mark, else UTF-8
 * whose invalid bytes are read as windows-1252, which spreadsheets of Windows write. A byte that is
 * neither becomes U+FFFD.
 */
final class TextReader extends Reader {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BUFFER_BYTES = 8192;

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private final CharBuffer text = CharBuffer.allocate(BUFFER_BYTES).flip();
  private boolean ended;

  private TextReader(InputStream in) {
    this.in = in;
  }

  static Reader of(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file);
    in.mark(3);
    byte[] start = in.readNBytes(3);
    in.reset();
    int mark = start.length < 2 ? 0 : ((start[0] & 0xff) << 8) | (start[1] & 0xff);
    if (mark == 0xfffe || mark == 0xfeff) {
      return new InputStreamReader(in, StandardCharsets.UTF_16);
    }
    if (start.length == 3
        && (start[0] & 0xff) == 0xef
        && (start[1] & 0xff) == 0xbb
        && (start[2] & 0xff) == 0xbf) {
      in.skipNBytes(3);
    }
    return new TextReader(in);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (!text.hasRemaining()) {
      if (ended && !bytes.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, text.remaining());
    text.get(into, offset, count);
    return count;
  }

  private void decode() throws IOException {
    if (!ended) {
      bytes.compact();
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = count < 0;
      bytes.position(bytes.position() + Math.max(0, count));
      bytes.flip();
    }
    text.clear();
    CoderResult result = decoder.decode(bytes, text, ended);
    if (result.isMalformed() || (ended && result.isUnderflow() && bytes.hasRemaining())) {
      int invalid = result.isMalformed() ? result.length() : bytes.remaining();
      ByteBuffer odd = bytes.slice(bytes.position(), invalid);
      if (text.remaining() >= invalid) {
        text.put(WINDOWS.decode(odd));
        bytes.position(bytes.position() + invalid);
      }
      decoder.reset();
    }
    text.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
