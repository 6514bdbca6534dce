package fr.regain.console.device;

import fr.regain.console.web.Visit;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import fr.regain.v1.Inventory;
import java.time.LocalDate;
import java.util.List;

/**
 * How old the device is, and what says so.
 *
 * @param visit the request
 * @param device the device
 */
public record AgeView(Visit visit, DeviceDetail device) {
  /** One fact that bounds the age. */
  public record Evidence(String source, String date, String detail, String meaning) {}

  /** The age in years, as lists show it. */
  public String age() {
    return DeviceText.age(visit, device.row().madeAfter(), device.row().madeBefore());
  }

  /** The days between which the device was made, as far as they are known. */
  public String made() {
    LocalDate after = device.row().madeAfter();
    LocalDate before = device.row().madeBefore();
    if (after != null && before != null) {
      return visit.say(
          "age.made-between", visit.figures().date(after), visit.figures().date(before));
    }
    if (after != null) {
      return visit.say("age.made-after", visit.figures().date(after));
    }
    return before == null
        ? visit.say("age.made-unknown")
        : visit.say("age.made-before", visit.figures().date(before));
  }

  /** What says so, as the agent sent it; a source that this console does not know is left out. */
  public List<Evidence> evidence() {
    Inventory inventory = device.inventory();
    return inventory == null
        ? List.of()
        : inventory.getAge().getEvidenceList().stream()
            .filter(evidence -> isKnown(evidence.getSource()))
            .map(this::evidence)
            .toList();
  }

  private static boolean isKnown(AgeSource source) {
    return switch (source) {
      case AGE_SOURCE_UNSPECIFIED, UNRECOGNIZED -> false;
      case AGE_SOURCE_PURCHASE_DATE,
          AGE_SOURCE_BATTERY_DATE,
          AGE_SOURCE_FIRMWARE_DATE,
          AGE_SOURCE_PROCESSOR_LAUNCH ->
          true;
    };
  }

  private Evidence evidence(AgeEvidence evidence) {
    String key = "age." + evidence.getSource().name();
    return new Evidence(
        visit.say(key),
        visit.figures().reportedDate(evidence.getDate()),
        evidence.getDetail(),
        visit.say(key + ".meaning"));
  }
}
