package fr.regain.console.equipment;

import fr.regain.console.access.Scope;
import fr.regain.console.device.HardwareMatch;
import fr.regain.console.device.ReportedText;
import fr.regain.console.schema.tables.records.EquipmentRecord;
import fr.regain.v1.Display;
import fr.regain.v1.Inventory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One page of the survey: some inventories, and the equipment that they tell of. */
final class SurveyRound {
  private final DSLContext dsl;
  private final RandomGenerator random;
  private final Instant now;
  private final List<EquipmentRecord> made = new ArrayList<>();
  private final Set<EquipmentRecord> changed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<SiteOwnership> ownerships;

  SurveyRound(DSLContext dsl, RandomGenerator random, Instant now) {
    this.dsl = dsl;
    this.random = random;
    this.now = now;
    this.ownerships = Sites.ownerships(dsl, Scope.EVERYWHERE);
  }

  /**
   * Takes the inventories into account.
   *
   * @return how many of them brought news
   */
  int take(List<SeenInventory> page) {
    Map<UUID, EquipmentRecord> known = new HashMap<>();
    List<UUID> devices = page.stream().map(SeenInventory::deviceId).toList();
    SurveyStore.ofDevices(dsl, devices).forEach(row -> known.put(row.getDeviceId(), row));
    List<SeenInventory> news =
        page.stream()
            .filter(seen -> isNews(known.get(seen.deviceId()), seen))
            .filter(seen -> kind(seen).isPresent())
            .toList();
    Map<String, List<EquipmentRecord>> bySerial = bySerial(news);
    for (SeenInventory seen : news) {
      takeDevice(seen, known.get(seen.deviceId()), bySerial);
    }
    takeScreens(news, bySerial);
    EquipmentStore.insert(dsl, random, made);
    EquipmentStore.update(dsl, changed);
    return news.size();
  }

  private static boolean isNews(@Nullable EquipmentRecord row, SeenInventory seen) {
    return row == null
        || row.getInventoryAt() == null
        || !row.getInventoryAt().isEqual(seen.receivedAt());
  }

  private static Optional<EquipmentKind> kind(SeenInventory seen) {
    return EquipmentKind.of(seen.inventory().getChassis());
  }

  private Map<String, List<EquipmentRecord>> bySerial(List<SeenInventory> news) {
    List<String> serials =
        news.stream()
            .flatMap(
                seen ->
                    Stream.concat(
                        Stream.of(seen.inventory().getSerialNumber()),
                        screens(seen).map(Display::getSerialNumber)))
            .map(SurveyRound::serial)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Map<String, List<EquipmentRecord>> bySerial = new HashMap<>();
    for (EquipmentRecord row : SurveyStore.withSerial(dsl, serials)) {
      bySerial.computeIfAbsent(row.getSerialNumber(), unused -> new ArrayList<>()).add(row);
    }
    return bySerial;
  }

  private void takeDevice(
      SeenInventory seen,
      @Nullable EquipmentRecord known,
      Map<String, List<EquipmentRecord>> bySerial) {
    Inventory inventory = seen.inventory();
    Description description =
        new Description(
            kind(seen).orElseThrow(),
            text(inventory.getVendor()),
            text(inventory.getModel()),
            serial(inventory.getSerialNumber()),
            Made.credible(
                ReportedText.day(inventory.getAge().getEarliest()),
                ReportedText.day(inventory.getAge().getLatest()),
                today(seen)),
            null);
    EquipmentRecord row = known == null ? adopted(description, bySerial) : known;
    if (row == null) {
      row = fresh(seen, description);
    } else {
      if (known == null) {
        row.setSiteId(seen.siteId());
      }
      EquipmentStore.put(row, description.completedBy(EquipmentStore.description(row)));
      change(row);
    }
    row.setDeviceId(seen.deviceId());
    row.setInventoryAt(seen.receivedAt());
  }

  /** The one computer without a device that an import has put on record with that serial number. */
  private static @Nullable EquipmentRecord adopted(
      Description description, Map<String, List<EquipmentRecord>> bySerial) {
    List<EquipmentRecord> same =
        bySerial.getOrDefault(description.serialNumber(), List.of()).stream()
            .filter(row -> row.getDeviceId() == null)
            .filter(row -> isComputer(EquipmentKind.valueOf(row.getKind())))
            .filter(row -> isSame(row.getModel(), description.model()))
            .toList();
    return same.size() == 1 ? same.getFirst() : null;
  }

  private static boolean isComputer(EquipmentKind kind) {
    return kind.isComputer() || kind == EquipmentKind.SERVER;
  }

  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equalsIgnoreCase(other);
  }

  private void takeScreens(List<SeenInventory> news, Map<String, List<EquipmentRecord>> bySerial) {
    Map<UUID, List<EquipmentRecord>> nameless = new HashMap<>();
    List<UUID> devices = news.stream().map(SeenInventory::deviceId).toList();
    for (EquipmentRecord row : SurveyStore.namelessScreens(dsl, devices)) {
      nameless.computeIfAbsent(row.getSeenWith(), unused -> new ArrayList<>()).add(row);
    }
    for (SeenInventory seen : news) {
      List<EquipmentRecord> here = nameless.getOrDefault(seen.deviceId(), new ArrayList<>());
      screens(seen).forEach(display -> takeScreen(seen, display, bySerial, here));
    }
  }

  private static Stream<Display> screens(SeenInventory seen) {
    // What says neither what it is nor which one would be another screen with every inventory.
    return seen.inventory().getDisplaysList().stream()
        .filter(display -> !display.getBuiltIn())
        .filter(display -> !display.getMaker().isBlank() || !display.getModel().isBlank());
  }

  private void takeScreen(
      SeenInventory seen,
      Display display,
      Map<String, List<EquipmentRecord>> bySerial,
      List<EquipmentRecord> namelessHere) {
    Description description =
        new Description(
            EquipmentKind.MONITOR,
            text(display.getMaker()),
            text(display.getModel()),
            serial(display.getSerialNumber()),
            ScreenDate.of(display, today(seen)),
            null);
    String serial = description.serialNumber();
    List<EquipmentRecord> candidates =
        serial == null
            ? namelessHere
            : bySerial.computeIfAbsent(serial, unused -> new ArrayList<>());
    EquipmentRecord row = taken(candidates, description, serial == null);
    if (row == null) {
      row = fresh(seen, description);
      if (serial != null) {
        // Two devices of one page may share it.
        candidates.add(row);
      }
    } else if (!seen.deviceId().equals(row.getSeenWith())) {
      row.setSiteId(seen.siteId());
    }
    row.setSeenWith(seen.deviceId());
    EquipmentStore.put(row, description.completedBy(EquipmentStore.description(row)));
    if (row.getId() != null && row.changed()) {
      change(row);
    }
  }

  /** The first candidate that is the described screen; each nameless one is taken once. */
  private static @Nullable EquipmentRecord taken(
      List<EquipmentRecord> candidates, Description screen, boolean once) {
    for (Iterator<EquipmentRecord> each = candidates.iterator(); each.hasNext(); ) {
      EquipmentRecord row = each.next();
      if (row.getKind().equals(EquipmentKind.MONITOR.name())
          && isSame(row.getModel(), screen.model())
          && (once || isMaker(row, screen))) {
        if (once) {
          each.remove();
        }
        return row;
      }
    }
    return null;
  }

  // An import writes "Dell" where the screen says "DEL".
  private static boolean isMaker(EquipmentRecord row, Description screen) {
    return !row.getOrigin().equals(Origin.AGENT.name()) || isSame(row.getVendor(), screen.vendor());
  }

  private EquipmentRecord fresh(SeenInventory seen, Description description) {
    Declaration declaration =
        SiteOwnership.at(ownerships, seen.sitePath())
            .map(
                said ->
                    Declaration.NONE
                        .withOwner(said.ownerId())
                        .withProtectedCarrier(said.protectedCarrier()))
            .orElse(Declaration.NONE);
    EquipmentRecord row =
        EquipmentStore.fresh(dsl, seen.siteId(), description, declaration, Origin.AGENT, now);
    made.add(row);
    return row;
  }

  private void change(EquipmentRecord row) {
    row.setChangedAt(EquipmentStore.time(now));
    changed.add(row);
  }

  private static LocalDate today(SeenInventory seen) {
    return seen.receivedAt().withOffsetSameInstant(ZoneOffset.UTC).toLocalDate().plusDays(1);
  }

  private static @Nullable String text(String reported) {
    return ReportedText.orAbsent(reported, ReportedText.WIDTH);
  }

  private static @Nullable String serial(String reported) {
    String text = text(reported);
    return text != null && HardwareMatch.isTelling(text) ? text : null;
  }
}
