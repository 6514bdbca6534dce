package fr.regain.agent.age;

import fr.regain.agent.host.ProcessorTable;
import fr.regain.v1.Processor;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * When the first product of a processor's family came on the market, from {@code
 * processor-launch.tsv}.
 */
public final class ProcessorLaunches {
  private static final ProcessorTable TABLE =
      new ProcessorTable(ProcessorLaunches.class, "processor-launch.tsv");

  private ProcessorLaunches() {}

  /**
   * A launch.
   *
   * @param date first day of the month
   * @param family "Intel Core, 8th generation"
   */
  public record Launch(LocalDate date, String family) {}

  /** The launch of a processor's family; absent when the table does not know it. */
  public static Optional<Launch> of(Processor processor) {
    return TABLE
        .find(processor)
        .map(row -> new Launch(YearMonth.parse(row.value()).atDay(1), row.family()));
  }
}
