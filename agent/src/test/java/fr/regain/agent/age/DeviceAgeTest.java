package fr.regain.agent.age;

import static fr.regain.v1.AgeSource.AGE_SOURCE_BATTERY_DATE;
import static fr.regain.v1.AgeSource.AGE_SOURCE_FIRMWARE_DATE;
import static fr.regain.v1.AgeSource.AGE_SOURCE_PROCESSOR_LAUNCH;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.Age;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DeviceAgeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static AgeEvidence evidence(AgeSource source, String date) {
    return AgeEvidence.newBuilder().setSource(source).setDate(date).build();
  }

  private static Age estimate(AgeEvidence... evidence) {
    return DeviceAge.estimate(List.of(evidence), TODAY).orElseThrow();
  }

  @Test
  void launch_andFirmwareWithItsAllowance_boundTheInterval() {
    Age age =
        estimate(
            evidence(AGE_SOURCE_FIRMWARE_DATE, "2019-05-02"),
            evidence(AGE_SOURCE_PROCESSOR_LAUNCH, "2017-08-01"));

    assertThat(age.getEarliest()).isEqualTo("2017-08-01");
    assertThat(age.getLatest()).isEqualTo("2021-05-02");
    assertThat(DeviceAge.contradictory(age)).isFalse();
    assertThat(age.getEvidenceList()).hasSize(2);
  }

  @Test
  void firmwareThatWasNeverUpdated_isOlderThanTheDevice() {
    Age age = estimate(evidence(AGE_SOURCE_FIRMWARE_DATE, "2016-03-01"));

    assertThat(age.getLatest()).isGreaterThan("2017-09-01");
  }

  @Test
  void theAllowance_endsToday() {
    Age age = estimate(evidence(AGE_SOURCE_FIRMWARE_DATE, "2025-06-01"));

    assertThat(age.getLatest()).isEqualTo(TODAY.toString());
  }

  @Test
  void theOldestOfBatteryAndFirmware_givesTheLatestDate() {
    Age age =
        estimate(
            evidence(AGE_SOURCE_FIRMWARE_DATE, "2024-02-27"),
            evidence(AGE_SOURCE_BATTERY_DATE, "2018-09-14"));

    assertThat(age.hasEarliest()).isFalse();
    assertThat(age.getLatest()).isEqualTo("2019-09-14");
  }

  @Test
  void firmwareFarOlderThanTheProcessor_widensTheInterval_andIsCalledContradictory() {
    Age age =
        estimate(
            evidence(AGE_SOURCE_FIRMWARE_DATE, "2015-01-01"),
            evidence(AGE_SOURCE_PROCESSOR_LAUNCH, "2017-08-01"));

    assertThat(age.getEarliest()).isEqualTo("2015-01-01");
    assertThat(age.getLatest()).isEqualTo("2017-08-01");
    assertThat(DeviceAge.contradictory(age)).isTrue();
  }

  @Test
  void onlyALaunch_leavesTheLatestDateOpen() {
    Age age = estimate(evidence(AGE_SOURCE_PROCESSOR_LAUNCH, "2017-08-01"));

    assertThat(age.getEarliest()).isEqualTo("2017-08-01");
    assertThat(age.hasLatest()).isFalse();
  }

  @Test
  void datesInTheFutureBefore1990OrMalformed_areDropped() {
    assertThat(
            DeviceAge.estimate(
                List.of(
                    evidence(AGE_SOURCE_FIRMWARE_DATE, "2026-11-22"),
                    evidence(AGE_SOURCE_FIRMWARE_DATE, "1989-12-31"),
                    evidence(AGE_SOURCE_BATTERY_DATE, "soon"),
                    evidence(AgeSource.AGE_SOURCE_UNSPECIFIED, "2020-01-01")),
                TODAY))
        .isEmpty();
  }

  @Property
  void theInterval_isInOrder_beginsWithEvidence_endsByToday_andNeedsNoOrderOfIt(
      @ForAll("evidences") List<AgeEvidence> evidence) {
    var age = DeviceAge.estimate(evidence, TODAY);

    assertThat(DeviceAge.estimate(evidence.reversed(), TODAY).map(DeviceAgeTest::bounds))
        .isEqualTo(age.map(DeviceAgeTest::bounds));
    age.ifPresent(
        found -> {
          List<String> dates =
              found.getEvidenceList().stream().map(AgeEvidence::getDate).sorted().toList();
          if (found.hasEarliest() && found.hasLatest()) {
            assertThat(found.getEarliest()).isLessThanOrEqualTo(found.getLatest());
          }
          if (found.hasEarliest()) {
            assertThat(dates).contains(found.getEarliest());
          }
          if (found.hasLatest()) {
            assertThat(found.getLatest()).isBetween(dates.getFirst(), TODAY.toString());
          }
          assertThat(dates).allMatch(date -> date.compareTo("1990-01-01") >= 0);
          assertThat(dates).allMatch(date -> date.compareTo(TODAY.toString()) <= 0);
        });
  }

  private static List<String> bounds(Age age) {
    return List.of(age.getEarliest(), age.getLatest());
  }

  @Provide
  Arbitrary<List<AgeEvidence>> evidences() {
    Arbitrary<AgeSource> sources =
        Arbitraries.of(
            AGE_SOURCE_BATTERY_DATE, AGE_SOURCE_FIRMWARE_DATE, AGE_SOURCE_PROCESSOR_LAUNCH);
    Arbitrary<String> dates =
        Arbitraries.longs()
            .between(LocalDate.of(1985, 1, 1).toEpochDay(), LocalDate.of(2030, 1, 1).toEpochDay())
            .map(day -> LocalDate.ofEpochDay(day).toString());
    return Combinators.combine(sources, dates).as(DeviceAgeTest::evidence).list().ofMaxSize(6);
  }
}
