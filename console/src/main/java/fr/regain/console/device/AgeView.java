package fr.regain.console.device;

import fr.regain.console.web.Visit;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import fr.regain.v1.Inventory;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How old the device is, and what says so.
 *
 * @param visit the request
 * @param device the device
 * @param declared what people said of its purchase; null: nothing
 */
public record AgeView(Visit visit, DeviceDetail device, DeclaredAge.@Nullable Purchase declared) {
  /** One fact that bounds the age. */
  public record Evidence(String source, String date, String detail, String meaning) {}

  /** The age in years, as lists show it. */
  public String age() {
    return DeviceText.age(visit, after(), before());
  }

  private @Nullable LocalDate after() {
    return declared == null ? device.row().madeAfter() : declared.madeAfter();
  }

  private @Nullable LocalDate before() {
    return declared == null ? device.row().madeBefore() : declared.madeBefore();
  }

  /** The days between which the device was made, as far as they are known. */
  public String made() {
    LocalDate after = after();
    LocalDate before = before();
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

  /**
   * What says so: what people declared, then what the agent sent; a source that this console does
   * not know is left out.
   */
  public List<Evidence> evidence() {
    Inventory inventory = device.inventory();
    Stream<AgeEvidence> reported =
        inventory == null ? Stream.of() : inventory.getAge().getEvidenceList().stream();
    return Stream.concat(purchase(), reported)
        .filter(evidence -> isKnown(evidence.getSource()))
        .map(this::evidence)
        .toList();
  }

  private Stream<AgeEvidence> purchase() {
    return declared == null
        ? Stream.of()
        : Stream.of(
            AgeEvidence.newBuilder()
                .setSource(AgeSource.AGE_SOURCE_PURCHASE_DATE)
                .setDate(declared.purchasedOn().toString())
                .build());
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
