package fr.regain.console.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class RuleSetsTest {
  private final RuleSet rules = new RuleSets().current();

  @Test
  void everyRule_hasTextsInBothLanguages_andBoundsForItsAge() {
    assertThat(rules.rules()).hasSizeGreaterThan(20);
    assertThat(rules.digest()).matches("[0-9a-f]{64}");
    for (Rule rule : rules.rules()) {
      assertThat(rule.title(Locale.FRENCH)).isNotBlank();
      assertThat(rule.text(Locale.ENGLISH)).isNotBlank();
      assertThat(rule.allowsAge(rule.leastAgeDays())).as(rule.id()).isTrue();
      assertThat(rule.allowsAge(rule.leastAgeDays() - 1)).as(rule.id()).isFalse();
    }
  }

  @Test
  void anAge_mayOnlyBeRaised_andToTenYearsAtMost() {
    Rule temporary = rules.find("tmp.user").orElseThrow();

    assertThat(temporary.minimumAge()).isEqualTo(Duration.ofDays(7));
    assertThat(temporary.allowsAge(6)).isFalse();
    assertThat(temporary.allowsAge(7)).isTrue();
    assertThat(temporary.allowsAge(3_650)).isTrue();
    assertThat(temporary.allowsAge(3_651)).isFalse();
  }
}
