package fr.regain.console.exchange;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.device.HardwareMatch;
import fr.regain.console.device.ReportedText;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.ScreenDate;
import fr.regain.console.exchange.Reading.Left;
import fr.regain.console.exchange.Reading.LeftReason;
import fr.regain.console.exchange.Reading.Refused;
import fr.regain.console.exchange.Reading.Sound;
import fr.regain.v1.Disk;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows by a mapping. A value that cannot be what its column says refuses the row; a field
 * that is empty says nothing.
 */
final class RowReading {
  private static final LocalDate FIRST_PURCHASE = LocalDate.of(1985, 1, 1);
  private static final Pattern WINDOWS = Pattern.compile("(?i).*windows\\s*(server\\s*)?(\\d+).*");

  private final Mapping mapping;
  private final Places places;
  private final @Nullable Long usualSite;

  /**
   * Reads for an importer.
   *
   * @param usualSite where equipment is of which its row does not say it; null: such a row is
   *     refused
   */
  RowReading(Mapping mapping, Places places, @Nullable Long usualSite) {
    this.mapping = mapping;
    this.places = places;
    this.usualSite = usualSite;
  }

  /** What a value is at fault for. */
  private static final class FaultyValue extends Exception {
    private static final long serialVersionUID = 1;
    private final Fault fault;

    FaultyValue(Fault fault, String value) {
      super(value);
      this.fault = fault;
    }
  }

  Reading read(StoredRow row) {
    if (row.fault() == Fault.PARTIAL) {
      return new Left(row.place(), LeftReason.PARTIAL);
    }
    if (row.fault() != Fault.NONE) {
      return new Refused(row.place(), row.fault(), row.detail());
    }
    ImportedState state = state(row);
    if (state == ImportedState.GONE) {
      return new Left(row.place(), LeftReason.GONE);
    }
    Optional<EquipmentKind> kind = TypedText.kind(value(row, Field.KIND));
    if (kind.isEmpty()) {
      return new Left(row.place(), LeftReason.VIRTUAL);
    }
    try {
      return new Sound(candidate(row, kind.get(), state));
    } catch (FaultyValue faulty) {
      return Refused.of(row.place(), faulty.fault, String.valueOf(faulty.getMessage()));
    }
  }

  private String value(StoredRow row, Field field) {
    return mapping.value(field, row.cells());
  }

  private ImportedState state(StoredRow row) {
    String status = value(row, Field.STATE);
    return status.isEmpty() ? ImportedState.NOTHING : mapping.state(status);
  }

  private Candidate candidate(StoredRow row, EquipmentKind kind, ImportedState state)
      throws FaultyValue {
    String serial = text(value(row, Field.SERIAL_NUMBER));
    if (serial != null && !HardwareMatch.isTelling(serial)) {
      serial = null;
    }
    String number = inventoryNumber(value(row, Field.INVENTORY_NUMBER));
    if (serial == null && number == null) {
      throw new FaultyValue(Fault.NO_NUMBER, value(row, Field.SERIAL_NUMBER));
    }
    Inventory facts = facts(row);
    String site = value(row, Field.SITE);
    return new Candidate(
        row.place(),
        site(site),
        !site.isEmpty(),
        new Description(
            kind,
            text(value(row, Field.VENDOR)),
            text(value(row, Field.MODEL)),
            serial,
            made(kind, facts),
            facts.equals(Inventory.getDefaultInstance()) ? null : facts),
        owner(value(row, Field.OWNER)),
        purchase(value(row, Field.PURCHASED_ON)),
        number,
        state);
  }

  private static @Nullable String text(String value) {
    return ReportedText.orAbsent(value, ReportedText.WIDTH);
  }

  private static @Nullable String inventoryNumber(String value) throws FaultyValue {
    String text = text(value);
    if (text != null && text.length() > Declaration.LONGEST_NUMBER) {
      throw new FaultyValue(Fault.INVENTORY_NUMBER, text);
    }
    return text;
  }

  private long site(String value) throws FaultyValue {
    Long found = value.isEmpty() ? usualSite : places.site(value).orElse(null);
    if (found == null || !places.siteIds().contains(found)) {
      throw new FaultyValue(Fault.SITE, value);
    }
    return found;
  }

  private @Nullable Long owner(String value) throws FaultyValue {
    if (value.isEmpty()) {
      return null;
    }
    return places.owner(value).orElseThrow(() -> new FaultyValue(Fault.OWNER, value));
  }

  private @Nullable LocalDate purchase(String value) throws FaultyValue {
    if (TypedText.isNoDay(value)) {
      return null;
    }
    return TypedText.day(value)
        .filter(day -> !day.isBefore(FIRST_PURCHASE) && !day.isAfter(places.today()))
        .orElseThrow(() -> new FaultyValue(Fault.DATE, value));
  }

  private Inventory facts(StoredRow row) throws FaultyValue {
    if (!row.facts().isEmpty()) {
      try {
        return Inventory.parseFrom(row.facts());
      } catch (InvalidProtocolBufferException damaged) {
        throw new IllegalStateException("A row that this console wrote", damaged);
      }
    }
    Inventory.Builder facts = Inventory.newBuilder();
    String processor = text(value(row, Field.PROCESSOR));
    if (processor != null) {
      facts.setProcessor(Processor.newBuilder().setName(processor));
    }
    String memory = value(row, Field.MEMORY);
    if (!memory.isEmpty()) {
      facts.setMemoryBytes(size(TypedText.memory(memory), memory));
    }
    String disk = value(row, Field.DISK);
    if (!disk.isEmpty()) {
      facts.addDisks(Disk.newBuilder().setCapacityBytes(size(TypedText.disk(disk), disk)));
    }
    String system = text(value(row, Field.SYSTEM));
    if (system != null) {
      facts.setOperatingSystem(system(system));
    }
    return facts.build();
  }

  private static long size(OptionalLong size, String value) throws FaultyValue {
    return size.orElseThrow(() -> new FaultyValue(Fault.SIZE, value));
  }

  private static OperatingSystem system(String text) {
    Matcher windows = WINDOWS.matcher(text);
    return windows.matches()
        ? OperatingSystem.newBuilder()
            .setName(windows.group(1) == null ? "Windows" : "Windows Server")
            .setVersion(windows.group(2))
            .build()
        : OperatingSystem.newBuilder().setName(text).build();
  }

  /**
   * A screen by the week or the year that it states; all else by what dates it, never by the
   * screens beside it.
   */
  private Made made(EquipmentKind kind, Inventory facts) {
    if (kind == EquipmentKind.MONITOR) {
      return facts.getDisplaysCount() == 1
          ? ScreenDate.of(facts.getDisplays(0), places.today())
          : Made.UNKNOWN;
    }
    return Made.credible(
        ReportedText.day(facts.getAge().getEarliest()),
        ReportedText.day(facts.getAge().getLatest()),
        places.today());
  }

  /** The distinct statuses of some rows, as they are written. */
  List<String> statuses(List<StoredRow> rows) {
    return rows.stream()
        .filter(row -> row.fault() == Fault.NONE)
        .map(row -> value(row, Field.STATE))
        .filter(status -> !status.isEmpty() && status.length() <= 80)
        .distinct()
        .toList();
  }
}
