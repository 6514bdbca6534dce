package fr.regain.agent.storage.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class IdentitySetProperties {
  @Property
  void aSet_answersLikeTheJdks(
      @ForAll @Size(max = 3000) List<@LongRange(min = -3, max = 700) Long> numbers) {
    Set<List<Long>> expected = new HashSet<>();
    try (IdentitySet set = new IdentitySet()) {
      for (long number : numbers) {
        assertThat(set.add(number % 3, number % 5, number))
            .isEqualTo(expected.add(List.of(number % 3, number % 5, number)));
      }
    }
  }
}
