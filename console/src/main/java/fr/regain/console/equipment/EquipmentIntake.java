package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.schema.tables.records.EquipmentRecord;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The door for many pieces at once. It writes no record of its own in the journal: the importer
 * writes one for the whole file.
 */
@Singleton
public final class EquipmentIntake {
  /** Most pieces that a page of rows is compared with by one kind of number. */
  private static final int MOST_COMPARED = 100_000;

  private final Clock clock;
  private final SecureRandom random;

  /** The intake of this console. */
  public EquipmentIntake(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * A piece that is not on record.
   *
   * @param siteId where it is
   * @param declaration without an owner, it has the one that its site names
   */
  public record Addition(long siteId, Description description, Declaration declaration) {}

  /**
   * Every piece, wherever it is, that bears one of these serial numbers; and one of these inventory
   * numbers in the books of some owners, or at some sites. Only for comparing: what is not in the
   * reader's scope must not be shown. What has left is among them, see {@link #departed}.
   */
  public static List<Equipment> known(
      DSLContext dsl,
      Collection<String> serialNumbers,
      Collection<String> inventoryNumbers,
      Collection<Long> owners,
      Collection<Long> sites) {
    Set<Equipment> known = new LinkedHashSet<>();
    if (!serialNumbers.isEmpty()) {
      known.addAll(compared(dsl, EQUIPMENT.SERIAL_NUMBER.in(serialNumbers)));
    }
    if (!inventoryNumbers.isEmpty()) {
      known.addAll(
          compared(
              dsl,
              EQUIPMENT
                  .INVENTORY_NUMBER
                  .in(inventoryNumbers)
                  .and(
                      EQUIPMENT
                          .OWNER_ID
                          .eq(DSL.any(owners.toArray(Long[]::new)))
                          .or(EQUIPMENT.SITE_ID.eq(DSL.any(sites.toArray(Long[]::new)))))));
    }
    return List.copyOf(known);
  }

  private static List<Equipment> compared(DSLContext dsl, Condition which) {
    return EquipmentReader.some(dsl, Scope.EVERYWHERE, which, MOST_COMPARED);
  }

  /** Those of some pieces that have left their owner for good. */
  public static Set<Long> departed(DSLContext dsl, Collection<Long> ids) {
    return dsl.select(EQUIPMENT.ID)
        .from(EQUIPMENT)
        .where(EQUIPMENT.ID.in(ids), EQUIPMENT.LEFT_AT.isNotNull())
        .fetchSet(EQUIPMENT.ID);
  }

  /**
   * Puts pieces on record.
   *
   * @param by who does it, an administrator or a technician of their sites
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a site that is not theirs
   */
  public void add(DSLContext dsl, Person by, List<Addition> additions) {
    Instant now = clock.instant();
    Map<Long, String> paths = new HashMap<>();
    List<SiteOwnership> ownerships = Sites.ownerships(dsl, Scope.EVERYWHERE);
    List<EquipmentRecord> rows = new ArrayList<>();
    for (Addition addition : additions) {
      String path =
          paths.computeIfAbsent(
              addition.siteId(), id -> Sites.check(dsl, EquipmentService.editable(by), id));
      Declaration said = addition.declaration();
      if (said.ownerId() == null) {
        Declaration alone = said;
        said =
            SiteOwnership.at(ownerships, path)
                .map(
                    site ->
                        alone
                            .withOwner(site.ownerId())
                            .withProtectedCarrier(site.protectedCarrier()))
                .orElse(said);
      }
      rows.add(
          EquipmentStore.fresh(
              dsl, addition.siteId(), addition.description(), said, Origin.IMPORT, now));
    }
    EquipmentStore.insert(dsl, random, rows);
  }
}
