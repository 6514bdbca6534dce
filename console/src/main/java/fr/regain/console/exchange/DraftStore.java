package fr.regain.console.exchange;

import static fr.regain.console.schema.Tables.IMPORT_CHUNK;
import static fr.regain.console.schema.Tables.IMPORT_DRAFT;

import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.ImportDraftRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Files on their way, and their rows. */
final class DraftStore {
  private DraftStore() {}

  static void insert(DSLContext dsl, UUID id, long accountId, String fileName, Instant now) {
    ImportDraftRecord row = dsl.newRecord(IMPORT_DRAFT);
    row.setId(id);
    row.setAccountId(accountId);
    row.setFileName(fileName);
    row.setBytes(0L);
    row.setDigest("");
    row.setFormat(ImportFormat.TABLE.name());
    row.setHeadings("");
    row.setMapping("");
    row.setWhole(false);
    row.setState(Draft.State.STOPPED.name());
    row.setTotal(0L);
    row.setDone(0L);
    row.setMade(0L);
    row.setChanged(0L);
    row.setLeftOut(0L);
    row.setRefused(0L);
    row.setCreatedAt(time(now));
    row.setChangedAt(time(now));
    row.insert();
  }

  static void insertChunk(DSLContext dsl, UUID id, int number, byte[] body) {
    dsl.insertInto(IMPORT_CHUNK)
        .set(IMPORT_CHUNK.DRAFT_ID, id)
        .set(IMPORT_CHUNK.NUMBER, number)
        .set(IMPORT_CHUNK.BODY, body)
        .execute();
  }

  /** Drafts of before a moment go, and their rows with them. */
  static void removeBefore(DSLContext dsl, Instant moment) {
    dsl.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.CREATED_AT.lt(time(moment))).execute();
  }

  static void remove(DSLContext dsl, UUID id) {
    dsl.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(id)).execute();
  }

  static void removeChunks(DSLContext dsl, UUID id) {
    dsl.deleteFrom(IMPORT_CHUNK).where(IMPORT_CHUNK.DRAFT_ID.eq(id)).execute();
  }

  /** A draft of that account which was received whole. */
  static Optional<Draft> find(DSLContext dsl, long accountId, UUID id) {
    return dsl.selectFrom(IMPORT_DRAFT)
        .where(
            IMPORT_DRAFT.ID.eq(id),
            IMPORT_DRAFT.ACCOUNT_ID.eq(accountId),
            IMPORT_DRAFT.DIGEST.ne(""))
        .fetchOptional(DraftStore::draft);
  }

  /** Writes the columns that were set in the row. */
  static void update(DSLContext dsl, UUID id, ImportDraftRecord changes, Instant now) {
    changes.setChangedAt(time(now));
    dsl.update(IMPORT_DRAFT).set(changes).where(IMPORT_DRAFT.ID.eq(id)).execute();
  }

  /** Takes a draft for one run; false when it is running already, and was heard of lately. */
  static boolean start(DSLContext dsl, UUID id, Instant now, Instant silentSince) {
    ImportDraftRecord changes = dsl.newRecord(IMPORT_DRAFT);
    changes.setState(Draft.State.RUNNING.name());
    changes.setDone(0L);
    changes.setChangedAt(time(now));
    return dsl.update(IMPORT_DRAFT)
            .set(changes)
            .where(
                IMPORT_DRAFT.ID.eq(id),
                IMPORT_DRAFT
                    .STATE
                    .in(Draft.State.READY.name(), Draft.State.STOPPED.name())
                    .or(
                        IMPORT_DRAFT
                            .STATE
                            .eq(Draft.State.RUNNING.name())
                            .and(IMPORT_DRAFT.CHANGED_AT.lt(time(silentSince)))))
            .execute()
        == 1;
  }

  /** The pieces of its rows, each read when it is reached. */
  static Iterator<byte[]> chunks(Database database, UUID id) {
    return new Iterator<>() {
      private int number;
      private Optional<byte[]> next = read();

      private Optional<byte[]> read() {
        return database.read(
            dsl ->
                dsl.select(IMPORT_CHUNK.BODY)
                    .from(IMPORT_CHUNK)
                    .where(IMPORT_CHUNK.DRAFT_ID.eq(id), IMPORT_CHUNK.NUMBER.eq(number))
                    .fetchOptional(IMPORT_CHUNK.BODY));
      }

      @Override
      public boolean hasNext() {
        return next.isPresent();
      }

      @Override
      public byte[] next() {
        byte[] body = next.orElseThrow(NoSuchElementException::new);
        number++;
        next = read();
        return body;
      }
    };
  }

  private static Draft draft(ImportDraftRecord row) {
    return new Draft(
        row.getId(),
        row.getFileName(),
        row.getBytes(),
        row.getDigest(),
        ImportFormat.valueOf(row.getFormat()),
        row.getHeadings().lines().toList(),
        Mapping.parse(row.getMapping()),
        row.getSiteId(),
        row.getWhole(),
        Draft.State.valueOf(row.getState()),
        row.getTotal(),
        row.getDone(),
        row.getMade(),
        row.getChanged(),
        row.getLeftOut(),
        row.getRefused(),
        row.getCreatedAt().toInstant(),
        row.getChangedAt().toInstant());
  }

  private static OffsetDateTime time(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
