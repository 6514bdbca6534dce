package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class WordsTest {
  /** Keys whose ends the pages make from values. */
  private static final List<String> MADE =
      List.of(
          "deployment.cause.",
          "packages.setting.",
          "section.",
          "state.",
          "accounts.state.",
          "tokens.state.",
          "accounts.many.",
          "tokens.many.",
          "workshop.many.",
          "chassis.CHASSIS_",
          "event.",
          "webhooks.state.",
          "webhooks.error.",
          "webhook.state.",
          "webhook.fault.",
          "mail-link.",
          "digest.campaign.",
          "campaign.state.",
          "participant.",
          "participant-means.",
          "participants.fact.",
          "cause.",
          "fault.",
          "step.",
          "hours.",
          "act.",
          "effect.",
          "standing.",
          "wave.",
          "rules.title.",
          "rules.text.",
          "kind.",
          "role.",
          "age.AGE_SOURCE_",
          "energy.ENERGY_",
          "hardware.",
          "disk-health.",
          "list.column.",
          "road-map.error.",
          "road-map.state.",
          "report.measure.",
          "report.method.",
          "report.uncertainty.",
          "report.short.",
          "report.population.",
          "compare.target.",
          "calendar.kind.",
          "second-life.kind.",
          "second-life.act.",
          "second-life.act-text.",
          "stage.",
          "grade.",
          "outcome.",
          "destination.",
          "medium.",
          "erase-level.",
          "owner-kind.",
          "beneficiary.",
          "paper.",
          "part.",
          "factor-source.",
          "check.step.",
          "check.text.",
          "erasure.",
          "lot.rule.",
          "lot.article.",
          "lot.paper.",
          "lot.paper-file.",
          "labels.line.",
          "accounts-of.figure.",
          "accounts-of.method.",
          "equipment.kind.",
          "equipment.origin.",
          "equipment.carrier",
          "equipment.working",
          "owner.kind.",
          "route.",
          "bulk.already.",
          "bulk.done.",
          "bulk.meaning.",
          "bulk.question.",
          "dashboard.campaigns.",
          "dashboard.route.",
          "api.capability.",
          "report.headline.",
          "deployment.refused.",
          "digest.backup.",
          "list.counted-more",
          "band.",
          "finding.",
          "reason.",
          "open.",
          "change.",
          "effect-of.",
          "source.",
          "criterion.",
          "criteria.error.",
          "criteria.subject.",
          "unit.",
          "eligibility.sort.",
          "exchange.step.",
          "exchange.field.",
          "exchange.state.",
          "exchange.left.",
          "exchange.fault.",
          "exchange.kind.",
          "exchange.list.",
          "menu.",
          "conformity.",
          "accessibility.state-",
          "ecodesign.choice-",
          "installation.step-",
          "operation.ask.",
          "operation.audience.",
          "operation.choice.",
          "operation.error.amount.",
          "operation.kind.",
          "operation.measure.",
          "operation.next.",
          "operation.state.",
          "operations.none.",
          "resource.kind.",
          "error.",
          "keys.state-",
          "call.");

  private static final Pattern SAID = Pattern.compile("say\\(\\s*\"([a-zA-Z_.-]+[a-zA-Z])\"");

  // What each list says, see ListTable.
  private static final Pattern LIST =
      Pattern.compile("[a-z]+\\.(counted(-more)?|file|nothing-found)");

  private final Words french = Words.load(Language.FRENCH);
  private final Words english = Words.load(Language.ENGLISH);

  @Test
  void bothLanguages_haveTheSameKeys() {
    assertThat(keys(english)).isEqualTo(keys(french));
  }

  @Test
  void everyText_takesItsArguments_inBothLanguages() {
    for (String key : keys(french)) {
      assertThat(french.say(key, 2, 3, 4, 5, 6, 7)).as(key).isNotBlank().doesNotContain("{");
      assertThat(english.say(key, 2, 3, 4, 5, 6, 7)).as(key).isNotBlank().doesNotContain("{");
    }
  }

  @Test
  void noText_usesTheApostropheThatPatternsEat() throws IOException {
    for (String tag : List.of("fr", "en")) {
      Path file = Path.of("src/main/resources/i18n/words." + tag + ".properties");
      assertThat(Files.readString(file)).as(tag).doesNotContain("'");
    }
  }

  @Test
  void frenchPunctuation_neverStartsALine() {
    for (String key : keys(french)) {
      assertThat(french.say(key, 2, 3, 4, 5, 6, 7)).as(key).doesNotContainPattern(" [;:!?%»]|« ");
    }
  }

  @Test
  void everyKeyThatIsSaid_hasAText_andEveryTextIsSaid() {
    String sources = sources();
    Set<String> said =
        SAID.matcher(sources).results().map(match -> match.group(1)).collect(Collectors.toSet());
    assertThat(keys(french)).containsAll(said);

    Set<String> unsaid =
        keys(french).stream()
            .filter(key -> !sources.contains('"' + key + '"'))
            .filter(key -> MADE.stream().noneMatch(key::startsWith))
            .filter(key -> !LIST.matcher(key).matches())
            .collect(Collectors.toSet());
    assertThat(unsaid).as("texts that no page uses").isEmpty();
  }

  private static Set<String> keys(Words words) {
    return StreamSupport.stream(words.keys().spliterator(), false)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      return files
          .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".jte"))
          .map(WordsTest::read)
          .collect(Collectors.joining("\n"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
