package fr.regain.console.exchange;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.Made;
import fr.regain.console.web.Figures;
import fr.regain.console.web.Words;
import fr.regain.v1.Disk;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of equipment as a table, in words that an import understands again. */
final class ListExport {
  private final Words words;
  private final Figures figures;
  private final Map<Long, String> sites;
  private final Map<Long, String> owners;

  /**
   * A list in the language of the words.
   *
   * @param sites UAI codes or names, by number
   * @param owners names, by number
   */
  ListExport(Words words, Figures figures, Map<Long, String> sites, Map<Long, String> owners) {
    this.words = words;
    this.figures = figures;
    this.sites = sites;
    this.owners = owners;
  }

  List<String> headings() {
    return Stream.concat(
            Stream.of(words.say("exchange.list.id")),
            Stream.concat(
                Stream.of(
                        Field.KIND,
                        Field.VENDOR,
                        Field.MODEL,
                        Field.SERIAL_NUMBER,
                        Field.INVENTORY_NUMBER,
                        Field.PURCHASED_ON,
                        Field.OWNER,
                        Field.SITE,
                        Field.PROCESSOR,
                        Field.MEMORY,
                        Field.DISK,
                        Field.SYSTEM)
                    .map(field -> words.say("exchange.field." + field)),
                Stream.of("made-after", "made-before", "working", "surplus")
                    .map(key -> words.say("exchange.list." + key))))
        .toList();
  }

  List<String> row(Equipment piece, Inventory facts) {
    Description description = piece.description();
    Declaration said = piece.declaration();
    Made made = piece.made();
    return List.of(
        piece.shortId().text(),
        words.say("exchange.kind." + piece.kind()),
        text(description.vendor()),
        text(description.model()),
        text(description.serialNumber()),
        text(said.inventoryNumber()),
        text(said.purchasedOn()),
        text(said.ownerId() == null ? null : owners.get(said.ownerId())),
        text(sites.get(piece.siteId())),
        facts.getProcessor().getName(),
        facts.hasMemoryBytes() ? figures.memory(facts.getMemoryBytes()) : "",
        disk(facts),
        system(facts.getOperatingSystem()),
        text(made.after()),
        text(made.before()),
        said.working() == null ? "" : yes(said.working()),
        yes(said.surplus()));
  }

  private String yes(boolean yes) {
    return words.say(yes ? "exchange.yes" : "exchange.no");
  }

  private String disk(Inventory facts) {
    long bytes = facts.getDisksList().stream().mapToLong(Disk::getCapacityBytes).sum();
    return bytes == 0 ? "" : figures.bytes(bytes);
  }

  private static String system(OperatingSystem system) {
    return Stream.of(system.getName(), system.getVersion())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }

  /** The same rows for a spreadsheet. */
  DocumentTable table(List<List<String>> rows) {
    return new DocumentTable(
        "equipment",
        words.say("exchange.list"),
        headings(),
        rows.stream().map(row -> row.stream().map(ListExport::cell).toList()).toList(),
        "");
  }

  private static Cell cell(String text) {
    return text.isEmpty() ? Cell.ABSENT : new Cell.Text(text);
  }
}
