package fr.regain.agent.inventory;

import fr.regain.agent.age.ProcessorLaunches;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import fr.regain.v1.Battery;
import fr.regain.v1.Chassis;
import fr.regain.v1.Firmware;
import fr.regain.v1.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What in an inventory bears a date. */
final class AgeClues {
  private AgeClues() {}

  /**
   * Evidence of the device's age. The firmware of a virtual machine is a program, and dates
   * nothing.
   */
  static List<AgeEvidence> of(
      Chassis chassis, Firmware firmware, List<Battery> batteries, Processor processor) {
    List<AgeEvidence> clues = new ArrayList<>();
    for (Battery battery : batteries) {
      if (battery.hasManufactureDate()) {
        clues.add(
            clue(
                AgeSource.AGE_SOURCE_BATTERY_DATE,
                battery.getManufactureDate(),
                battery.getName()));
      }
    }
    if (firmware.hasReleaseDate() && chassis != Chassis.CHASSIS_VIRTUAL) {
      clues.add(
          clue(
              AgeSource.AGE_SOURCE_FIRMWARE_DATE,
              firmware.getReleaseDate(),
              Stream.of(firmware.getVendor(), firmware.getVersion())
                  .filter(text -> !text.isEmpty())
                  .collect(Collectors.joining(" "))));
    }
    ProcessorLaunches.of(processor)
        .ifPresent(
            launch ->
                clues.add(
                    clue(
                        AgeSource.AGE_SOURCE_PROCESSOR_LAUNCH,
                        launch.date().toString(),
                        launch.family())));
    return clues;
  }

  private static AgeEvidence clue(AgeSource source, String date, String detail) {
    return AgeEvidence.newBuilder()
        .setSource(source)
        .setDate(date)
        .setDetail(detail.length() <= 255 ? detail : detail.substring(0, 255))
        .build();
  }
}
