package fr.regain.agent.storage.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RowSortProperties {
  @Property
  void repeatedRows_areThoseWithAnEqual_besideEachOther(
      @ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> values,
      @ForAll @IntRange(min = 1, max = 40) int hashes) {
    int[] rows = IntStream.range(0, values.size()).toArray();

    int[] repeated =
        RowSort.repeated(
            rows,
            row -> (long) (values.get(row) % hashes) << 32,
            (row, other) -> values.get(row).compareTo(values.get(other)));

    Map<Integer, Long> counts =
        values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(repeated)
        .containsExactlyInAnyOrder(
            Arrays.stream(rows).filter(row -> counts.get(values.get(row)) > 1).toArray());
    long runs =
        IntStream.range(0, repeated.length)
            .filter(at -> at == 0 || !values.get(repeated[at]).equals(values.get(repeated[at - 1])))
            .count();
    assertThat(runs).isEqualTo(counts.values().stream().filter(count -> count > 1).count());
  }

  @Property
  void rowsByKey_areInTheKeysUnsignedOrder(@ForAll @Size(max = 200) List<Integer> keys) {
    int[] rows = IntStream.range(0, keys.size()).toArray();

    int[] sorted = RowSort.byKey(rows, keys::get);

    assertThat(Arrays.stream(sorted).boxed())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(rows).boxed().toList())
        .isSortedAccordingTo(
            Comparator.<Integer>comparingLong(row -> Integer.toUnsignedLong(keys.get(row))));
  }
}
