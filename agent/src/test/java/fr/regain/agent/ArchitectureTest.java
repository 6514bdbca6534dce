package fr.regain.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.samples.checkin.ReadsAClock;
import fr.regain.agent.samples.connection.ReachesUpToCheckIn;
import fr.regain.agent.samples.plan.MovesAFile;
import fr.regain.agent.samples.spool.DeletesAFile;
import fr.regain.agent.samples.spool.DrawsAtRandom;
import fr.regain.agent.samples.spool.ReachesUp;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The design's rules on packages. Each rule is also shown a class that breaks it, and must say so.
 */
class ArchitectureTest {
  private static final String AGENT = "fr.regain.agent..";

  /**
   * From the bottom up; a package may use the ones before it only, but for those of its own row.
   */
  private static final List<Set<String>> ORDER =
      List.of(
          Set.of("message"),
          Set.of("host"),
          Set.of("policy", "age", "energy"),
          Set.of("command", "connection"),
          Set.of("inventory", "rule"),
          Set.of("plan"),
          Set.of("storage", "quarantine"),
          Set.of("cleanup"),
          Set.of("enrolment", "spool"),
          Set.of("lease"),
          Set.of("mine"),
          Set.of("checkin"));

  private static final Set<String> CLOCKS =
      Set.of("systemUTC", "systemDefaultZone", "system", "currentTimeMillis", "nanoTime", "now");

  private static final Set<String> SOURCES_OF_RANDOMNESS =
      Set.of(
          "UUID.randomUUID",
          "Math.random",
          "ThreadLocalRandom.current",
          "SecureRandom.getInstance",
          "SecureRandom.getInstanceStrong");

  static final ArchRule NO_CLOCK =
      noClasses()
          .that(outsideOf("host"))
          .should()
          .accessTargetWhere(
              access(
                  "a clock of the system",
                  target ->
                      CLOCKS.contains(target.getName())
                          && target.getOwner().getPackageName().matches("java\\.(time|lang)")
                          && isWithoutArguments(target)))
          .allowEmptyShould(true);

  static final ArchRule NO_RANDOMNESS =
      noClasses()
          .that(outsideOf("host"))
          .should()
          .accessTargetWhere(
              access(
                  "randomness of its own",
                  target ->
                      SOURCES_OF_RANDOMNESS.contains(
                              target.getOwner().getSimpleName() + "." + target.getName())
                          || (target.getName().equals("<init>")
                              && target.getOwner().isAssignableTo(Random.class))))
          .allowEmptyShould(true);

  static final ArchRule NO_DELETION =
      noClasses()
          .that(outsideOf("cleanup", "quarantine"))
          .and()
          .doNotBelongToAnyOf(StateFiles.class)
          .should()
          .accessTargetWhere(
              access(
                  "the deletion or the move of a file",
                  target ->
                      (target.getOwner().isEquivalentTo(java.nio.file.Files.class)
                              || target.getOwner().isEquivalentTo(java.io.File.class))
                          && target.getName().matches("delete.*|move|renameTo")))
          .allowEmptyShould(true);

  static final ArchRule NO_INPUT_OUTPUT_IN_PLANS =
      noClasses()
          .that(inside("plan"))
          .should()
          .accessTargetWhere(
              access(
                  "files",
                  target ->
                      target.getOwner().isEquivalentTo(java.nio.file.Files.class)
                          || target.getOwner().getPackageName().equals("java.io")))
          .allowEmptyShould(true);

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(AgentMain.class.getProtectionDomain().getCodeSource().getLocation());

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(NO_CLOCK, ReadsAClock.class),
        Arguments.of(NO_RANDOMNESS, DrawsAtRandom.class),
        Arguments.of(NO_DELETION, DeletesAFile.class),
        Arguments.of(NO_INPUT_OUTPUT_IN_PLANS, MovesAFile.class),
        Arguments.of(order(), ReachesUp.class),
        Arguments.of(order(), ReachesUpToCheckIn.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theAgentKeepsARule_thatItsKnownBadSampleBreaks(ArchRule rule, Class<?> sample) {
    rule.check(MAIN);

    JavaClasses bad = new ClassFileImporter().importPackages(sample.getPackageName());
    assertThatThrownBy(() -> rule.check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(sample.getSimpleName());
  }

  @Test
  void everyPackage_saysWhatItOwns() {
    assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
        .filteredOn(owner -> owner.getName().startsWith("fr.regain.agent"))
        .allMatch(ArchitectureTest::isDescribed);
    JavaPackage undescribed =
        new ClassFileImporter()
            .importClasses(ReadsAClock.class)
            .get(ReadsAClock.class)
            .getPackage();
    assertThat(isDescribed(undescribed)).isFalse();
  }

  @Test
  void everyPackage_hasItsPlaceInTheOrder() {
    assertThat(
            MAIN.stream()
                .flatMap(type -> capability(type).stream())
                .distinct()
                .filter(name -> ORDER.stream().noneMatch(row -> row.contains(name))))
        .isEmpty();
  }

  private static boolean isDescribed(JavaPackage owner) {
    return owner.tryGetPackageInfo().isPresent()
        && owner.tryGetAnnotationOfType(org.jspecify.annotations.NullMarked.class).isPresent();
  }

  private static ArchRule order() {
    return noClasses()
        .that(inside(ORDER.stream().flatMap(Set::stream).toArray(String[]::new)))
        .should(
            new ArchCondition<>("use a package above their own") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> row(dependency.getTargetClass()) > row(type))
                    .forEach(
                        dependency ->
                            events.add(
                                SimpleConditionEvent.satisfied(
                                    dependency, dependency.getDescription())));
              }
            })
        .allowEmptyShould(true);
  }

  private static int row(JavaClass type) {
    return capability(type)
        .map(
            name -> {
              for (int row = 0; row < ORDER.size(); row++) {
                if (ORDER.get(row).contains(name)) {
                  return row;
                }
              }
              return -1;
            })
        .orElse(-1);
  }

  /** First package under the agent's own, or under that of the samples. */
  private static Optional<String> capability(JavaClass type) {
    String name = type.getPackageName();
    String samples = "fr.regain.agent.samples.";
    String agent = "fr.regain.agent.";
    String rest =
        name.startsWith(samples)
            ? name.substring(samples.length())
            : name.startsWith(agent) ? name.substring(agent.length()) : "";
    return rest.isEmpty() ? Optional.empty() : Optional.of(rest.split("\\.")[0]);
  }

  private static DescribedPredicate<JavaClass> inside(String... capabilities) {
    Set<String> names = Set.of(capabilities);
    return DescribedPredicate.describe(
        "are in " + String.join(", ", names),
        type -> capability(type).filter(names::contains).isPresent());
  }

  private static DescribedPredicate<JavaClass> outsideOf(String... capabilities) {
    return DescribedPredicate.and(
        resideInAPackage(AGENT), DescribedPredicate.not(inside(capabilities)));
  }

  private static DescribedPredicate<JavaAccess<?>> access(
      String what, Predicate<AccessTarget> target) {
    return DescribedPredicate.describe(what, access -> target.test(access.getTarget()));
  }

  private static boolean isWithoutArguments(AccessTarget target) {
    return !(target instanceof AccessTarget.CodeUnitCallTarget call)
        || call.getRawParameterTypes().isEmpty();
  }
}
