package fr.regain.console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import fr.regain.console.ConsoleMain;
import fr.regain.console.schema.DefaultSchema;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final String ROOT = "fr.regain.console";
  private static final String BAD_ROOT = "fr.regain.console.architecture.bad";

  private static final JavaClasses CONSOLE =
      new ClassFileImporter()
          .importUrl(ConsoleMain.class.getProtectionDomain().getCodeSource().getLocation());
  private static final JavaClasses BAD = new ClassFileImporter().importPackages(BAD_ROOT);

  private final ConsoleRules rules = new ConsoleRules(ROOT);
  private final ConsoleRules badRules = new ConsoleRules(BAD_ROOT);

  @Test
  void dependenciesPointDown() {
    rules.dependenciesPointDown().check(CONSOLE);
    assertRejects(badRules.dependenciesPointDown(), "UsesASite", "nameless");
  }

  @Test
  void tablesAreWrittenByTheirCapability() {
    rules.tablesAreWrittenByTheirCapability().check(CONSOLE);
    assertRejects(
        badRules.tablesAreWrittenByTheirCapability(), "WritesDevices", "StoresARecordOfADevice");
  }

  @Test
  void eachTableHasAnOwner() {
    Set<String> tables =
        DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
            .map(table -> table.getName().toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(ConsoleRules.OWNERS.keySet()).isEqualTo(tables);
  }

  @Test
  void onlyThePlatformHasClockAndRandomness() {
    rules.onlyThePlatformHasClockAndRandomness().check(CONSOLE);
    assertRejects(
        badRules.onlyThePlatformHasClockAndRandomness(),
        "Instant.now",
        "currentTimeMillis",
        "randomUUID",
        "SecureRandom",
        "systemUTC");
  }

  @Test
  void packagesSayWhatTheyOwn() {
    rules.packagesSayWhatTheyOwn().check(CONSOLE);
    assertRejects(badRules.packagesSayWhatTheyOwn(), "nameless");
  }

  private static void assertRejects(ArchRule rule, String... samples) {
    String report = String.join("\n", rule.evaluate(BAD).getFailureReport().getDetails());
    assertThat(report).contains(samples);
  }
}
