package fr.regain.console.audit;

import fr.regain.console.event.EventKind;
import fr.regain.console.event.EventLog;
import fr.regain.console.event.Facts;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.schema.tables.records.AuditChainRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The journal: adds records, searches them, verifies their chain. */
@Singleton
public final class AuditService {
  /**
   * What a person needs to read the journal; {@code access} gives it to whoever administers all.
   */
  public static final String READER = "AUDIT_READER";

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_ACTION = 64;
  private static final int LONGEST_STATE = 10_000;
  private static final int AT_A_TIME = 1_000;

  private final Database database;

  /** The journal in this database. */
  public AuditService(Database database) {
    this.database = database;
  }

  /**
   * Adds a record, as the last step of the transaction of the change: both happen, or neither. It
   * holds the journal until the transaction ends, so whoever locks other rows after it keeps all
   * others waiting, or waits in a circle with them. Texts that are too long are cut.
   *
   * @param action what was done, dotted and lower case: {@code account.create}
   * @param subject what it was done to: {@code account 12}
   * @param before what it was, in lines {@code name: value}; empty for nothing. No secret
   * @param after what it is now, in the same form
   */
  public static void record(
      DSLContext dsl,
      Actor actor,
      String action,
      String subject,
      String before,
      String after,
      Instant now) {
    AuditChainRecord chain = AuditStore.lock(dsl);
    AuditRecord record =
        new AuditRecord(
            chain.getHeadNumber() + 1,
            // What every database keeps.
            now.truncatedTo(ChronoUnit.MICROS),
            actor,
            cut(action, LONGEST_ACTION),
            cut(subject, LONGEST_NAME),
            cut(before, LONGEST_STATE),
            cut(after, LONGEST_STATE),
            "");
    AuditRecord hashed = record.withHash(record.expectedHash(chain.getHeadHash()));
    AuditStore.insert(dsl, hashed);
    AuditStore.moveHead(dsl, hashed);
    EventLog.add(
        dsl,
        EventKind.JOURNAL_RECORDED,
        record.at(),
        EventLog.NO_SITE,
        new Facts()
            .with("number", record.number())
            .with("accountId", actor.accountId())
            .with("action", record.action())
            .with("subject", record.subject()));
  }

  private static String cut(String text, int most) {
    // A null character is the one that PostgreSQL cannot keep.
    String kept = text.replace("\0", "");
    return kept.length() <= most ? kept : kept.substring(0, most);
  }

  /**
   * One page of the records that pass a filter.
   *
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   */
  public CountedSlice<AuditRecord> page(
      AuditFilter filter, Sort<AuditSort> sort, @Nullable Cursor at, int size) {
    return database.read(dsl -> AuditStore.page(dsl, filter, sort, at, size));
  }

  /** Recomputes the hash of every record, from the anchor to the head. */
  public Verification verify() {
    return database.read(AuditService::verify);
  }

  private static Verification verify(DSLContext dsl) {
    AuditChainRecord chain = AuditStore.chain(dsl);
    long number = chain.getAnchorNumber();
    String hash = chain.getAnchorHash();
    List<AuditRecord> some;
    do {
      some = AuditStore.after(dsl, number, AT_A_TIME);
      for (AuditRecord record : some) {
        if (record.number() > chain.getHeadNumber()) {
          // Written while this reads.
          break;
        }
        if (record.number() != number + 1) {
          return new Verification.Broken(number + 1, Verification.Fault.MISSING);
        }
        if (!record.hash().equals(record.expectedHash(hash))) {
          return new Verification.Broken(record.number(), Verification.Fault.CHANGED);
        }
        number = record.number();
        hash = record.hash();
      }
    } while (some.size() == AT_A_TIME && number < chain.getHeadNumber());
    if (number != chain.getHeadNumber()) {
      return new Verification.Broken(number + 1, Verification.Fault.MISSING);
    }
    return hash.equals(chain.getHeadHash())
        ? new Verification.Sound(chain.getAnchorNumber() + 1, number, hash)
        : new Verification.Broken(number, Verification.Fault.CHANGED);
  }

  /**
   * Removes the records from before a moment. The hash of the last one stays as the anchor, from
   * which the others are verified.
   *
   * @return how many were removed
   */
  int prune(Instant before) {
    return database.write(
        dsl -> {
          AuditStore.lock(dsl);
          return AuditStore.lastBefore(dsl, before)
              .map(
                  last -> {
                    AuditStore.moveAnchor(dsl, last);
                    return AuditStore.removeThrough(dsl, last.number());
                  })
              .orElse(0);
        });
  }
}
