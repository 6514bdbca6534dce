package fr.regain.agent.age;

import fr.regain.v1.Age;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns evidence into the interval in which a device was made. The launch of its processor bounds
 * it from below: no device is older than its parts. The release of its firmware and the making of
 * its battery bound it from above: both may have been renewed since, but hardly before the device
 * existed.
 */
public final class DeviceAge {
  private static final LocalDate BEFORE_ANY_DEVICE_IN_USE = LocalDate.of(1990, 1, 1);

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
    Optional<LocalDate> notBefore = dates(usable, false).max(Comparator.naturalOrder());
    Optional<LocalDate> notAfter = dates(usable, true).min(Comparator.naturalOrder());
    Age.Builder age = Age.newBuilder().addAllEvidence(usable);
    if (notBefore.isPresent() && notAfter.isPresent() && notBefore.get().isAfter(notAfter.get())) {
      age.setEarliest(notAfter.get().toString()).setLatest(notBefore.get().toString());
    } else {
      notBefore.ifPresent(date -> age.setEarliest(date.toString()));
      notAfter.ifPresent(date -> age.setLatest(date.toString()));
    }
    return Optional.of(age.build());
  }

  /** Whether one piece of evidence says that the device is newer than another allows. */
  public static boolean contradictory(Age age) {
    Optional<LocalDate> notBefore =
        dates(age.getEvidenceList(), false).max(Comparator.naturalOrder());
    Optional<LocalDate> notAfter =
        dates(age.getEvidenceList(), true).min(Comparator.naturalOrder());
    return notBefore.isPresent() && notAfter.isPresent() && notBefore.get().isAfter(notAfter.get());
  }

  private static Stream<LocalDate> dates(List<AgeEvidence> evidence, boolean upperBound) {
    return evidence.stream()
        .filter(item -> boundsFromAbove(item.getSource()) == upperBound)
        .flatMap(item -> date(item).stream());
  }

  private static boolean boundsFromAbove(AgeSource source) {
    return switch (source) {
      case AGE_SOURCE_PURCHASE_DATE, AGE_SOURCE_BATTERY_DATE, AGE_SOURCE_FIRMWARE_DATE -> true;
      case AGE_SOURCE_PROCESSOR_LAUNCH, AGE_SOURCE_UNSPECIFIED, UNRECOGNIZED -> false;
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
