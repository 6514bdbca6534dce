package fr.regain.agent.quarantine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The items of one run in columns, by ascending number. They nearly always come in that order, so
 * that adding one at the end is all there is to do.
 */
final class RunItems {
  private int[] sequences = new int[16];
  private @Nullable State[] states = new State[16];
  private byte[] @Nullable [] packed = new byte[16][];
  private int size;

  int size() {
    return size;
  }

  int sequence(int at) {
    return sequences[at];
  }

  State state(int at) {
    return Objects.requireNonNull(states[at]);
  }

  /** What is known of the item, see {@link Packing}; null once it is back or deleted. */
  byte @Nullable [] packed(int at) {
    return packed[at];
  }

  void pack(int at, byte @Nullable [] known) {
    packed[at] = known;
  }

  void reach(int at, State state) {
    states[at] = state;
  }

  /** Where the item is; negative where it is not. */
  int find(int sequence) {
    if (size > 0 && sequence > sequences[size - 1]) {
      return -size - 1;
    }
    return Arrays.binarySearch(sequences, 0, size, sequence);
  }

  /** Where the item is, which is added when it is not there. */
  int findOrAdd(int sequence) {
    int found = find(sequence);
    if (found >= 0) {
      return found;
    }
    int at = -found - 1;
    if (size == sequences.length) {
      int longer = size + (size >> 1);
      sequences = Arrays.copyOf(sequences, longer);
      states = Arrays.copyOf(states, longer);
      packed = Arrays.copyOf(packed, longer);
    }
    System.arraycopy(sequences, at, sequences, at + 1, size - at);
    System.arraycopy(states, at, states, at + 1, size - at);
    System.arraycopy(packed, at, packed, at + 1, size - at);
    size++;
    sequences[at] = sequence;
    states[at] = State.PLANNED;
    packed[at] = Packing.nothing();
    return at;
  }

  /** How many can become nothing more. */
  int finished() {
    int finished = 0;
    for (int at = 0; at < size; at++) {
      finished += state(at).isFinal() ? 1 : 0;
    }
    return finished;
  }

  /** Drops those, and returns whether any is left. */
  boolean forgetFinished() {
    int kept = 0;
    for (int at = 0; at < size; at++) {
      if (!state(at).isFinal()) {
        sequences[kept] = sequences[at];
        states[kept] = states[at];
        packed[kept++] = packed[at];
      }
    }
    Arrays.fill(packed, kept, size, null);
    size = kept;
    return size > 0;
  }
}
