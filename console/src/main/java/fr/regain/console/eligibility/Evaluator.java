package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.Reason.Source.DECLARATION;
import static fr.regain.console.eligibility.Reason.Source.NONE;

import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.EquipmentKind;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies criteria to facts. The same facts, criteria and day give the same evaluation: it reads
 * nothing else.
 *
 * <p>A question whose answer is unknown is followed both ways, so that an unknown fact never
 * excludes a route that some value of it would allow. What is broken or too old to reuse is waste;
 * what is needed and holds its system stays; what is not goes where its age and its carrier let it.
 */
final class Evaluator {
  private final ProcessorRule processors;

  Evaluator(ProcessorRule processors) {
    this.processors = processors;
  }

  /**
   * The route and its reasons.
   *
   * @param today the day for which ages and updates are reckoned
   */
  Evaluation evaluate(Facts facts, Criteria criteria, LocalDate today) {
    MemoryAssessment memory = new MemoryAssessment(facts.inventory(), criteria);
    DiskAssessment disks = new DiskAssessment(facts.inventory(), criteria);
    BatteryAssessment battery = new BatteryAssessment(facts, criteria);
    SystemAssessment system =
        new SystemAssessment(facts.inventory(), criteria, processors, memory, disks, today);
    AgeAssessment age = new AgeAssessment(facts.kind(), facts.made(), criteria, today);
    boolean computer = facts.kind().isComputer();
    Questions questions =
        new Questions(
            criteria,
            age,
            works(facts),
            computer ? system.holds() : Truth.YES,
            computer ? system.linux() : Truth.NO,
            computer ? memory.part().or(disks.part()).or(battery.part()) : Truth.NO,
            protectedCarrier(facts),
            facts.declaration().surplus());
    Outcome outcome = questions.route();
    boolean owned = facts.declaration().ownerId() != null;
    Route route = owned ? recommended(Route.ofBits(outcome.routes())) : Route.TO_BE_QUALIFIED;

    Findings findings = new Findings();
    tell(facts, outcome, findings);
    age.tell(findings);
    if (computer) {
      system.tell(findings);
      memory.tell(findings);
      disks.tell(findings);
      battery.tell(findings);
    }
    return new Evaluation(
        route,
        Route.ofBits(outcome.routes()),
        OpenFact.ofBits(outcome.deciding() | (owned ? 0 : OpenFact.OWNER.bit())),
        findings.inOrder(),
        staysUntil(facts, route, age, system));
  }

  /** The only one; else the best, unless one of them would give the piece out of hand. */
  private static Route recommended(Set<Route> possible) {
    boolean decided = possible.size() == 1 || possible.stream().allMatch(Route::staysInside);
    return decided ? possible.iterator().next() : Route.TO_BE_QUALIFIED;
  }

  private static @Nullable LocalDate staysUntil(
      Facts facts, Route route, AgeAssessment age, SystemAssessment system) {
    LocalDate after = facts.made().after();
    return after == null || (route != Route.KEEP && route != Route.UPGRADE)
        ? null
        : system.latest(after.plusYears(age.service()));
  }

  private static Truth works(Facts facts) {
    Boolean working = facts.declaration().working();
    if (working != null) {
      return Truth.of(working);
    }
    return facts.works() ? Truth.YES : Truth.unknown(OpenFact.WORKING);
  }

  private static Truth protectedCarrier(Facts facts) {
    if (facts.kind() == EquipmentKind.MONITOR) {
      // It carries nothing, whatever is declared of its site.
      return Truth.NO;
    }
    Boolean said = facts.declaration().protectedCarrier();
    return said == null ? Truth.unknown(OpenFact.CARRIER) : Truth.of(said);
  }

  private static void tell(Facts facts, Outcome outcome, Findings findings) {
    Declaration declaration = facts.declaration();
    if (declaration.ownerId() == null) {
      findings.add(ReasonCode.OWNER_UNKNOWN, NONE);
    }
    if (protectedCarrier(facts).isYes()) {
      findings.add(ReasonCode.CARRIER_PROTECTED, DECLARATION);
    } else if ((outcome.deciding() & OpenFact.CARRIER.bit()) != 0) {
      findings.add(ReasonCode.CARRIER_UNKNOWN, NONE);
    }
    switch (works(facts).answer()) {
      case YES -> {}
      case NO -> findings.add(ReasonCode.BROKEN, DECLARATION);
      case UNKNOWN -> findings.add(ReasonCode.WORKING_UNKNOWN, NONE);
    }
    if (declaration.surplus()) {
      findings.add(ReasonCode.SURPLUS, DECLARATION);
    }
  }

  /** The questions in their order. */
  private record Questions(
      Criteria criteria,
      AgeAssessment age,
      Truth works,
      Truth holds,
      Truth linux,
      Truth part,
      Truth protectedCarrier,
      boolean surplus) {
    Outcome route() {
      return Outcome.ask(works, this::atEachAge, () -> Outcome.of(Route.RECYCLE));
    }

    private Outcome atEachAge() {
      Outcome all = Outcome.NONE;
      for (int years : age.possible()) {
        Outcome one = surplus || years >= age.service() ? leaves(years) : stays();
        boolean same = all.routes() == 0 || all.routes() == one.routes();
        all = all.or(one, same ? 0 : OpenFact.AGE.bit());
      }
      return all;
    }

    private Outcome stays() {
      return Outcome.ask(
          holds,
          () -> Outcome.ask(part, () -> Outcome.of(Route.UPGRADE), () -> Outcome.of(Route.KEEP)),
          () ->
              Outcome.ask(
                  linux, () -> Outcome.of(Route.REASSIGN), () -> Outcome.of(Route.RECYCLE)));
    }

    private Outcome leaves(int years) {
      return years >= Criteria.LEGAL_LIMIT
          ? Outcome.of(Route.RECYCLE)
          : Outcome.ask(holds.or(linux), () -> channel(years), () -> Outcome.of(Route.RECYCLE));
    }

    private Outcome channel(int years) {
      Route channel =
          criteria.channel(
              years < criteria.number(Criterion.YOUNG_BELOW)
                  ? Criterion.YOUNG_CHANNEL
                  : Criterion.OLD_CHANNEL);
      return channel.staysInside()
          ? Outcome.of(channel)
          : Outcome.ask(
              protectedCarrier, () -> Outcome.of(Route.REASSIGN), () -> Outcome.of(channel));
    }
  }
}
