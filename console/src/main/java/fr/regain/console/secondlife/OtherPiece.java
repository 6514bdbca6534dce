package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.ERASURE;
import static fr.regain.console.schema.Tables.SECOND_LIFE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Another piece, one of whose disks a record of an erasure is about.
 *
 * @param serial the disk's serial number
 * @param label the piece's label
 */
record OtherPiece(String serial, String label) {
  /**
   * The first of some erasures whose disk has a verified erasure as one of another piece, since
   * that one came in. Where that piece has left, a later erasure is of a later life of the disk.
   */
  static Optional<OtherPiece> first(DSLContext dsl, long id, List<Erasure> erasures) {
    List<String> keys =
        erasures.stream()
            .map(erasure -> Erasure.plain(erasure.diskSerial()))
            .filter(key -> !key.isEmpty())
            .toList();
    return dsl
        .select(ERASURE.fields())
        .select(EQUIPMENT.SHORT_ID, SECOND_LIFE.STAGE, SECOND_LIFE.CHANGED_AT)
        .from(ERASURE)
        .join(EQUIPMENT)
        .on(EQUIPMENT.ID.eq(ERASURE.EQUIPMENT_ID))
        .join(SECOND_LIFE)
        .on(SECOND_LIFE.EQUIPMENT_ID.eq(ERASURE.EQUIPMENT_ID))
        .where(
            ERASURE.SERIAL_KEY.in(keys),
            ERASURE.EQUIPMENT_ID.ne(id),
            ErasureStore.isOfNow(),
            ERASURE.STRUCK_AT.isNull())
        .orderBy(ERASURE.ID)
        .stream()
        .filter(row -> ErasureStore.erasure(row.into(ERASURE)).isVerified())
        .filter(row -> erasures.stream().anyMatch(erasure -> isSameLife(erasure, row)))
        .findFirst()
        .map(row -> new OtherPiece(row.get(ERASURE.DISK_SERIAL), row.get(EQUIPMENT.SHORT_ID)));
  }

  private static boolean isSameLife(Erasure erasure, Record row) {
    Instant ended = erasure.endedAt();
    boolean later =
        Stage.valueOf(row.get(SECOND_LIFE.STAGE)).isFinal()
            && ended != null
            && ended.isAfter(row.get(SECOND_LIFE.CHANGED_AT).toInstant());
    return erasure.isVerified()
        && Erasure.plain(erasure.diskSerial()).equals(row.get(ERASURE.SERIAL_KEY))
        && !later;
  }
}
