package fr.regain.console.audit;

import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
      fr = "Cherche dans le journal, du plus récent au plus ancien",
      en = "Searches the journal, the newest first")
  Page<AuditRecordAnswer> list(Paging paging, @QueryValue @Nullable @Size(max = 255) String text) {
    long before = paging.position() == 0 ? Long.MAX_VALUE : paging.position();
    List<AuditRecordAnswer> found =
        audit.search(text == null ? "" : text.strip(), before, paging.limit() + 1).stream()
            .map(AuditRecordAnswer::of)
            .toList();
    if (found.size() <= paging.limit()) {
      return paging.last(found);
    }
    List<AuditRecordAnswer> shown = found.subList(0, paging.limit());
    return paging.then(shown, shown.getLast().number(), null);
  }
}
