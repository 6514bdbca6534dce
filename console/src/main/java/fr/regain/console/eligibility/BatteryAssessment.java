package fr.regain.console.eligibility;

import static fr.regain.console.eligibility.Reason.Source.INVENTORY;
import static fr.regain.console.eligibility.Reason.Source.NONE;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.v1.Battery;
import java.util.OptionalInt;

/** What is left of the battery: its full capacity as a share of the one it was designed for. */
final class BatteryAssessment {
  // A gauge that was never calibrated tells more than this; then it tells nothing.
  private static final double MOST_CREDIBLE = 1.5;
  private static final int WHOLE = 100;

  private final Facts facts;
  private final Criteria criteria;

  BatteryAssessment(Facts facts, Criteria criteria) {
    this.facts = facts;
    this.criteria = criteria;
  }

  private boolean portable() {
    return facts.kind() == EquipmentKind.LAPTOP || facts.kind() == EquipmentKind.TABLET;
  }

  /** The worst battery's health in percent. */
  private OptionalInt health() {
    return facts.inventory().getBatteriesList().stream()
        .filter(BatteryAssessment::isCredible)
        .mapToInt(
            battery ->
                (int)
                    Math.min(
                        WHOLE,
                        battery.getFullCapacityMilliwattHours()
                            * (double) WHOLE
                            / battery.getDesignCapacityMilliwattHours()))
        .min();
  }

  private static boolean isCredible(Battery battery) {
    double design = battery.getDesignCapacityMilliwattHours();
    return design > 0
        && battery.hasFullCapacityMilliwattHours()
        && battery.getFullCapacityMilliwattHours() >= 0
        && battery.getFullCapacityMilliwattHours() <= design * MOST_CREDIBLE;
  }

  /** Whether a battery is to be fitted. */
  Truth part() {
    if (!portable() || !criteria.flag(Criterion.FIT_BATTERY)) {
      return Truth.NO;
    }
    OptionalInt health = health();
    return health.isEmpty()
        ? Truth.unknown(OpenFact.BATTERY)
        : Truth.of(health.getAsInt() < criteria.number(Criterion.BATTERY_POOR));
  }

  void tell(Findings findings) {
    if (!portable()) {
      return;
    }
    OptionalInt health = health();
    if (health.isEmpty()) {
      findings.add(ReasonCode.BATTERY_UNKNOWN, NONE);
      return;
    }
    int percent = health.getAsInt();
    ReasonCode code =
        percent >= criteria.number(Criterion.BATTERY_GOOD)
            ? ReasonCode.BATTERY_GOOD
            : percent >= criteria.number(Criterion.BATTERY_POOR)
                ? ReasonCode.BATTERY_WORN
                : ReasonCode.BATTERY_POOR;
    findings.add(code, INVENTORY, new Reason.Value.Count(percent));
  }
}
