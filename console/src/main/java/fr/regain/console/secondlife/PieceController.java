package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.SiteLabel;
import fr.regain.console.equipment.EquipmentPanel;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.page.secondlife.JtecheckGenerated;
import fr.regain.console.page.secondlife.JteconclusionGenerated;
import fr.regain.console.page.secondlife.JtepieceGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page behind a label, made for a phone: what the piece is, and its next step. */
@Controller("/m/{label}")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.COORDINATOR})
final class PieceController {
  private final SecondLifeService pieces;
  private final InspectionService inspections;
  private final LotService lots;
  private final EquipmentService equipment;
  private final SiteService sites;
  private final List<EquipmentPanel> routes;

  PieceController(
      SecondLifeService pieces,
      InspectionService inspections,
      LotService lots,
      EquipmentService equipment,
      SiteService sites,
      List<EquipmentPanel> panels) {
    this.pieces = pieces;
    this.inspections = inspections;
    this.lots = lots;
    this.equipment = equipment;
    this.sites = sites;
    this.routes =
        panels.stream().filter(panel -> panel.place() == EquipmentPanel.Place.ROUTE).toList();
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person, String label) {
    Dossier dossier = find(person, label);
    if (!dossier.piece().shortId().equals(label)) {
      return Pages.goTo(dossier.piece().address());
    }
    PieceView view = view(visit, person, dossier, Form.empty());
    return Pages.show(request, output -> JtepieceGenerated.render(output, null, view));
  }

  private Dossier find(Person person, String label) {
    return pieces.find(SecondLifeService.readable(person), label);
  }

  private PieceView view(Visit visit, Person person, Dossier dossier, Form form) {
    Piece piece = dossier.piece();
    boolean mayWork =
        SecondLifeService.workable(person).isEverywhere()
            || pieces
                .find(SecondLifeService.workable(person), new ShortId(piece.shortId()))
                .isPresent();
    List<LotLine> open =
        mayWork && piece.owner() != null
            ? lots.openFor(SecondLifeService.workable(person), piece.owner().id())
            : List.of();
    List<SiteLabel> places =
        mayWork && piece.stage() == Stage.RECONDITIONED ? places(person) : List.of();
    return new PieceView(
        visit,
        dossier,
        mayWork,
        open,
        places,
        route(visit, person, piece),
        !pieces.erasures(piece).isEmpty(),
        form);
  }

  /** Where a person may put a piece into service again. */
  private List<SiteLabel> places(Person person) {
    return sites.tree(SecondLifeService.workable(person)).stream().map(PieceText::place).toList();
  }

  // What has left is asked no more what it is good for.
  private List<Content> route(Visit visit, Person person, Piece piece) {
    if (piece.stage().isGone()) {
      return List.of();
    }
    return equipment.find(SecondLifeService.readable(person), new ShortId(piece.shortId())).stream()
        .flatMap(found -> routes.stream().map(panel -> panel.show(visit, person, found)))
        .<Content>map(shown -> shown)
        .toList();
  }

  private HttpResponse<byte[]> again(Visit visit, Person person, Dossier dossier, Form form) {
    PieceView view = view(visit, person, dossier, form);
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY, output -> JtepieceGenerated.render(output, null, view));
  }

  /** Does what is next. */
  @Post("/etape")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> act(
      Visit visit, Person person, String label, @Body Map<String, String> fields) {
    Dossier dossier = find(person, label);
    Form form = new Form(fields);
    Act act = named(Act.values(), form.text("act"));
    if (dossier.asksForRepair(act) && form.text("comment").isEmpty()) {
      form.reject("comment", visit.say("piece.error.repair"));
    }
    if (isTooLong(visit, form, "comment") || !form.isSound()) {
      return again(visit, person, dossier, form);
    }
    pieces.act(
        person,
        dossier.piece().id(),
        named(Stage.values(), form.text("seen")),
        act,
        form.text("comment"));
    return Pages.goTo(dossier.piece().address());
  }

  private static <E extends Enum<E>> E named(E[] values, String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Problem(ProblemCode.REQUEST_INVALID, "The form says \"" + name + "\"."));
  }

  private static boolean isTooLong(Visit visit, Form form, String field) {
    boolean tooLong = form.text(field).length() > SecondLifeService.LONGEST_COMMENT;
    if (tooLong) {
      form.reject(field, visit.say("piece.error.comment", SecondLifeService.LONGEST_COMMENT));
    }
    return tooLong;
  }

  /** Takes the last step back. */
  @Post("/retour")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> undo(
      Visit visit, Person person, String label, @Body Map<String, String> fields) {
    Dossier dossier = find(person, label);
    Form form = new Form(fields);
    if (!view(visit, person, dossier, form).mayUndo()) {
      throw SecondLifeService.notNow(dossier.piece(), "it has no step to take back");
    }
    if (form.text("reason").isEmpty()) {
      form.reject("reason", visit.say("piece.error.reason"));
    }
    if (isTooLong(visit, form, "reason") || !form.isSound()) {
      return again(visit, person, dossier, form);
    }
    pieces.undo(
        person,
        dossier.piece().id(),
        named(Stage.values(), form.text("seen")),
        form.text("reason"),
        form.text("slip").equals("oui"));
    return Pages.goTo(dossier.piece().address());
  }

  /** Puts it back into service. */
  @Post("/affectation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> assign(
      Visit visit, Person person, String label, @Body Map<String, String> fields) {
    Dossier dossier = find(person, label);
    Form form = new Form(fields);
    if (dossier.piece().stage() != Stage.RECONDITIONED || dossier.piece().lotId() != null) {
      throw SecondLifeService.notNow(dossier.piece(), "it is not free to be assigned");
    }
    if (form.text("where").isEmpty()) {
      form.reject("where", visit.say("piece.error.where"));
    }
    isTooLong(visit, form, "where");
    Optional<SiteLabel> site = SiteLabel.named(places(person), form.text("site"));
    if (site.isEmpty()) {
      form.reject("site", visit.say("piece.error.site"));
    }
    Gain gain = Gain.of(visit, form);
    if (!form.isSound()) {
      return again(visit, person, dossier, form);
    }
    pieces.assign(
        person,
        dossier.piece().id(),
        named(Stage.values(), form.text("seen")),
        site.orElseThrow().id(),
        form.text("where"),
        gain.displacement(),
        gain.months());
    return Pages.goTo(dossier.piece().address());
  }

  /** Puts it into a lot. */
  @Post("/lot")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> join(Person person, String label, @Body Map<String, String> fields) {
    Piece piece = find(person, label).piece();
    long lot =
        new Form(fields)
            .number("lot")
            .orElseThrow(() -> new Problem(ProblemCode.REQUEST_INVALID, "The form names no lot."));
    lots.add(person, lot, List.of(piece.id()));
    return Pages.goTo(piece.address());
  }

  /** Says which new parts were fitted. */
  @Post("/pieces")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> parts(Person person, String label, @Body Map<String, String> fields) {
    Piece piece = find(person, label).piece();
    Form form = new Form(fields);
    inspections.fitted(
        person,
        piece.id(),
        Factors.partKeys().stream().filter(key -> form.text("part-" + key).equals("oui")).toList());
    return Pages.goTo(piece.address());
  }

  /** One step of the inspection. */
  @Get("/controle/{step}")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> check(
      HttpRequest<?> request, Visit visit, Person person, String label, String step) {
    CheckView view = new CheckView(visit, checked(person, label, step), step, Form.empty());
    return Pages.show(request, output -> JtecheckGenerated.render(output, null, view));
  }

  private Dossier checked(Person person, String label, String step) {
    Dossier dossier = find(person, label);
    if (!dossier.steps().contains(step)) {
      throw SecondLifeService.missing(label);
    }
    return dossier;
  }

  /** Answers it, and goes on to the next one. */
  @Post("/controle/{step}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> answer(
      Visit visit, Person person, String label, String step, @Body Map<String, String> fields) {
    Dossier dossier = checked(person, label, step);
    Form form = new Form(fields);
    if (form.text("note").length() > InspectionService.LONGEST_NOTE) {
      form.reject("note", visit.say("piece.error.comment", InspectionService.LONGEST_NOTE));
      CheckView view = new CheckView(visit, dossier, step, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JtecheckGenerated.render(output, null, view));
    }
    inspections.answer(
        person,
        dossier.piece().id(),
        step,
        named(Outcome.values(), form.text("outcome")),
        form.text("note"));
    return Pages.goTo(new CheckView(visit, dossier, step, form).next());
  }

  /** The end of the inspection. */
  @Get("/conclusion")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> conclusion(
      HttpRequest<?> request, Visit visit, Person person, String label) {
    PieceView view = view(visit, person, find(person, label), Form.empty());
    return Pages.show(request, output -> JteconclusionGenerated.render(output, null, view));
  }

  /** Grades it, and ends the inspection. */
  @Post("/conclusion")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> conclude(
      Visit visit, Person person, String label, @Body Map<String, String> fields) {
    Dossier dossier = find(person, label);
    Form form = new Form(fields);
    if (dossier.piece().stage() != Stage.COLLECTED || !dossier.stepsLeft().isEmpty()) {
      throw SecondLifeService.notNow(dossier.piece(), "its checklist has steps without an answer");
    }
    boolean hasNoDisk = dossier.clearance().hasNoDisk();
    var disks = form.number("disks");
    boolean known = hasNoDisk || disks.orElse(Long.MAX_VALUE) <= InspectionService.MOST_DISKS;
    if (!known) {
      form.reject("disks", visit.say("piece.error.disks", InspectionService.MOST_DISKS));
    }
    if (form.text("grade").isEmpty()) {
      form.reject("grade", visit.say("piece.error.grade"));
    }
    isTooLong(visit, form, "comment");
    if (!form.isSound()) {
      PieceView view = view(visit, person, dossier, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JteconclusionGenerated.render(output, null, view));
    }
    inspections.conclude(
        person,
        dossier.piece().id(),
        named(Grade.values(), form.text("grade")),
        hasNoDisk ? 0 : (int) disks.orElseThrow(),
        form.text("comment"));
    return Pages.goTo(dossier.piece().address());
  }
}
