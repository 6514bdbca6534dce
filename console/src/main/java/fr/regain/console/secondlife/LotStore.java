package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.LOT;
import static fr.regain.console.schema.Tables.LOT_DOCUMENT;
import static fr.regain.console.schema.Tables.LOT_ITEM;

import fr.regain.console.schema.tables.records.LotDocumentRecord;
import fr.regain.console.schema.tables.records.LotRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The tables {@code lot}, {@code lot_item} and {@code lot_document}. */
final class LotStore {
  private LotStore() {}

  static long insert(DSLContext dsl, long siteId, long ownerId, LotTerms terms, Instant now) {
    LotRecord row = dsl.newRecord(LOT);
    row.setSiteId(siteId);
    row.setOwnerId(ownerId);
    row.setCreatedAt(StepStore.time(now));
    put(row, terms);
    row.insert();
    return row.getId();
  }

  static void update(DSLContext dsl, long id, LotTerms terms) {
    LotRecord row = dsl.newRecord(LOT);
    put(row, terms);
    dsl.update(LOT).set(row).where(LOT.ID.eq(id)).execute();
  }

  private static void put(LotRecord row, LotTerms terms) {
    Beneficiary category = terms.category();
    row.setName(terms.name());
    row.setDestination(terms.destination().name());
    row.setBeneficiary(terms.beneficiary());
    row.setCategory(category == null ? null : category.name());
    row.setBeneficiaryAddress(terms.address());
    row.setWasteCode(terms.wasteCode());
    row.setTrackingNumber(terms.trackingNumber());
    row.setWeightGrams(terms.weightGrams());
    row.setDisplacement(terms.displacement());
    row.setMonthsGained(terms.monthsGained());
  }

  /** Closes a lot, or opens it again; false: it was so already. */
  static boolean setClosed(DSLContext dsl, long id, @Nullable Instant closedAt) {
    return dsl.update(LOT)
            .set(LOT.CLOSED_AT, closedAt == null ? null : StepStore.time(closedAt))
            .where(
                LOT.ID.eq(id),
                closedAt == null ? LOT.CLOSED_AT.isNotNull() : LOT.CLOSED_AT.isNull())
            .execute()
        == 1;
  }

  /** Holds the row of a lot until the transaction ends, so that nobody closes it meanwhile. */
  static Optional<LotRecord> lock(DSLContext dsl, long id) {
    return dsl.selectFrom(LOT).where(LOT.ID.eq(id)).forUpdate().fetchOptional();
  }

  static LotTerms terms(LotRecord row) {
    String category = row.getCategory();
    return new LotTerms(
        row.getName(),
        Destination.valueOf(row.getDestination()),
        row.getBeneficiary(),
        category == null ? null : Beneficiary.valueOf(category),
        row.getBeneficiaryAddress(),
        row.getWasteCode(),
        row.getTrackingNumber(),
        row.getWeightGrams(),
        row.getDisplacement(),
        row.getMonthsGained());
  }

  static void addItem(DSLContext dsl, long lotId, long equipmentId) {
    dsl.insertInto(LOT_ITEM)
        .set(LOT_ITEM.EQUIPMENT_ID, equipmentId)
        .set(LOT_ITEM.LOT_ID, lotId)
        .execute();
  }

  static boolean removeItem(DSLContext dsl, long lotId, long equipmentId) {
    return dsl.deleteFrom(LOT_ITEM)
            .where(LOT_ITEM.LOT_ID.eq(lotId), LOT_ITEM.EQUIPMENT_ID.eq(equipmentId))
            .execute()
        == 1;
  }

  static void setValue(DSLContext dsl, long lotId, Collection<Long> items, @Nullable Long cents) {
    dsl.update(LOT_ITEM)
        .set(LOT_ITEM.VALUE_CENTS, cents)
        .where(LOT_ITEM.LOT_ID.eq(lotId), LOT_ITEM.EQUIPMENT_ID.in(items))
        .execute();
  }

  static Map<Long, Long> values(DSLContext dsl, long lotId) {
    Map<Long, Long> values = new HashMap<>();
    dsl.select(LOT_ITEM.EQUIPMENT_ID, LOT_ITEM.VALUE_CENTS)
        .from(LOT_ITEM)
        .where(LOT_ITEM.LOT_ID.eq(lotId), LOT_ITEM.VALUE_CENTS.isNotNull())
        .forEach(row -> values.put(row.value1(), row.value2()));
    return values;
  }

  static long addPaper(
      DSLContext dsl,
      long lotId,
      PaperKind kind,
      AttachedFile file,
      String sha256,
      String by,
      Instant now) {
    LotDocumentRecord row = dsl.newRecord(LOT_DOCUMENT);
    row.setLotId(lotId);
    row.setKind(kind.name());
    row.setName(file.name());
    row.setMediaType(file.mediaType());
    row.setContent(file.content());
    row.setSha256(sha256);
    row.setAddedAt(StepStore.time(now));
    row.setAddedBy(by);
    row.insert();
    return row.getId();
  }

  static boolean removePaper(DSLContext dsl, long lotId, long paperId) {
    return dsl.deleteFrom(LOT_DOCUMENT)
            .where(LOT_DOCUMENT.LOT_ID.eq(lotId), LOT_DOCUMENT.ID.eq(paperId))
            .execute()
        == 1;
  }

  /** The files of a lot, without their content. */
  static List<Paper> papers(DSLContext dsl, long lotId) {
    return dsl.select(
            LOT_DOCUMENT.ID,
            LOT_DOCUMENT.KIND,
            LOT_DOCUMENT.NAME,
            LOT_DOCUMENT.MEDIA_TYPE,
            DSL.octetLength(LOT_DOCUMENT.CONTENT.coerce(String.class)),
            LOT_DOCUMENT.SHA256,
            LOT_DOCUMENT.ADDED_AT,
            LOT_DOCUMENT.ADDED_BY)
        .from(LOT_DOCUMENT)
        .where(LOT_DOCUMENT.LOT_ID.eq(lotId))
        .orderBy(LOT_DOCUMENT.ID)
        .fetch(
            row ->
                new Paper(
                    row.value1(),
                    PaperKind.valueOf(row.value2()),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7().toInstant(),
                    row.value8()));
  }

  static Optional<AttachedFile> paper(DSLContext dsl, long lotId, long paperId) {
    return dsl.selectFrom(LOT_DOCUMENT)
        .where(LOT_DOCUMENT.LOT_ID.eq(lotId), LOT_DOCUMENT.ID.eq(paperId))
        .fetchOptional(
            row -> new AttachedFile(row.getName(), row.getMediaType(), row.getContent()));
  }
}
