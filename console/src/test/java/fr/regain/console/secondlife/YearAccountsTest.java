package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.regain.console.equipment.EquipmentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A year, reckoned by hand beside each figure. */
final class YearAccountsTest {
  private static final OpeningStock TEN =
      new OpeningStock(
          Instant.parse("2025-12-31T23:00:00Z"),
          Instant.parse("2026-01-01T04:00:00Z"),
          "",
          false,
          10,
          Map.of(Exclusion.OVER_TEN_YEARS, 2L));

  private static Departure departure(
      EquipmentKind kind,
      Stage to,
      boolean proof,
      @Nullable Exclusion exclusion,
      @Nullable Integer months,
      String... parts) {
    return new Departure(
        "AAAA0000",
        kind,
        to,
        LocalDate.of(2026, 5, 4),
        1L,
        "Association",
        proof,
        exclusion,
        months == null ? null : "devis 12",
        months,
        List.of(parts));
  }

  @Test
  void theReuseRate_countsWhatWasPartedWith_andCanBeProved() {
    YearAccounts year =
        YearAccounts.of(
            2026,
            TEN,
            List.of(
                departure(EquipmentKind.LAPTOP, Stage.GIVEN, true, null, null),
                departure(EquipmentKind.LAPTOP, Stage.SOLD, true, null, null),
                departure(EquipmentKind.MONITOR, Stage.TRANSFERRED, true, null, null),
                departure(EquipmentKind.LAPTOP, Stage.GIVEN, false, null, null),
                departure(EquipmentKind.LAPTOP, Stage.GIVEN, true, Exclusion.OVER_TEN_YEARS, null),
                departure(EquipmentKind.LAPTOP, Stage.ASSIGNED, false, null, null),
                departure(EquipmentKind.LAPTOP, Stage.RECYCLED, true, null, null)));

    assertThat(year.steered()).isEqualTo(3);
    assertThat(year.withoutProof()).isEqualTo(1);
    assertThat(year.reuseRate()).hasValue(0.3);
  }

  @Test
  void withoutAStock_orWithNothingInIt_thereIsNoRate() {
    assertThat(YearAccounts.of(2026, null, List.of()).reuseRate()).isEmpty();
    OpeningStock none = new OpeningStock(TEN.asOf(), TEN.takenAt(), "", false, 0, Map.of());
    assertThat(YearAccounts.of(2026, none, List.of()).reuseRate()).isEmpty();
  }

  @Test
  void aLaptop_avoids17kgAYear_lessItsNewParts() {
    YearAccounts year =
        YearAccounts.of(
            2026,
            TEN,
            List.of(
                departure(EquipmentKind.LAPTOP, Stage.GIVEN, true, null, 36, "ssd-256", "ram-8")));
    YearAccounts.Avoided line = year.avoided().getFirst();

    // 3 years × 17.1 kg = 51.3; at most 3 × 27 = 81.
    assertThat(line.gross().value()).isCloseTo(51.3, within(1e-9));
    assertThat(line.gross().high()).isCloseTo(81, within(1e-9));
    // 16.6 + 19.4 = 36.0; at least 10.7 + 12.6 = 23.3, at most 40.7 + 33.4 = 74.1.
    assertThat(line.parts().value()).isCloseTo(36.0, within(1e-9));
    // 51.3 − 36.0 = 15.3; 51.3 − 74.1 = −22.8; 81 − 23.3 = 57.7.
    assertThat(line.net().value()).isCloseTo(15.3, within(1e-9));
    assertThat(line.net().low()).isCloseTo(-22.8, within(1e-9));
    assertThat(line.net().high()).isCloseTo(57.7, within(1e-9));
    assertThat(line.basis()).isEqualTo(Factors.Basis.SOURCED);
  }

  @Test
  void otherKinds_areExtrapolated_byWhatMakingThemCosts_andSaySo() {
    Factors.Credit desktop = Factors.credit(EquipmentKind.DESKTOP).orElseThrow();

    // 17.1 × (211.5 ÷ 6) ÷ (185.1 ÷ 5) = 17.1 × 35.25 ÷ 37.02 = 16.2824…
    assertThat(desktop.perYear().value()).isCloseTo(16.2824, within(1e-4));
    assertThat(desktop.basis()).isEqualTo(Factors.Basis.EXTRAPOLATED);
    assertThat(Factors.credit(EquipmentKind.PHONE).orElseThrow().perYear().value()).isEqualTo(7.3);
  }

  @Test
  void recycling_andWhatDisplacesNoPurchase_avoidNothing() {
    YearAccounts year =
        YearAccounts.of(
            2026,
            TEN,
            List.of(
                departure(EquipmentKind.LAPTOP, Stage.GIVEN, true, null, null),
                departure(EquipmentKind.LAPTOP, Stage.RECYCLED, true, null, 12)));

    assertThat(year.avoided()).isEmpty();
  }

  @Test
  void aKindWithoutFactor_isCountedApart_notAsZero() {
    YearAccounts year =
        YearAccounts.of(
            2026, TEN, List.of(departure(EquipmentKind.NETWORK, Stage.GIVEN, true, null, 12)));

    assertThat(year.avoided()).isEmpty();
    assertThat(year.uncredited()).isEqualTo(1);
  }

  @Test
  void theDecree_leavesOut_serversAndOldOnes_andKeepsTheUnknown() {
    LocalDate reformed = LocalDate.of(2026, 1, 15);

    assertThat(Exclusion.of(EquipmentKind.SERVER, null, null, null, reformed))
        .contains(Exclusion.NOT_IN_SCOPE);
    assertThat(Exclusion.of(EquipmentKind.LAPTOP, LocalDate.of(2016, 1, 14), null, null, reformed))
        .contains(Exclusion.OVER_TEN_YEARS);
    assertThat(Exclusion.of(EquipmentKind.LAPTOP, LocalDate.of(2016, 1, 15), null, null, reformed))
        .isEmpty();
    assertThat(Exclusion.of(EquipmentKind.LAPTOP, null, null, true, reformed))
        .contains(Exclusion.PROTECTED_CARRIER);
    assertThat(Exclusion.of(EquipmentKind.MONITOR, null, null, true, reformed))
        .as("a screen carries nothing")
        .isEmpty();
    assertThat(Exclusion.of(EquipmentKind.LAPTOP, null, null, null, reformed)).isEmpty();
  }
}
