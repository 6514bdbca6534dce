package fr.regain.console.eligibility;

import fr.regain.v1.Processor;
import java.util.List;

/**
 * Which processors Windows 11 refuses, by what CPUID says: the rule of its own set-up, which is
 * shorter than its maker's lists and does not know of names.
 *
 * @param known vendors of which the rule knows
 * @param refused ranges that are refused
 */
record ProcessorRule(List<String> known, List<Refused> refused) {
  ProcessorRule {
    known = List.copyOf(known);
    refused = List.copyOf(refused);
  }

  /** Numbers from one to another, both of them in it. */
  record Range(int least, int most) {
    static final Range ALL = new Range(0, Integer.MAX_VALUE);

    boolean holds(int number) {
      return number >= least && number <= most;
    }

    boolean isAll() {
      return equals(ALL);
    }
  }

  /** Processors that are refused. */
  record Refused(String vendor, Range family, Range model, Range stepping) {
    Truth refuses(Processor processor) {
      return of(processor.hasFamily(), processor.getFamily(), family)
          .and(of(processor.hasModel(), processor.getModel(), model))
          .and(of(processor.hasStepping(), processor.getStepping(), stepping));
    }

    private static Truth of(boolean known, int number, Range range) {
      if (range.isAll()) {
        return Truth.YES;
      }
      return known ? Truth.of(range.holds(number)) : Truth.unknown(OpenFact.PROCESSOR);
    }
  }

  /** Whether Windows 11 takes the processor. */
  Truth accepts(Processor processor) {
    if (!known.contains(processor.getVendor()) || !processor.hasFamily()) {
      return Truth.unknown(OpenFact.PROCESSOR);
    }
    return refused.stream()
        .filter(each -> each.vendor().equals(processor.getVendor()))
        .map(each -> each.refuses(processor))
        .reduce(Truth.NO, Truth::or)
        .not();
  }
}
