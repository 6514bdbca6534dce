package fr.regain.console.device;

import static fr.regain.console.device.HardwareMatch.DIFFERENT;
import static fr.regain.console.device.HardwareMatch.SAME;
import static fr.regain.console.device.HardwareMatch.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.HardwareFacts;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HardwareMatchTest {
  private static final HardwareFacts MACHINE =
      HardwareFacts.newBuilder()
          .setSmbiosUuid("4c4c4544-0042-3510-8052-b4c04f4a3033")
          .setSystemSerial("5CG1234XYZ")
          .setBoardSerial("PJKA0011")
          .addMacAddresses("a4:bb:6d:00:00:01")
          .addDiskSerials("S4EVNF0M")
          .build();
  private static final HardwareFacts OTHER =
      HardwareFacts.newBuilder()
          .setSmbiosUuid("4c4c4544-0042-3510-8052-b4c04f4a3044")
          .setSystemSerial("5CG9876ABC")
          .setBoardSerial("PJKA0099")
          .addMacAddresses("a4:bb:6d:00:00:02")
          .addDiskSerials("S4EVNF0Z")
          .build();

  @Test
  void aCopiedDiskInAnotherMachine_isDifferent() {
    HardwareFacts diskMoved =
        OTHER.toBuilder()
            .clearDiskSerials()
            .addAllDiskSerials(MACHINE.getDiskSerialsList())
            .build();

    assertThat(HardwareMatch.of(MACHINE, diskMoved)).isEqualTo(DIFFERENT);
  }

  @Test
  void aNewBoardInTheSameCase_isTheSame() {
    HardwareFacts newBoard = OTHER.toBuilder().setSystemSerial("5CG1234XYZ").build();

    assertThat(HardwareMatch.of(MACHINE, newBoard)).isEqualTo(SAME);
  }

  @Test
  void lettersAndPunctuationThatToolsWriteDifferently_areTheSame() {
    HardwareFacts upper =
        HardwareFacts.newBuilder().setSmbiosUuid("4C4C4544-0042-3510-8052-B4C04F4A3033").build();

    assertThat(HardwareMatch.of(MACHINE, upper)).isEqualTo(SAME);
  }

  @Test
  void otherPartsAlone_doNotMakeItDifferent_whenTheFirmwareSpeaks() {
    HardwareFacts repaired =
        MACHINE.toBuilder()
            .clearMacAddresses()
            .clearDiskSerials()
            .addMacAddresses("a4:bb:6d:00:00:09")
            .addDiskSerials("NEW")
            .build();

    assertThat(HardwareMatch.of(MACHINE, repaired)).isEqualTo(SAME);
  }

  @Test
  void withoutFirmwareNumbers_bothKindsOfPartsMustDiffer() {
    HardwareFacts first = parts(List.of("a4:bb:6d:00:00:01"), List.of("S4EVNF0M"));

    assertThat(HardwareMatch.of(first, parts(List.of("a4:bb:6d:00:00:02"), List.of("S4EVNF0Z"))))
        .isEqualTo(DIFFERENT);
    assertThat(HardwareMatch.of(first, parts(List.of("a4:bb:6d:00:00:02"), List.of("S4EVNF0M"))))
        .isEqualTo(UNKNOWN);
    assertThat(HardwareMatch.of(first, parts(List.of("a4:bb:6d:00:00:02"), List.of())))
        .isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "To Be Filled By O.E.M.",
        "Default string",
        "System Serial Number",
        "None",
        "N/A",
        "0",
        "0000000000",
        "........",
        "123456789",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "03000200-0400-0500-0006-000700080009",
        "12345678-1234-5678-90ab-cddeefaabbcc"
      })
  void aJunkValue_provesNothing(String junk) {
    HardwareFacts one =
        MACHINE.toBuilder().setSmbiosUuid(junk).setSystemSerial(junk).setBoardSerial(junk).build();
    HardwareFacts two =
        OTHER.toBuilder().setSmbiosUuid(junk).setSystemSerial(junk).setBoardSerial(junk).build();

    assertThat(HardwareMatch.of(one, two)).isEqualTo(DIFFERENT);
    assertThat(HardwareMatch.of(MACHINE, one)).isEqualTo(UNKNOWN);
    assertThat(HardwareMatch.isSameMachineAgain(one, one)).isFalse();
  }

  @Test
  void aMachineImagedAnew_isTheSameAgain_evenWithANewDisk() {
    HardwareFacts newDisk = MACHINE.toBuilder().clearDiskSerials().addDiskSerials("NEW1").build();

    assertThat(HardwareMatch.isSameMachineAgain(MACHINE, newDisk)).isTrue();
  }

  @Test
  void aSerialWithoutTheUuid_isNotEnoughToBeTheSameAgain() {
    HardwareFacts sameSerial = OTHER.toBuilder().setSystemSerial("5CG1234XYZ").build();

    assertThat(HardwareMatch.isSameMachineAgain(MACHINE, sameSerial)).isFalse();
  }

  @Test
  void machinesOfASeriesWithOneUuidAndSerial_areToldApartByBoardAndParts() {
    HardwareFacts sibling =
        OTHER.toBuilder()
            .setSmbiosUuid(MACHINE.getSmbiosUuid())
            .setSystemSerial(MACHINE.getSystemSerial())
            .build();

    assertThat(HardwareMatch.isSameMachineAgain(MACHINE, sibling)).isFalse();
  }

  @Property
  void theOrderOfComparison_doesNotMatter(
      @ForAll("facts") HardwareFacts one, @ForAll("facts") HardwareFacts two) {
    assertThat(HardwareMatch.of(one, two)).isEqualTo(HardwareMatch.of(two, one));
    assertThat(HardwareMatch.isSameMachineAgain(one, two))
        .isEqualTo(HardwareMatch.isSameMachineAgain(two, one));
  }

  @Property
  void aMachine_isNeverDifferentFromItself(@ForAll("facts") HardwareFacts facts) {
    assertThat(HardwareMatch.of(facts, facts.toBuilder().build())).isNotEqualTo(DIFFERENT);
  }

  @Property
  void theSameMachineAgain_isNeverDifferent(
      @ForAll("facts") HardwareFacts one, @ForAll("facts") HardwareFacts two) {
    if (HardwareMatch.isSameMachineAgain(one, two)) {
      assertThat(HardwareMatch.of(one, two)).isEqualTo(SAME);
    }
  }

  @Provide
  Arbitrary<HardwareFacts> facts() {
    Arbitrary<String> number = Arbitraries.of("", "AAA1", "aaa-1", "BBB2", "None", "0000");
    Arbitrary<List<String>> parts =
        Arbitraries.of("P11", "P22", "P33", "000").list().uniqueElements().ofMaxSize(2);
    return Combinators.combine(number, number, number, parts, parts)
        .as(
            (uuid, serial, board, addresses, disks) ->
                HardwareFacts.newBuilder()
                    .setSmbiosUuid(uuid)
                    .setSystemSerial(serial)
                    .setBoardSerial(board)
                    .addAllMacAddresses(addresses)
                    .addAllDiskSerials(disks)
                    .build());
  }

  private static HardwareFacts parts(List<String> addresses, List<String> disks) {
    return HardwareFacts.newBuilder()
        .addAllMacAddresses(addresses)
        .addAllDiskSerials(disks)
        .build();
  }
}
