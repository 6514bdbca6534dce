package fr.regain.agent.age;

import fr.regain.v1.Age;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Turns evidence into the interval in which a device was made. The launch of its processor bounds
 * it from below: no device is older than its parts. The release of its firmware and the making of
 * its battery bound it from above, with an allowance: both may have been renewed since, and both
 * are older than the device when they were not.
 */
public final class DeviceAge {
  private static final LocalDate BEFORE_ANY_DEVICE_IN_USE = LocalDate.of(1990, 1, 1);

  /**
   * How long a firmware may have been out when a device left the factory with it. An assumption: no
   * figure is published, and models are sold for about as long.
   */
  private static final Period FIRMWARE_BEFORE_DEVICE = Period.ofYears(2);

  /** How long a battery may have been kept before it was built in. An assumption likewise. */
  private static final Period BATTERY_BEFORE_DEVICE = Period.ofYears(1);

  private DeviceAge() {}

  /**
   * The interval that the evidence allows; absent when no evidence is usable.
   *
   * <p>Dates that are malformed, in the future or before 1990 are dropped. Evidence that
   * contradicts itself makes the interval as wide as the dates are apart, see {@link
   * #contradictory}.
   *
   * @param today by the wall clock of the device
   */
  public static Optional<Age> estimate(List<AgeEvidence> evidence, LocalDate today) {
    List<AgeEvidence> usable =
        evidence.stream()
            .filter(item -> date(item).filter(date -> plausible(date, today)).isPresent())
            .sorted(Comparator.comparing(AgeEvidence::getDate))
            .toList();
    if (usable.isEmpty()) {
      return Optional.empty();
    }
    Age.Builder age = Age.newBuilder().addAllEvidence(usable);
    Optional<LocalDate> notBefore = notBefore(usable);
    Optional<LocalDate> notAfter = notAfter(usable);
    if (areApart(notBefore, notAfter)) {
      age.setEarliest(usable.getFirst().getDate()).setLatest(notBefore.orElseThrow().toString());
    } else {
      notBefore.ifPresent(date -> age.setEarliest(date.toString()));
      notAfter.ifPresent(date -> age.setLatest((date.isAfter(today) ? today : date).toString()));
    }
    return Optional.of(age.build());
  }

  /** Whether one piece of evidence says that the device is newer than another allows. */
  public static boolean contradictory(Age age) {
    return areApart(notBefore(age.getEvidenceList()), notAfter(age.getEvidenceList()));
  }

  private static boolean areApart(Optional<LocalDate> notBefore, Optional<LocalDate> notAfter) {
    return notBefore.isPresent() && notAfter.isPresent() && notBefore.get().isAfter(notAfter.get());
  }

  private static Optional<LocalDate> notBefore(List<AgeEvidence> evidence) {
    return evidence.stream()
        .filter(item -> item.getSource() == AgeSource.AGE_SOURCE_PROCESSOR_LAUNCH)
        .flatMap(item -> date(item).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<LocalDate> notAfter(List<AgeEvidence> evidence) {
    return evidence.stream()
        .flatMap(
            item ->
                allowance(item.getSource())
                    .flatMap(allowance -> date(item).map(date -> date.plus(allowance)))
                    .stream())
        .min(Comparator.naturalOrder());
  }

  /**
   * How much later than its date a device may have been made; absent where it may be at any time.
   */
  private static Optional<Period> allowance(AgeSource source) {
    return switch (source) {
      case AGE_SOURCE_PURCHASE_DATE -> Optional.of(Period.ZERO);
      case AGE_SOURCE_BATTERY_DATE -> Optional.of(BATTERY_BEFORE_DEVICE);
      case AGE_SOURCE_FIRMWARE_DATE -> Optional.of(FIRMWARE_BEFORE_DEVICE);
      case AGE_SOURCE_PROCESSOR_LAUNCH, AGE_SOURCE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static Optional<LocalDate> date(AgeEvidence evidence) {
    if (evidence.getSource() == AgeSource.AGE_SOURCE_UNSPECIFIED
        || evidence.getSource() == AgeSource.UNRECOGNIZED) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(evidence.getDate()));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  private static boolean plausible(LocalDate date, LocalDate today) {
    return !date.isAfter(today) && !date.isBefore(BEFORE_ANY_DEVICE_IN_USE);
  }
}
