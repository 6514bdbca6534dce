package fr.regain.agent.storage.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RowSortProperties {
  @Property
  void sets_areTheRowsThatAreEqual_whereThereAreSeveral(
      @ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> values,
      @ForAll @IntRange(min = 1, max = 40) int hashes) {
    int[] rows = IntStream.range(0, values.size()).toArray();

    List<int[]> sets = new ArrayList<>();
    RowSort.sets(
        rows,
        row -> (long) (values.get(row) % hashes) << 32,
        (row, other) -> values.get(row).compareTo(values.get(other)),
        sets::add);

    Map<Integer, Set<Integer>> expected =
        Arrays.stream(rows).boxed().collect(Collectors.groupingBy(values::get, Collectors.toSet()));
    assertThat(sets)
        .extracting(set -> Arrays.stream(set).boxed().collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            expected.values().stream().filter(set -> set.size() > 1).toList());
    assertThat(sets.stream().mapToInt(set -> set.length).sum())
        .isEqualTo(sets.stream().flatMapToInt(Arrays::stream).distinct().count());
  }

  @Property
  void sortedRows_areInOrder(@ForAll @Size(max = 200) List<Integer> values) {
    int[] rows = IntStream.range(0, values.size()).toArray();

    int[] sorted =
        RowSort.sorted(rows, (row, other) -> values.get(row).compareTo(values.get(other)));

    assertThat(Arrays.stream(sorted).boxed())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(rows).boxed().toList())
        .isSortedAccordingTo(Comparator.comparing(values::get));
  }
}
