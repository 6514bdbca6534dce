package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.secondlife.PieceAnswer.DossierAnswer;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workshop: steps, inspections and parts, for programs. */
@Controller(ApiRequest.ROOT + "/workshop")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.COORDINATOR})
class WorkshopApi {
  private final SecondLifeService pieces;
  private final InspectionService inspections;

  WorkshopApi(SecondLifeService pieces, InspectionService inspections) {
    this.pieces = pieces;
    this.inspections = inspections;
  }

  /** A step of a piece from where the caller has seen it. */
  @Serdeable
  record StepRequest(
      Stage seen,
      Act act,
      @Nullable @Size(max = SecondLifeService.LONGEST_COMMENT) String comment) {}

  /** A step to take back, why, and whether it was a slip. */
  @Serdeable
  record UndoStepRequest(
      Stage seen,
      @NotBlank @Size(max = SecondLifeService.LONGEST_COMMENT) String reason,
      @Nullable Boolean slip) {}

  /** A new site and place for a piece, and the purchase that it saves. */
  @Serdeable
  record AssignmentRequest(
      Stage seen,
      long siteId,
      @NotBlank @Size(max = SecondLifeService.LONGEST_COMMENT) String place,
      @Nullable @Size(min = 1, max = Gain.LONGEST_PURCHASE) String savedPurchase,
      @Nullable @Min(1) @Max(Gain.MOST_MONTHS) Integer monthsGained) {}

  /** An answer to a step of the checklist. */
  @Serdeable
  record CheckRequest(
      Outcome outcome, @Nullable @Size(max = InspectionService.LONGEST_NOTE) String note) {}

  /** What an inspection comes to. */
  @Serdeable
  record ConclusionRequest(
      Grade grade,
      @Min(0) @Max(InspectionService.MOST_DISKS) int disks,
      @Nullable @Size(max = SecondLifeService.LONGEST_COMMENT) String comment) {}

  /** Parts that were fitted, in place of those on record. */
  @Serdeable
  record PartsRequest(@Size(max = 16) List<String> parts) {}

  @Get
  @ApiCall(
      fr = "Le matériel de l’atelier, le dernier changé d’abord",
      en = "The equipment of the workshop, the last changed first")
  Page<PieceAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable Long siteId,
      @QueryValue @Nullable Long ownerId,
      @QueryValue @Nullable EquipmentKind kind,
      @QueryValue @Nullable Stage stage,
      @QueryValue @Nullable WorkshopSort sort,
      @QueryValue @Nullable Boolean descending) {
    WorkshopFilter filter =
        new WorkshopFilter(text == null ? "" : text.strip(), siteId, ownerId, kind, stage);
    Scope scope = SecondLifeService.readable(person);
    return paging.rows(
        sort == null
            ? new Sort<>(WorkshopSort.CHANGED, true)
            : new Sort<>(sort, Boolean.TRUE.equals(descending)),
        (order, at, size) -> pieces.page(scope, filter, order, at, size),
        PieceAnswer::of);
  }

  @Get("/{label}")
  @ApiCall(
      fr = "Le dossier d’un matériel : contrôle, effacements, pièces, histoire",
      en = "The file of a piece: checks, erasures, parts, history")
  DossierAnswer dossier(Person person, String label) {
    return DossierAnswer.of(find(person, label));
  }

  private Dossier find(Person person, String label) {
    return pieces.find(SecondLifeService.readable(person), label);
  }

  private long id(Person person, String label) {
    return find(person, label).piece().id();
  }

  private static String text(@Nullable String comment) {
    return comment == null ? "" : comment;
  }

  @Post("/{label}/steps")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Fait avancer un matériel d’une étape", en = "Takes a piece a step further")
  DossierAnswer act(Person person, String label, @Valid @Body StepRequest body) {
    pieces.act(person, id(person, label), body.seen(), body.act(), text(body.comment()));
    return dossier(person, label);
  }

  @Post("/{label}/steps/undo")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Reprend la dernière étape", en = "Takes the last step back")
  DossierAnswer undo(Person person, String label, @Valid @Body UndoStepRequest body) {
    boolean slip = Boolean.TRUE.equals(body.slip());
    pieces.undo(person, id(person, label), body.seen(), body.reason(), slip);
    return dossier(person, label);
  }

  @Post("/{label}/assignment")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Affecte un matériel reconditionné", en = "Gives a reconditioned piece a new place")
  DossierAnswer assign(Person person, String label, @Valid @Body AssignmentRequest body) {
    pieces.assign(
        person,
        id(person, label),
        body.seen(),
        body.siteId(),
        body.place(),
        body.savedPurchase(),
        body.monthsGained());
    return dossier(person, label);
  }

  @Put("/{label}/checks/{step}")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Répond à une étape du contrôle", en = "Answers a step of the checklist")
  DossierAnswer answer(Person person, String label, String step, @Valid @Body CheckRequest body) {
    inspections.answer(person, id(person, label), step, body.outcome(), text(body.note()));
    return dossier(person, label);
  }

  @Post("/{label}/conclusion")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Conclut le contrôle", en = "Concludes the inspection")
  DossierAnswer conclude(Person person, String label, @Valid @Body ConclusionRequest body) {
    Dossier dossier = find(person, label);
    if (dossier.piece().stage() != Stage.COLLECTED || !dossier.stepsLeft().isEmpty()) {
      throw SecondLifeService.notNow(dossier.piece(), "its checklist has steps without an answer");
    }
    inspections.conclude(
        person,
        dossier.piece().id(),
        body.grade(),
        dossier.clearance().hasNoDisk() ? 0 : body.disks(),
        text(body.comment()));
    return dossier(person, label);
  }

  @Put("/{label}/parts")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Note les pièces montées", en = "Notes the parts that were fitted")
  DossierAnswer fit(Person person, String label, @Valid @Body PartsRequest body) {
    inspections.fitted(person, id(person, label), body.parts());
    return dossier(person, label);
  }
}
