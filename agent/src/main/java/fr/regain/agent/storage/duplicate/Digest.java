package fr.regain.agent.storage.duplicate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A SHA-256 digest as four words, most significant first. */
record Digest(long first, long second, long third, long fourth) {
  static final int BYTES = 32;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** From the 32 bytes of the algorithm. */
  static Digest of(byte[] bytes) {
    return new Digest(
        (long) WORD.get(bytes, 0),
        (long) WORD.get(bytes, 8),
        (long) WORD.get(bytes, 16),
        (long) WORD.get(bytes, 24));
  }
}
