package fr.regain.agent.storage.duplicate;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BlocksProperties {
  private static final int LENGTH = 3;

  @Property
  void aBlock_hasThePlaceOfItsLike_asLongAsThereIsRoom(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 25) Integer> contents,
      @ForAll @IntRange(min = 2, max = 12) int room) {
    int[] places = new int[contents.size()];
    Map<Integer, Integer> expected = new HashMap<>();
    int[] rows = IntStream.range(0, places.length).toArray();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate((long) room * LENGTH);
      Blocks blocks = new Blocks(memory, LENGTH, contents.size());
      for (int at : rows) {
        // Bytes above and below 128, of which the last one tells most apart.
        int content = contents.get(at);
        blocks.free().set(JAVA_BYTE, 0, (byte) (content % 2 * 200));
        blocks.free().set(JAVA_BYTE, 2, (byte) (content * 10));
        places[at] = blocks.place();
        if (expected.size() < Math.min(room - 1, contents.size())) {
          expected.putIfAbsent(content, expected.size());
        }
        assertThat(places[at]).isEqualTo(expected.getOrDefault(content, Blocks.NO_ROOM));
      }

      List<int[]> split = blocks.split(rows, places);

      assertThat(split).hasSize(expected.size());
      expected.forEach(
          (content, place) ->
              assertThat(split.get(place)).isEqualTo(Blocks.rowsAt(rows, places, place)));
    }
  }
}
