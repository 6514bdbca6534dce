package fr.regain.console.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.Display;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class MadeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void aFirmwareDateOf1601_isNotKnown() {
    assertThat(Made.credible(null, LocalDate.of(1601, 1, 1), TODAY)).isEqualTo(Made.UNKNOWN);
  }

  @Test
  void aBatteryOlderThanTheProcessor_leavesTheProcessorsBound() {
    LocalDate launch = LocalDate.of(2010, 1, 1);
    assertThat(Made.credible(launch, LocalDate.of(2007, 5, 1), TODAY))
        .isEqualTo(new Made(launch, null));
  }

  @Test
  void aFirmwareOf2024OnAMachineOf2018_leavesBothBounds() {
    LocalDate launch = LocalDate.of(2017, 7, 1);
    LocalDate firmware = LocalDate.of(2024, 3, 1);
    assertThat(Made.credible(launch, firmware, TODAY)).isEqualTo(new Made(launch, firmware));
  }

  @Test
  void aDayThatHasNotCome_isNotKnown() {
    assertThat(Made.credible(TODAY.plusDays(1), TODAY, TODAY)).isEqualTo(new Made(null, TODAY));
  }

  @Test
  void aPurchase_boundsBothSides_butForSecondHandAndForWhatCannotBe() {
    LocalDate purchase = LocalDate.of(2019, 9, 1);
    assertThat(Made.UNKNOWN.boughtOn(purchase))
        .isEqualTo(new Made(LocalDate.of(2018, 9, 1), purchase));
    Made wide = new Made(LocalDate.of(2017, 7, 1), LocalDate.of(2024, 3, 1));
    assertThat(wide.boughtOn(purchase)).isEqualTo(new Made(LocalDate.of(2018, 9, 1), purchase));
    Made secondHand = new Made(LocalDate.of(2015, 1, 1), LocalDate.of(2016, 1, 1));
    assertThat(secondHand.boughtOn(purchase)).isEqualTo(secondHand);
    Made younger = new Made(LocalDate.of(2020, 1, 1), null);
    assertThat(younger.boughtOn(purchase)).isEqualTo(younger);
    assertThat(wide.boughtOn(null)).isEqualTo(wide);
  }

  @Test
  void tenYears_arePastTheDayAfter_andOnlyWhatIsCertainCounts() {
    assertThat(new Made(null, TODAY.minusYears(10)).isOver(10, TODAY)).isFalse();
    assertThat(new Made(null, TODAY.minusYears(10).minusDays(1)).isOver(10, TODAY)).isTrue();
    assertThat(new Made(TODAY.minusYears(20), null).isOver(10, TODAY)).isFalse();
  }

  @Test
  void aScreensWeek_isTakenWithAWeekOnEitherSide() {
    Display.Builder screen = Display.newBuilder().setYear(2019).setWeek(10);
    assertThat(ScreenDate.of(screen.build(), TODAY))
        .isEqualTo(new Made(LocalDate.of(2019, 2, 26), LocalDate.of(2019, 3, 18)));
    assertThat(ScreenDate.of(screen.clearWeek().build(), TODAY))
        .isEqualTo(new Made(LocalDate.of(2019, 1, 1), LocalDate.of(2019, 12, 31)));
    assertThat(ScreenDate.of(screen.setYear(2026).build(), TODAY))
        .isEqualTo(new Made(LocalDate.of(2026, 1, 1), TODAY));
    assertThat(ScreenDate.of(screen.setYear(2045).build(), TODAY)).isEqualTo(Made.UNKNOWN);
    assertThat(ScreenDate.of(Display.getDefaultInstance(), TODAY)).isEqualTo(Made.UNKNOWN);
  }
}
