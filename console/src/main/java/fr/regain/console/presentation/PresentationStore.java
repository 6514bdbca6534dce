package fr.regain.console.presentation;

import static fr.regain.console.schema.Tables.PRESENTATION;

import com.google.protobuf.ByteString;
import fr.regain.console.schema.tables.records.PresentationRecord;
import fr.regain.console.web.Presentation;
import fr.regain.console.web.Presentation.Conformity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The table {@code presentation}. */
final class PresentationStore {
  private static final int ONLY = 1;

  private PresentationStore() {}

  /** What the only row holds. */
  record Row(String name, @Nullable ByteString logo, Statement statement) {
    static final Row NONE = new Row(Presentation.OWN_NAME, null, Statement.NONE);
  }

  static Row read(DSLContext dsl) {
    return Optional.ofNullable(dsl.fetchOne(PRESENTATION, PRESENTATION.ID.eq(ONLY)))
        .map(
            row ->
                new Row(
                    row.getName(),
                    row.getLogo() == null ? null : ByteString.copyFrom(row.getLogo()),
                    new Statement(
                        Conformity.valueOf(row.getConformity()),
                        row.getAudit(),
                        row.getShortcomings(),
                        row.getContact())))
        .orElse(Row.NONE);
  }

  static void write(DSLContext dsl, Row row, Instant now) {
    PresentationRecord stored = dsl.newRecord(PRESENTATION);
    stored.setId(ONLY);
    stored.setName(row.name());
    ByteString logo = row.logo();
    stored.setLogo(logo == null ? null : logo.toByteArray());
    stored.setConformity(row.statement().conformity().name());
    stored.setAudit(row.statement().audit());
    stored.setShortcomings(row.statement().shortcomings());
    stored.setContact(row.statement().contact());
    stored.setChangedAt(now.atOffset(ZoneOffset.UTC));
    stored.merge();
  }
}
