package fr.regain.console.secondlife;

import static fr.regain.console.secondlife.Samples.disk;
import static fr.regain.console.secondlife.Samples.erasure;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.secondlife.Clearance.Obstacle;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands between a piece and its next act. */
final class ClearanceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static Clearance laptop(
      List<KnownDisk> disks, @Nullable Integer counted, Erasure... erasures) {
    return new Clearance(
        EquipmentKind.LAPTOP, false, disks, counted, List.of(erasures), 0, Grade.B);
  }

  @ParameterizedTest
  @EnumSource(names = {"ERASE", "RECONDITION", "ASSIGN", "TRANSFER", "SELL", "GIVE"})
  void withoutAVerifiedErasure_nothingLeavesForReuse(Act act) {
    List<KnownDisk> one = List.of(disk("A1"));

    assertThat(laptop(one, 1).obstacles(act)).containsExactly(Obstacle.DISK_NOT_ERASED);
    assertThat(laptop(one, 1, erasure("A1", null, true)).obstacles(act))
        .as("not read back")
        .contains(Obstacle.DISK_NOT_ERASED);
    assertThat(laptop(one, 1, erasure("A1", 0, true)).obstacles(act)).isNotEmpty();
    assertThat(laptop(one, 1, erasure("A1", 100, false)).obstacles(act)).isNotEmpty();
    assertThat(laptop(one, 1, erasure("A2", 100, true)).obstacles(act))
        .as("another disk")
        .isNotEmpty();
    assertThat(laptop(one, 1, erasure("A1", 1, true)).obstacles(act)).isEmpty();
  }

  @Test
  void everyDisk_needsItsOwn_andSoDoesOneThatOnlyAPersonSaw() {
    List<KnownDisk> two = List.of(disk("A1"), disk("B2"));
    Erasure first = erasure("A1", 100, true);
    Erasure second = erasure("B2", 100, true);

    assertThat(laptop(two, 2, first).isErased()).isFalse();
    assertThat(laptop(two, 2, first, second).isErased()).isTrue();
    assertThat(laptop(two, 3, first, second).isErased()).as("a third was counted").isFalse();
    assertThat(laptop(two, 0, first).isErased()).as("pulled, but known").isFalse();
    assertThat(laptop(two, 2, first, first).isErased()).as("the same twice").isFalse();
  }

  @Test
  void aDiskWithoutSerialNumber_isCovered_byCountAlone() {
    List<KnownDisk> behindRaid = List.of(disk(""), disk(""));

    assertThat(laptop(behindRaid, 2, erasure("X", 100, true)).isErased()).isFalse();
    assertThat(laptop(behindRaid, 2, erasure("X", 100, true), erasure("Y", 100, true)).isErased())
        .isTrue();
    assertThat(laptop(behindRaid, 2, erasure("", 100, true), erasure("Y", 100, true)).isErased())
        .as("an erasure of nobody knows what")
        .isFalse();
  }

  @Test
  void theLastWordOnADisk_counts() {
    List<KnownDisk> one = List.of(disk("A1"));

    assertThat(laptop(one, 1, erasure("A1", 100, true), erasure("A1", 100, false)).isErased())
        .isFalse();
    assertThat(laptop(one, 1, erasure("A1", 100, false), erasure("A1", 100, true)).isErased())
        .isTrue();
  }

  @Test
  void aSerialNumber_isTheSame_howeverItIsSpacedAndWritten() {
    assertThat(laptop(List.of(disk("WD-WCC 4n")), 1, erasure("wdwcc4N", 100, true)).isErased())
        .isTrue();
  }

  @Test
  void aDestroyedDisk_isVerified_byAWitness() {
    List<KnownDisk> one = List.of(disk("A1"));

    assertThat(laptop(one, 1, erasure("A1", EraseLevel.DESTROY, null, true, "")).isErased())
        .isFalse();
    assertThat(laptop(one, 1, erasure("A1", EraseLevel.DESTROY, null, true, "Omar")).isErased())
        .isTrue();
  }

  @Test
  void disksThatNobodyCounted_standInTheWay_evenWhereNoneIsKnown() {
    assertThat(laptop(List.of(), null).obstacles(Act.ERASE))
        .containsExactly(Obstacle.DISKS_NOT_COUNTED);
    assertThat(laptop(List.of(), 0).obstacles(Act.ERASE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLET", "PHONE"})
  void solderedStorage_isErased_howeverManyDisksAreCounted(EquipmentKind kind) {
    Clearance counted = new Clearance(kind, false, List.of(), 0, List.of(), 0, Grade.A);
    Clearance erased =
        new Clearance(kind, false, List.of(), 0, List.of(erasure("F9FXL1", 100, true)), 0, Grade.A);

    assertThat(counted.obstacles(Act.GIVE)).containsExactly(Obstacle.DISK_NOT_ERASED);
    assertThat(erased.obstacles(Act.GIVE)).isEmpty();
  }

  @Test
  void aScreen_hasNothingToErase_andCarriesNothing_whateverItsSiteDeclares() {
    Clearance screen =
        new Clearance(EquipmentKind.MONITOR, true, List.of(), null, List.of(), 0, Grade.A);

    for (Act act : Act.values()) {
      assertThat(screen.obstacles(act)).as(act.name()).isEmpty();
    }
  }

  @Test
  void aScreen_inWhichAnInventoryTellsOfADisk_isErasedLikeAComputer() {
    Clearance screen =
        new Clearance(
            EquipmentKind.MONITOR, false, List.of(disk("A1")), null, List.of(), 0, Grade.A);

    assertThat(screen.obstacles(Act.INSPECT)).containsExactly(Obstacle.DISKS_NOT_COUNTED);
    assertThat(screen.obstacles(Act.RECONDITION)).contains(Obstacle.DISK_NOT_ERASED);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRANSFER", "SELL", "GIVE"})
  void aProtectedCarrier_neverLeavesItsOwnerForReuse(Act act) {
    assertThat(carrier(true).obstacles(act)).containsExactly(Obstacle.PROTECTED_CARRIER);
    assertThat(carrier(null).obstacles(act)).containsExactly(Obstacle.CARRIER_UNKNOWN);
    assertThat(carrier(false).obstacles(act)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ASSIGN", "RECYCLE"})
  void aProtectedCarrier_mayServeItsOwnerAgain_orBeRecycled(Act act) {
    assertThat(carrier(true).obstacles(act)).isEmpty();
    assertThat(carrier(null).obstacles(act)).isEmpty();
  }

  @Test
  void aProtectedCarrier_thatIsNotErased_isNotRecycled() {
    List<KnownDisk> one = List.of(disk("A1"));
    Clearance open = new Clearance(EquipmentKind.LAPTOP, true, one, 1, List.of(), 0, Grade.D);

    assertThat(open.obstacles(Act.RECYCLE)).containsExactly(Obstacle.DISK_NOT_ERASED);
    assertThat(laptop(one, 1).obstacles(Act.RECYCLE)).as("another carrier").isEmpty();
  }

  private static Clearance carrier(@Nullable Boolean isProtected) {
    return new Clearance(
        EquipmentKind.LAPTOP,
        isProtected,
        List.of(disk("A1")),
        1,
        List.of(erasure("A1", 100, true)),
        0,
        Grade.A);
  }

  @Test
  void anInspection_isOver_withEveryAnswer_aGrade_andACount() {
    Clearance open = new Clearance(EquipmentKind.LAPTOP, null, List.of(), null, List.of(), 3, null);

    assertThat(open.obstacles(Act.INSPECT))
        .containsExactly(Obstacle.CHECKS_LEFT, Obstacle.GRADE_MISSING, Obstacle.DISKS_NOT_COUNTED);
    assertThat(laptop(List.of(), 1).obstacles(Act.INSPECT)).isEmpty();
  }

  @Test
  void tenYears_endTheObligationOfReuse_byThePurchaseAndByTheMaking() {
    LocalDate eleven = TODAY.minusYears(11);

    assertThat(Clearance.isOverReuseAge(eleven, null, TODAY)).isTrue();
    assertThat(Clearance.isOverReuseAge(null, eleven, TODAY)).isTrue();
    assertThat(Clearance.isOverReuseAge(TODAY.minusYears(10), TODAY.minusYears(8), TODAY))
        .as("firmware of later")
        .isFalse();
    assertThat(Clearance.isOverReuseAge(TODAY.minusYears(3), eleven, TODAY))
        .as("bought second-hand")
        .isTrue();
    assertThat(Clearance.isOverReuseAge(null, null, TODAY)).as("unknown").isFalse();
  }
}
