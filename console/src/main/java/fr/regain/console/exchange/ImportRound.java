package fr.regain.console.exchange;

import fr.regain.console.access.Person;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentIntake;
import fr.regain.console.equipment.EquipmentIntake.Addition;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.Origin;
import fr.regain.console.exchange.Reading.Left;
import fr.regain.console.exchange.Reading.LeftReason;
import fr.regain.console.exchange.Reading.Refused;
import fr.regain.console.exchange.Reading.Sound;
import fr.regain.v1.Inventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of one file with the register, page by page, and counts what comes of them. A
 * dry run and the import itself are the same comparison; the import also writes.
 */
final class ImportRound {
  private final RowReading reading;
  private final Places places;
  private final Tally tally = new Tally();
  private final Set<String> seen = new HashSet<>();

  ImportRound(RowReading reading, Places places) {
    this.reading = reading;
    this.places = places;
  }

  Tally tally() {
    return tally;
  }

  /** Writes what a page of rows brings. */
  interface Writing {
    void add(List<Addition> additions);

    void declare(long id, Declaration declaration);

    void describe(long id, Description description);
  }

  /** Compares, and writes nothing. */
  static final Writing DRY =
      new Writing() {
        @Override
        public void add(List<Addition> additions) {}

        @Override
        public void declare(long id, Declaration declaration) {}

        @Override
        public void describe(long id, Description description) {}
      };

  /** Writes in a person's name, as a step of a transaction. */
  static Writing by(
      DSLContext dsl, Person person, EquipmentService equipment, EquipmentIntake intake) {
    return new Writing() {
      @Override
      public void add(List<Addition> additions) {
        intake.add(dsl, person, additions);
      }

      @Override
      public void declare(long id, Declaration declaration) {
        equipment.declare(dsl, person, id, declaration);
      }

      @Override
      public void describe(long id, Description description) {
        equipment.describe(dsl, person, id, description);
      }
    };
  }

  void take(DSLContext dsl, EquipmentService equipment, List<StoredRow> page, Writing writing) {
    List<Candidate> candidates = new ArrayList<>();
    for (StoredRow row : page) {
      switch (reading.read(row)) {
        case Refused refused -> tally.addRefused(refused);
        case Left left -> tally.addLeft(left.reason());
        case Sound(Candidate candidate) -> {
          if (isNew(candidate)) {
            candidates.add(candidate);
          } else {
            tally.addLeft(LeftReason.TWICE);
          }
        }
      }
    }
    List<Equipment> known =
        EquipmentIntake.known(
            dsl,
            numbers(candidates.stream().map(one -> one.description().serialNumber())),
            numbers(candidates.stream().map(Candidate::inventoryNumber)));
    List<Long> ids = known.stream().map(Equipment::id).toList();
    Map<Long, Inventory> facts = equipment.facts(dsl, ids);
    Set<Long> departed = EquipmentIntake.departed(dsl, ids);
    Register register = new Register(known);
    List<Addition> additions = new ArrayList<>();
    for (Candidate candidate : candidates) {
      List<Equipment> same = register.same(candidate);
      List<Equipment> here = same.stream().filter(piece -> !departed.contains(piece.id())).toList();
      if (same.isEmpty()) {
        tally.addMade();
        additions.add(
            new Addition(
                candidate.siteId(), candidate.description(), candidate.over(Declaration.NONE)));
      } else if (here.isEmpty()) {
        tally.addLeft(LeftReason.DEPARTED);
      } else if (here.size() > 1) {
        tally.addRefused(new Refused(candidate.place(), Fault.AMBIGUOUS, number(candidate)));
      } else if (!places.siteIds().contains(here.getFirst().siteId())) {
        tally.addRefused(new Refused(candidate.place(), Fault.ELSEWHERE, number(candidate)));
      } else {
        change(candidate, here.getFirst(), facts.get(here.getFirst().id()), writing);
      }
    }
    writing.add(additions);
  }

  private static List<String> numbers(Stream<@Nullable String> numbers) {
    return numbers.filter(Objects::nonNull).distinct().toList();
  }

  private static String number(Candidate candidate) {
    String serial = candidate.description().serialNumber();
    return serial == null ? Objects.toString(candidate.inventoryNumber(), "") : serial;
  }

  /** The same machine twice is one: by its serial number, or by its inventory number. */
  private boolean isNew(Candidate candidate) {
    Description description = candidate.description();
    boolean fresh = true;
    if (description.serialNumber() != null) {
      fresh = seen.add("s" + Register.group(description.kind()) + " " + description.serialNumber());
    }
    if (candidate.inventoryNumber() != null) {
      fresh &= isNumberNew(candidate.inventoryNumber(), description);
    }
    return fresh;
  }

  private boolean isNumberNew(String number, Description description) {
    boolean ofAny = Register.isOfAnyKind(description);
    String group = ofAny ? "" : Register.group(description.kind());
    boolean some = !seen.add("n " + number);
    boolean same = !seen.add("n" + group + "/" + number);
    return ofAny ? !some : !same && !seen.contains("n/" + number);
  }

  private void change(
      Candidate candidate, Equipment before, @Nullable Inventory facts, Writing writing) {
    Declaration declaration = candidate.over(before.declaration());
    boolean declared = !declaration.equals(before.declaration());
    if (declared) {
      writing.declare(before.id(), declaration);
    }
    // A machine that reports itself, and a screen that was seen, know better than a file.
    boolean told = before.deviceId() == null && before.origin() != Origin.AGENT;
    Description description = described(candidate.description(), before.description(), facts);
    boolean described = told && !description.equals(withFacts(before.description(), facts));
    if (described) {
      writing.describe(before.id(), description);
    }
    if (declared || described) {
      tally.addChanged();
    } else {
      tally.addLeft(LeftReason.SAME);
    }
  }

  /** What the file says, and what was known where it says nothing. */
  private static Description described(
      Description file, Description before, @Nullable Inventory facts) {
    boolean vague = file.kind() == EquipmentKind.COMPUTER || file.kind() == EquipmentKind.OTHER;
    return new Description(
        vague ? before.kind() : file.kind(),
        file.vendor() == null ? before.vendor() : file.vendor(),
        file.model() == null ? before.model() : file.model(),
        file.serialNumber() == null ? before.serialNumber() : file.serialNumber(),
        file.made().equals(Made.UNKNOWN) ? before.made() : file.made(),
        file.facts() == null ? facts : file.facts());
  }

  private static Description withFacts(Description description, @Nullable Inventory facts) {
    return new Description(
        description.kind(),
        description.vendor(),
        description.model(),
        description.serialNumber(),
        description.made(),
        facts);
  }

  /** The pieces on record that a page of rows may mean. */
  private static final class Register {
    private final Map<String, List<Equipment>> bySerial = new HashMap<>();
    private final Map<String, List<Equipment>> byNumber = new HashMap<>();

    Register(Collection<Equipment> known) {
      for (Equipment piece : known) {
        put(bySerial, piece.description().serialNumber(), piece);
        put(byNumber, piece.declaration().inventoryNumber(), piece);
      }
    }

    private static void put(
        Map<String, List<Equipment>> map, @Nullable String key, Equipment piece) {
      if (key != null) {
        map.computeIfAbsent(key, unused -> new ArrayList<>()).add(piece);
      }
    }

    /** Kinds of which a number means the same piece: a computer and its screen may share one. */
    static String group(EquipmentKind kind) {
      return kind.isComputer() || kind == EquipmentKind.SERVER ? "COMPUTER" : kind.name();
    }

    /** Whether a row means whatever bears its inventory number: it does not say what that is. */
    static boolean isOfAnyKind(Description description) {
      return switch (description.kind()) {
        case OTHER -> true;
        case COMPUTER ->
            description.vendor() == null
                && description.model() == null
                && description.serialNumber() == null;
        case DESKTOP, LAPTOP, ALL_IN_ONE, TABLET, SERVER, MONITOR, PRINTER, NETWORK, PHONE -> false;
      };
    }

    List<Equipment> same(Candidate candidate) {
      Description description = candidate.description();
      List<Equipment> found = new ArrayList<>();
      if (description.serialNumber() != null) {
        found.addAll(
            bySerial.getOrDefault(description.serialNumber(), List.of()).stream()
                .filter(
                    piece ->
                        description.kind() == EquipmentKind.OTHER
                            || group(piece.kind()).equals(group(description.kind())))
                .toList());
        if (found.size() > 1) {
          List<Equipment> sameModel =
              found.stream()
                  .filter(piece -> isSame(piece.description().model(), description.model()))
                  .toList();
          found = sameModel.isEmpty() ? found : new ArrayList<>(sameModel);
        }
      }
      if (candidate.inventoryNumber() != null) {
        found.addAll(
            byNumber.getOrDefault(candidate.inventoryNumber(), List.of()).stream()
                .filter(
                    piece ->
                        isOfAnyKind(description)
                            || piece.kind() == EquipmentKind.OTHER
                            || group(piece.kind()).equals(group(description.kind())))
                .toList());
      }
      return found.stream().distinct().toList();
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
      return one != null && one.equalsIgnoreCase(other);
    }
  }
}
