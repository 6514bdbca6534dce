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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
  private final Establishments establishments;
  private final Tally tally = new Tally();
  private final Identities<Long> seen = new Identities<>();

  ImportRound(RowReading reading, Places places, Establishments establishments) {
    this.reading = reading;
    this.places = places;
    this.establishments = establishments;
  }

  Tally tally() {
    return tally;
  }

  /** Writes what a page of rows brings. */
  interface Writing {
    void add(List<Addition> additions);

    void declare(long id, Declaration declaration);

    void describe(long id, Description description);

    void move(long id, long siteId);
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

        @Override
        public void move(long id, long siteId) {}
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

      @Override
      public void move(long id, long siteId) {
        equipment.move(dsl, person, id, siteId);
      }
    };
  }

  void take(DSLContext dsl, EquipmentService equipment, List<StoredRow> page, Writing writing) {
    List<Candidate> candidates = candidates(page);
    List<Equipment> known = known(dsl, candidates);
    List<Long> ids = known.stream().map(Equipment::id).toList();
    Map<Long, Inventory> facts = equipment.facts(dsl, ids);
    Set<Long> departed = EquipmentIntake.departed(dsl, ids);
    Set<Long> collected = Collected.of(dsl, ids);
    Identities<Equipment> register = new Identities<>();
    known.forEach(piece -> register.add(Identity.of(piece, establishments), piece));
    List<Addition> additions = new ArrayList<>();
    for (Candidate candidate : candidates) {
      List<Equipment> same = same(register, candidate);
      List<Equipment> here = same.stream().filter(piece -> !departed.contains(piece.id())).toList();
      if (same.isEmpty()) {
        tally.addMade();
        additions.add(
            new Addition(
                candidate.siteId(), candidate.description(), candidate.over(Declaration.NONE)));
      } else if (here.isEmpty()) {
        tally.addLeft(new Left(candidate.place(), LeftReason.DEPARTED));
      } else if (here.size() > 1) {
        tally.addRefused(Refused.of(candidate.place(), Fault.AMBIGUOUS, number(candidate)));
      } else if (!places.siteIds().contains(here.getFirst().siteId())) {
        tally.addRefused(Refused.of(candidate.place(), Fault.ELSEWHERE, number(candidate)));
      } else {
        Equipment piece = here.getFirst();
        boolean fixed = collected.contains(piece.id());
        change(candidate, piece, fixed, facts.get(piece.id()), writing);
      }
    }
    writing.add(additions);
  }

  /** The rows of a page that may be imported, each piece once. */
  private List<Candidate> candidates(List<StoredRow> page) {
    List<Candidate> candidates = new ArrayList<>();
    for (StoredRow row : page) {
      switch (reading.read(row)) {
        case Refused refused -> tally.addRefused(refused);
        case Left left -> tally.addLeft(left);
        case Sound(Candidate candidate) -> {
          Identity identity = Identity.of(candidate, establishments);
          if (seen.meeting(identity).findAny().isPresent()) {
            tally.addLeft(new Left(candidate.place(), LeftReason.TWICE));
          } else {
            seen.add(identity, candidate.place());
            candidates.add(candidate);
          }
        }
      }
    }
    return candidates;
  }

  private List<Equipment> known(DSLContext dsl, List<Candidate> candidates) {
    return EquipmentIntake.known(
        dsl,
        strings(candidates.stream().map(one -> one.description().serialNumber())),
        strings(candidates.stream().map(Candidate::inventoryNumber)),
        candidates.stream().map(Candidate::ownerId).filter(Objects::nonNull).distinct().toList(),
        establishments.sites(
            candidates.stream()
                .map(one -> establishments.of(one.siteId()))
                .collect(Collectors.toSet())));
  }

  private static List<String> strings(Stream<@Nullable String> strings) {
    return strings.filter(Objects::nonNull).distinct().toList();
  }

  /**
   * The pieces on record that a row means; of several that share its serial, those of its model.
   */
  private List<Equipment> same(Identities<Equipment> register, Candidate candidate) {
    List<Equipment> found =
        register.meeting(Identity.of(candidate, establishments)).distinct().toList();
    if (found.size() < 2) {
      return found;
    }
    String serial = candidate.description().serialNumber();
    String model = candidate.description().model();
    boolean oneIsOfTheModel =
        found.stream().anyMatch(piece -> isOf(piece, serial) && isSameModel(piece, model));
    return found.stream()
        .filter(piece -> !oneIsOfTheModel || !isOf(piece, serial) || isSameModel(piece, model))
        .toList();
  }

  private static boolean isOf(Equipment piece, @Nullable String serial) {
    return serial != null && serial.equalsIgnoreCase(piece.description().serialNumber());
  }

  private static boolean isSameModel(Equipment piece, @Nullable String model) {
    return model != null && model.equalsIgnoreCase(piece.description().model());
  }

  private static String number(Candidate candidate) {
    String serial = candidate.description().serialNumber();
    return serial == null ? Objects.toString(candidate.inventoryNumber(), "") : serial;
  }

  private void change(
      Candidate candidate,
      Equipment before,
      boolean fixed,
      @Nullable Inventory facts,
      Writing writing) {
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
    boolean moved = !fixed && isElsewhere(candidate, before);
    if (moved) {
      writing.move(before.id(), candidate.siteId());
    }
    if (declared || described || moved) {
      tally.addChanged();
    } else {
      tally.addLeft(new Left(candidate.place(), LeftReason.SAME));
    }
  }

  /**
   * Whether a row puts a piece to another site. One that reports itself, and a screen that stands
   * with such a one, are where their device is; a site that holds the known one is only less exact.
   */
  private boolean isElsewhere(Candidate candidate, Equipment piece) {
    return candidate.tellsSite()
        && piece.deviceId() == null
        && piece.seenWith() == null
        && !establishments.holds(candidate.siteId(), piece.siteId());
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
        MergedFacts.of(facts, file.facts()));
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
}
