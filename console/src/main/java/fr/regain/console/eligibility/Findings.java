package fr.regain.console.eligibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The reasons as they are found. */
final class Findings {
  private final List<Reason> reasons = new ArrayList<>();

  void add(ReasonCode code, Reason.Source source, Reason.Value... parameters) {
    reasons.add(new Reason(code, source, List.of(parameters)));
  }

  /** In the order of their codes; of one code, as they were found. */
  List<Reason> inOrder() {
    return reasons.stream().sorted(Comparator.comparing(Reason::code)).toList();
  }
}
