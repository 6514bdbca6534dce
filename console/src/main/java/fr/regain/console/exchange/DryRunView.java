package fr.regain.console.exchange;

import fr.regain.console.exchange.Reading.LeftReason;
import fr.regain.console.exchange.Reading.Refused;
import fr.regain.console.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an import would do.
 *
 * @param tally what would become of the rows
 * @param mayAddOwners whether the reader may enter owners
 */
public record DryRunView(Visit visit, Draft draft, Tally tally, boolean mayAddOwners) {
  /** Name of the file. */
  public String fileName() {
    return draft.fileName();
  }

  /** Address of the draft. */
  public String address() {
    return draft.address();
  }

  /** Why rows change nothing, those reasons that occur. */
  public List<LeftReason> reasons() {
    return Arrays.stream(LeftReason.values()).filter(reason -> tally.left(reason) > 0).toList();
  }

  /** How many rows change nothing for a reason, and which where one may miss them. */
  public String left(LeftReason reason) {
    String text = visit.say("exchange.left." + reason, tally.left(reason));
    if (reason == LeftReason.SAME) {
      return text;
    }
    List<Long> places = tally.leftPlaces(reason);
    String named =
        places.stream().map(visit.figures()::number).collect(Collectors.joining(", "))
            + (places.size() < tally.left(reason) ? "…" : "");
    return visit.say(
        isTable() ? "exchange.left-lines" : "exchange.left-inventories",
        text,
        named,
        places.size());
  }

  /** Whether the broken rows keep all others out. */
  public boolean barred() {
    return draft.whole() && tally.refused() > 0;
  }

  /** Whether there is anything to import. */
  public boolean useful() {
    return tally.made() + tally.changed() > 0 && !barred();
  }

  /** What is wrong with a row, in words. */
  public String fault(Refused row) {
    String text = visit.say("exchange.fault." + row.fault());
    return row.detail().isEmpty() ? text : visit.say("exchange.fault-with", text, row.detail());
  }

  /** Whether places are lines of a table, not numbers of inventories. */
  public boolean isTable() {
    return draft.format() == ImportFormat.TABLE;
  }
}
