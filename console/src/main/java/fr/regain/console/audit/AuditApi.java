package fr.regain.console.audit;

import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The journal, for programs. */
@Controller(ApiRequest.ROOT + "/audit-records")
@Secured(AuditService.READER)
class AuditApi {
  private final AuditService audit;

  AuditApi(AuditService audit) {
    this.audit = audit;
  }

  /** An {@link AuditRecord}. */
  @Serdeable
  record AuditRecordAnswer(
      long number,
      Instant at,
      long accountId,
      String accountName,
      String address,
      String action,
      String subject,
      String before,
      String after,
      String hash) {
    static AuditRecordAnswer of(AuditRecord record) {
      return new AuditRecordAnswer(
          record.number(),
          record.at(),
          record.actor().accountId(),
          record.actor().name(),
          record.actor().address(),
          record.action(),
          record.subject(),
          record.before(),
          record.after(),
          record.hash());
    }
  }

  @Get
  @ApiCall(
      fr = "Cherche dans le journal, du plus récent au plus ancien s’il n’est rien dit d’autre",
      en = "Searches the journal, the newest first unless something else is said")
  Page<AuditRecordAnswer> list(
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable @Size(max = 64) String action,
      @QueryValue @Nullable Long accountId,
      @QueryValue @Nullable Boolean descending) {
    AuditFilter filter = new AuditFilter(text == null ? "" : text.strip(), action, accountId);
    return paging.rows(
        new Sort<>(AuditSort.NUMBER, !Boolean.FALSE.equals(descending)),
        (sort, at, size) -> audit.page(filter, sort, at, size),
        AuditRecordAnswer::of);
  }
}
