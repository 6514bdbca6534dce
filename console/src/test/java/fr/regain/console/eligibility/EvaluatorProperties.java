package fr.regain.console.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of every piece of equipment, known or not. */
final class EvaluatorProperties {
  /** Ways of not knowing one fact. */
  private static final List<UnaryOperator<Facts>> FORGETTING =
      List.of(
          facts -> SampleFacts.aged(facts, Made.UNKNOWN),
          facts -> SampleFacts.aged(facts, new Made(facts.made().after(), null)),
          facts -> SampleFacts.aged(facts, new Made(null, facts.made().before())),
          facts -> facts.with(facts.declaration().withProtectedCarrier(null)),
          facts ->
              new Facts(
                  facts.kind(),
                  false,
                  facts.made(),
                  facts.declaration().withWorking(null),
                  facts.inventory()),
          without(Inventory.Builder::clearProcessor),
          without(laptop -> laptop.setProcessor(laptop.getProcessor().toBuilder().clearStepping())),
          without(laptop -> laptop.setProcessor(laptop.getProcessor().toBuilder().clearModel())),
          without(Inventory.Builder::clearTrustedPlatformModule),
          without(laptop -> laptop.clearMemoryBytes().clearMemoryModules()),
          without(Inventory.Builder::clearMemorySlots),
          without(Inventory.Builder::clearMaximumMemoryBytes),
          without(Inventory.Builder::clearDisks),
          without(laptop -> laptop.setDisks(0, laptop.getDisks(0).toBuilder().clearHealth())),
          without(laptop -> laptop.setDisks(0, laptop.getDisks(0).toBuilder().clearType())),
          without(Inventory.Builder::clearBatteries),
          without(Inventory.Builder::clearOperatingSystem),
          without(laptop -> laptop.setProcessor(laptop.getProcessor().toBuilder().clearFamily())),
          without(
              laptop -> laptop.setProcessor(laptop.getProcessor().toBuilder().clearSixtyFourBit())),
          without(
              laptop ->
                  laptop.setProcessor(laptop.getProcessor().toBuilder().clearPhysicalCores())),
          without(
              laptop ->
                  laptop.setTrustedPlatformModule(
                      laptop.getTrustedPlatformModule().toBuilder().clearVersion())),
          without(
              laptop -> laptop.setDisks(0, laptop.getDisks(0).toBuilder().clearCapacityBytes())),
          without(
              laptop ->
                  laptop.setOperatingSystem(
                      laptop.getOperatingSystem().toBuilder().clearVersion())));

  private static UnaryOperator<Facts> without(UnaryOperator<Inventory.Builder> forget) {
    return facts -> facts.with(forget.apply(facts.inventory().toBuilder()).build());
  }

  @Property(tries = 3_000)
  void anUnknownFact_neverExcludesARouteThatAValueOfItAllows(
      @ForAll long seed, @ForAll @IntRange(max = 22) int forgotten) {
    Facts known = facts(new Random(seed));
    Facts unknown = FORGETTING.get(forgotten).apply(known);
    assertThat(SampleFacts.evaluate(unknown).possible())
        .containsAll(SampleFacts.evaluate(known).possible());
  }

  @Property(tries = 3_000)
  void moreMemory_neverMakesARouteWorse(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 64) int more) {
    Facts before = facts(new Random(seed));
    Inventory.Builder richer = before.inventory().toBuilder();
    long modules =
        richer.getMemoryModulesList().stream().mapToLong(module -> module.getCapacityBytes()).sum();
    richer.setMemoryBytes(Math.max(modules, richer.getMemoryBytes()) + more * SampleFacts.GIB);
    Evaluation one = SampleFacts.evaluate(before);
    Evaluation other = SampleFacts.evaluate(before.with(richer.build()));
    assertThat(best(other)).isLessThanOrEqualTo(best(one));
    if (one.possible().size() == 1 && other.possible().size() == 1) {
      assertThat(other.route()).isLessThanOrEqualTo(one.route());
    }
  }

  private static Route best(Evaluation evaluation) {
    return evaluation.possible().iterator().next();
  }

  @Property(tries = 2_000)
  void reasonsStandInOneOrder_andWhatIsUncertainIsSaid(@ForAll long seed) {
    Facts facts = forgetful(seed);
    Evaluation evaluation = SampleFacts.evaluate(facts);
    assertThat(evaluation.reasons()).extracting(Reason::code).isSorted();
    assertThat(evaluation).isEqualTo(SampleFacts.evaluate(facts));
    assertThat(evaluation.possible()).isNotEmpty().doesNotContain(Route.TO_BE_QUALIFIED);
    if (evaluation.possible().size() > 1) {
      assertThat(evaluation.deciding()).isNotEmpty();
    }
  }

  @Property(tries = 2_000)
  void aProtectedCarrier_neverLeaves_andWithoutAnOwnerNothingIsDecided(@ForAll long seed) {
    Facts facts = forgetful(seed);
    Declaration said = facts.declaration();
    if (facts.kind() != EquipmentKind.MONITOR) {
      assertThat(SampleFacts.evaluate(facts.with(said.withProtectedCarrier(true))).possible())
          .doesNotContain(Route.TRANSFER, Route.SELL, Route.GIVE);
    }
    assertThat(SampleFacts.evaluate(facts.with(said.withOwner(null))).route())
        .isEqualTo(Route.TO_BE_QUALIFIED);
  }

  @Property(tries = 1_000)
  void whatIsSurelyPastTheLegalLimit_isNeverReusedOutside(@ForAll long seed) {
    Facts facts = SampleFacts.aged(forgetful(seed), SampleFacts.aged(10));
    assertThat(SampleFacts.evaluate(facts).possible())
        .doesNotContain(Route.TRANSFER, Route.SELL, Route.GIVE);
  }

  private static Facts forgetful(long seed) {
    Random random = new Random(seed);
    Facts facts = facts(random);
    for (UnaryOperator<Facts> forget : FORGETTING.subList(0, 12)) {
      facts = random.nextInt(3) == 0 ? forget.apply(facts) : facts;
    }
    return facts;
  }

  /** A piece of which everything is known, good or bad. */
  private static Facts facts(Random random) {
    Inventory.Builder laptop = SampleFacts.soundLaptop();
    laptop
        .getProcessorBuilder()
        .setModel(pick(random, 142, 94, 158))
        .setStepping(pick(random, 9, 10))
        .setSixtyFourBit(random.nextInt(8) > 0)
        .setPhysicalCores(pick(random, 1, 2, 4));
    laptop.setOperatingSystem(
        OperatingSystem.newBuilder()
            .setName(random.nextInt(3) == 0 ? "Debian GNU/Linux" : "Windows")
            .setVersion(random.nextBoolean() ? "10" : "11"));
    laptop.getTrustedPlatformModuleBuilder().setVersion(random.nextBoolean() ? "2.0" : "1.2");
    SampleFacts.memory(laptop, pick(random, 1, 2, 4, 8, 16), pick(random, 2, 4, 8, 16));
    laptop.setMemorySlots(pick(random, 1, 2));
    laptop.clearDisks().addDisks(disk(random));
    laptop.clearBatteries().addBatteries(SampleFacts.battery(random.nextInt(101)));
    LocalDate after = SampleFacts.TODAY.minusDays(random.nextInt(5_000));
    LocalDate before = after.plusDays(random.nextInt(1_000));
    Made made = new Made(after, before.isAfter(SampleFacts.TODAY) ? SampleFacts.TODAY : before);
    Declaration declaration =
        Declaration.NONE
            .withOwner(1L)
            .withProtectedCarrier(random.nextBoolean())
            .withWorking(random.nextInt(6) > 0)
            .withSurplus(random.nextInt(3) == 0);
    EquipmentKind kind = EquipmentKind.values()[random.nextInt(EquipmentKind.values().length)];
    return new Facts(kind, true, made, declaration, laptop.build());
  }

  private static Disk disk(Random random) {
    return SampleFacts.ssd()
        .setType(random.nextBoolean() ? DiskType.DISK_TYPE_SSD : DiskType.DISK_TYPE_HDD)
        .setCapacityBytes(pick(random, 16, 32, 128, 512) * 1_000_000_000L)
        .setHealth(
            DiskHealth.newBuilder()
                .setPassed(random.nextInt(5) > 0)
                .setPendingSectors(random.nextInt(4)))
        .build();
  }

  private static int pick(Random random, int... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
