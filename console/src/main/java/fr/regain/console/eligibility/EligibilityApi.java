package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which equipment may have a second life, and why, for programs. */
@Controller(ApiRequest.ROOT + "/eligibility")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class EligibilityApi {
  private final EligibilityService eligibility;
  private final EquipmentService equipment;

  EligibilityApi(EligibilityService eligibility, EquipmentService equipment) {
    this.eligibility = eligibility;
    this.equipment = equipment;
  }

  /** See {@link EligibilityRow}. */
  @Serdeable
  record EligibilityAnswer(
      String label,
      @Nullable UUID deviceId,
      @Nullable String hostName,
      @Nullable String vendor,
      @Nullable String model,
      @Nullable String serialNumber,
      String siteName,
      @Nullable String ownerName,
      EquipmentKind kind,
      @Nullable LocalDate madeAfter,
      @Nullable LocalDate madeBefore,
      Route route,
      Set<Route> possible,
      Set<ReasonCode> reasons,
      @Nullable LocalDate staysUntil) {
    static EligibilityAnswer of(EligibilityRow row) {
      return new EligibilityAnswer(
          row.shortId().text(),
          row.deviceId(),
          row.hostName(),
          row.vendor(),
          row.model(),
          row.serialNumber(),
          row.siteName(),
          row.ownerName(),
          row.kind(),
          row.made().after(),
          row.made().before(),
          row.route(),
          row.possible(),
          row.reasons(),
          row.staysUntil());
    }
  }

  /** See {@link Explanation}. */
  @Serdeable
  record ExplanationAnswer(
      Route route,
      Set<Route> possible,
      Set<OpenFact> deciding,
      @Nullable LocalDate staysUntil,
      List<ReasonAnswer> reasons,
      List<ChangeAnswer> changes,
      int criteriaVersion) {
    static ExplanationAnswer of(Explanation explanation) {
      Evaluation evaluation = explanation.evaluation();
      return new ExplanationAnswer(
          evaluation.route(),
          evaluation.possible(),
          evaluation.deciding(),
          evaluation.staysUntil(),
          evaluation.reasons().stream().map(ReasonAnswer::of).toList(),
          explanation.changes().stream().map(ChangeAnswer::of).toList(),
          explanation.criteria().version());
    }
  }

  /** See {@link Reason}. */
  @Serdeable
  record ReasonAnswer(ReasonCode code, Reason.Source source, List<ReasonValueAnswer> values) {
    static ReasonAnswer of(Reason reason) {
      return new ReasonAnswer(
          reason.code(),
          reason.source(),
          reason.parameters().stream().map(ReasonValueAnswer::of).toList());
    }
  }

  /** See {@link Reason.Value}: exactly one of these. */
  @Serdeable
  record ReasonValueAnswer(
      @Nullable String text,
      @Nullable Long count,
      @Nullable Long memoryBytes,
      @Nullable Long storageBytes,
      @Nullable LocalDate day) {
    static ReasonValueAnswer of(Reason.Value value) {
      return switch (value) {
        case Reason.Value.Text(String text) -> new ReasonValueAnswer(text, null, null, null, null);
        case Reason.Value.Count(long count) -> new ReasonValueAnswer(null, count, null, null, null);
        case Reason.Value.Memory(long bytes) ->
            new ReasonValueAnswer(null, null, bytes, null, null);
        case Reason.Value.Storage(long bytes) ->
            new ReasonValueAnswer(null, null, null, bytes, null);
        case Reason.Value.Day(LocalDate day) -> new ReasonValueAnswer(null, null, null, null, day);
      };
    }
  }

  /** See {@link Change}: what would lead elsewhere, alone or together with other parts. */
  @Serdeable
  record ChangeAnswer(
      Change.Kind kind,
      List<Change.Kind> also,
      @Nullable Integer gibibytes,
      Route route,
      @Nullable LocalDate staysUntil) {
    static ChangeAnswer of(Change change) {
      return new ChangeAnswer(
          change.kind(),
          change.also(),
          change.gibibytes() == 0 ? null : change.gibibytes(),
          change.route(),
          change.staysUntil());
    }
  }

  @Get
  @ApiCall(
      fr = "Le matériel et la voie que les critères lui ouvrent, le plus ancien d’abord",
      en = "Equipment, and the route that the criteria open to it, the oldest first")
  Page<EligibilityAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable Route route,
      @QueryValue @Nullable Long siteId,
      @QueryValue @Nullable EquipmentKind kind,
      @QueryValue @Nullable Long ownerId,
      @QueryValue @Nullable AgeBand age,
      @QueryValue @Nullable ReasonCode reason,
      @QueryValue @Nullable EligibilitySort sort,
      @QueryValue @Nullable Boolean descending) {
    EligibilityFilter filter =
        new EligibilityFilter(
            text == null ? "" : text.strip(), route, siteId, kind, ownerId, age, reason);
    return paging.rows(
        sort == null
            ? new Sort<>(EligibilitySort.AGE, true)
            : new Sort<>(sort, Boolean.TRUE.equals(descending)),
        (order, at, size) -> eligibility.page(person.scope(), filter, order, at, size),
        EligibilityAnswer::of);
  }

  @Get("/{label}")
  @ApiCall(
      fr = "Pourquoi un matériel a cette voie, et ce qui la changerait",
      en = "Why a piece of equipment has its route, and what would change it")
  ExplanationAnswer explain(Person person, String label) {
    return ShortId.parse(label)
        .flatMap(id -> equipment.find(person.scope(), id))
        .map(eligibility::explain)
        .map(ExplanationAnswer::of)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no equipment " + label + "."));
  }
}
