package fr.regain.console.operation;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.report.Method;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations and their measures, for programs. */
@Controller(ApiRequest.ROOT + "/operations")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
class OperationApi {
  private final OperationService operations;
  private final BilanService bilans;

  OperationApi(OperationService operations, BilanService bilans) {
    this.operations = operations;
    this.bilans = bilans;
  }

  /** A {@link Figure}; bytes are bytes, weights are kilograms, the rest is counted. */
  @Serdeable
  record OperationFigureAnswer(OperationMeasure measure, Method method, long amount, String note) {
    static OperationFigureAnswer of(Figure figure) {
      return new OperationFigureAnswer(
          figure.measure(), figure.method(), figure.amount(), figure.note());
    }
  }

  /** An {@link Operation}, with the figures that were sent up; none: they were not. */
  @Serdeable
  record OperationAnswer(
      long id,
      long siteId,
      String siteName,
      @Nullable String uai,
      OperationKind kind,
      OperationState state,
      String title,
      LocalDate firstDay,
      LocalDate lastDay,
      Audience audience,
      String organisation,
      long version,
      Instant registeredAt,
      @Nullable Instant reportedAt,
      List<OperationFigureAnswer> sent) {
    static OperationAnswer of(ReportedOperation reported) {
      Operation operation = reported.operation();
      return new OperationAnswer(
          operation.id(),
          operation.place().siteId(),
          operation.place().name(),
          operation.place().uai(),
          operation.kind(),
          operation.state(),
          operation.plan().title(),
          operation.plan().firstDay(),
          operation.plan().lastDay(),
          operation.plan().audience(),
          operation.plan().organisation(),
          operation.version(),
          operation.registeredAt(),
          operation.reportedAt(),
          operation.state() == OperationState.REPORTED ? figures(reported.figures()) : List.of());
    }

    private static List<OperationFigureAnswer> figures(FigureSet figures) {
      return figures.figures().stream().map(OperationFigureAnswer::of).toList();
    }
  }

  /**
   * An operation with its figures of this moment.
   *
   * @param figures what Regain knows and what is declared; never to be added up
   * @param figuresMark what sending them up says has been seen
   * @param campaignIds the campaigns that belong to it
   */
  @Serdeable
  record OperationDetailAnswer(
      OperationAnswer operation,
      List<OperationFigureAnswer> figures,
      String figuresMark,
      List<UUID> campaignIds) {}

  /** An operation to register; its site and its kind do not change later. */
  @Serdeable
  record NewOperationRequest(
      long siteId,
      OperationKind kind,
      @NotBlank @Size(max = OperationPlan.LONGEST_TITLE) String title,
      LocalDate firstDay,
      LocalDate lastDay,
      Audience audience,
      @Size(max = OperationPlan.LONGEST_ORGANISATION) @Nullable String organisation) {}

  /** A figure that somebody declares, in bytes, kilograms or a count. */
  @Serdeable
  record DeclaredMeasureRequest(
      OperationMeasure measure,
      @Min(0) @Max(1_000_000_000_000_000L) long amount,
      @Size(max = Figure.LONGEST_NOTE) @Nullable String note) {}

  /**
   * All that is declared of an operation, in the place of what was; and the version it was seen in.
   */
  @Serdeable
  record DeclaredMeasuresRequest(
      long version, @Valid @Size(max = 20) List<DeclaredMeasureRequest> measures) {}

  /** The version and the figures that were seen of what is to be sent up. */
  @Serdeable
  record SendingRequest(long version, @NotBlank @Size(max = 64) String figuresMark) {}

  @Get
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
  @ApiCall(
      fr = "Les opérations, les plus récentes d’abord, et ce qui en a été remonté",
      en = "Operations, the latest first, and what was sent up of them")
  Page<OperationAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Min(2000) @Max(2200) Integer year,
      @QueryValue @Nullable OperationKind kind,
      @QueryValue @Nullable OperationState state) {
    OperationFilter filter = new OperationFilter(year, kind, state, null);
    int from = (paging.number() - 1) * paging.limit();
    return paging.counted(
        bilans.operations(person.scope(), filter, from, paging.limit()).stream()
            .map(OperationAnswer::of)
            .toList(),
        bilans.count(person.scope(), filter));
  }

  @Get("/{id}")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
  @ApiCall(
      fr = "Une opération : ses mesures à cet instant, ses campagnes",
      en = "One operation: its measures of this moment, its campaigns")
  OperationDetailAnswer operation(Person person, long id) {
    Operation operation = operations.find(person.scope(), id);
    FigureSet figures = operations.figures(operation);
    return new OperationDetailAnswer(
        OperationAnswer.of(new ReportedOperation(operation, figures)),
        OperationAnswer.figures(figures),
        figures.mark(),
        operations.campaigns(operation).stream().map(Campaign::id).toList());
  }

  @Post
  @Status(HttpStatus.CREATED)
  @ApiCall(fr = "Inscrit une opération", en = "Registers an operation")
  OperationDetailAnswer register(Person person, @Valid @Body NewOperationRequest body) {
    OperationPlan plan =
        new OperationPlan(
            body.title(),
            body.firstDay(),
            body.lastDay(),
            body.audience(),
            body.organisation() == null ? "" : body.organisation());
    return operation(person, operations.register(person, body.siteId(), body.kind(), plan));
  }

  @Put("/{id}/measures")
  @ApiCall(
      fr = "Déclare les mesures d’une opération, à la place de celles déjà déclarées",
      en = "Declares the measures of an operation, in the place of those declared before")
  OperationDetailAnswer declare(Person person, long id, @Valid @Body DeclaredMeasuresRequest body) {
    operations.declare(
        person,
        id,
        body.version(),
        body.measures().stream()
            .map(
                declared ->
                    Figure.declared(
                        declared.measure(),
                        declared.amount(),
                        declared.note() == null ? "" : declared.note()))
            .toList());
    return operation(person, id);
  }

  @Post("/{id}/sending")
  @ApiCall(
      fr = "Remonte les mesures d’une opération, si ce sont celles qui ont été vues",
      en = "Sends the measures of an operation up, if they are those that were seen")
  OperationDetailAnswer send(Person person, long id, @Valid @Body SendingRequest body) {
    operations.sendUp(person, id, body.version(), body.figuresMark());
    return operation(person, id);
  }
}
