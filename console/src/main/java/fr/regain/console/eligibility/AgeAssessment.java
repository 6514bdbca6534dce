package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How old it may be, in whole years, and for how long it serves. Past the law's limit stands for
 * all above it; what is that old to the day is not past it.
 */
final class AgeAssessment {
  private final Made made;
  private final LocalDate today;
  private final int service;

  AgeAssessment(EquipmentKind kind, Made made, Criteria criteria, LocalDate today) {
    this.made = made;
    this.today = today;
    this.service =
        criteria.number(
            switch (kind) {
              case COMPUTER, DESKTOP, ALL_IN_ONE -> Criterion.SERVICE_DESKTOP;
              case LAPTOP -> Criterion.SERVICE_LAPTOP;
              case TABLET, PHONE -> Criterion.SERVICE_TABLET;
              case SERVER -> Criterion.SERVICE_SERVER;
              case MONITOR -> Criterion.SERVICE_MONITOR;
              case PRINTER, NETWORK, OTHER -> Criterion.SERVICE_OTHER;
            });
  }

  /** Years of service of its kind. */
  int service() {
    return service;
  }

  /** Every age that it may have; the last one stands for all above it too. */
  List<Integer> possible() {
    return IntStream.rangeClosed(least(), Math.max(least(), most())).boxed().toList();
  }

  private int least() {
    LocalDate before = made.before();
    return before == null ? 0 : years(before);
  }

  private int most() {
    LocalDate after = made.after();
    return after == null ? Criteria.LEGAL_LIMIT : years(after);
  }

  private int years(LocalDate from) {
    return new Made(null, from).isOver(Criteria.LEGAL_LIMIT, today)
        ? Criteria.LEGAL_LIMIT
        : Math.clamp(ChronoUnit.YEARS.between(from, today), 0, Criteria.LEGAL_LIMIT - 1);
  }

  void tell(Findings findings) {
    LocalDate after = made.after();
    LocalDate before = made.before();
    if (after == null && before == null) {
      findings.add(ReasonCode.AGE_UNKNOWN, Reason.Source.NONE);
      return;
    }
    Reason.Value limit = new Reason.Value.Count(service);
    Reason.Value least = new Reason.Value.Count(least());
    if (least() >= Criteria.LEGAL_LIMIT) {
      findings.add(
          ReasonCode.AGE_LEGAL_LIMIT,
          Reason.Source.AGE,
          new Reason.Value.Count(Criteria.LEGAL_LIMIT));
    } else if (least() >= service) {
      findings.add(ReasonCode.AGE_RETIRED, Reason.Source.AGE, least, limit);
    } else if (after != null && most() < service) {
      findings.add(ReasonCode.AGE_WITHIN, Reason.Source.AGE, new Reason.Value.Count(most()), limit);
    } else {
      findings.add(ReasonCode.AGE_WIDE, Reason.Source.AGE, least, limit);
    }
  }
}
