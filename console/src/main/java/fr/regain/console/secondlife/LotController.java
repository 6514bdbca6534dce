package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.document.PdfPrinter;
import fr.regain.console.page.secondlife.JtelotGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Decimal;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A lot: its pieces, its terms, its files, its papers, and its departure. */
@Controller("/seconde-vie/lots/{id}")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.COORDINATOR})
final class LotController {
  private static final int CENT_DIGITS = 2;

  private final LotService lots;
  private final SecondLifeService pieces;
  private final PdfPrinter printer;

  LotController(LotService lots, SecondLifeService pieces, PdfPrinter printer) {
    this.lots = lots;
    this.pieces = pieces;
    this.printer = printer;
  }

  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      long id,
      @QueryValue(defaultValue = "1") int page) {
    LotView view = view(visit, person, find(person, id), page, Form.empty(), Form.empty());
    return Pages.show(request, output -> JtelotGenerated.render(output, null, view));
  }

  private Lot find(Person person, long id) {
    return lots.find(SecondLifeService.readable(person), id);
  }

  private LotView view(Visit visit, Person person, Lot lot, int page, Form form, Form sheet) {
    return new LotView(
        visit,
        lot,
        lot.isOpen() ? lots.check(person, lot, visit.figures().zone()) : List.of(),
        !SecondLifeService.workable(person).isEmpty(),
        Math.clamp(page, 1, LotView.pages(lot)),
        form,
        sheet);
  }

  private HttpResponse<byte[]> again(Visit visit, Person person, Lot lot, Form form) {
    return again(view(visit, person, lot, 1, form, Form.empty()));
  }

  private static HttpResponse<byte[]> again(LotView view) {
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY, output -> JtelotGenerated.render(output, null, view));
  }

  /** The paper that goes with it: a transfer note, a gift agreement, a sale list, a waste note. */
  @Get("/papier")
  HttpResponse<byte[]> paper(
      Visit visit, Person person, long id, @QueryValue(defaultValue = "pdf") String format) {
    Lot lot = find(person, id);
    LotPaper paper = LotPaper.of(visit, lot, lots.erasures(lot));
    String name = visit.say("lot.paper-file." + lot.terms().destination()) + "-" + id;
    return format.equals("pdf")
        ? Downloads.file(printer.print(paper.page()), PdfPrinter.MEDIA_TYPE, name + ".pdf")
        : Downloads.of(name, format, paper.tables());
  }

  /** Changes what is said of it. */
  @Post("/fiche")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> describe(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Lot lot = find(person, id);
    Form form = new Form(fields);
    Optional<LotTerms> terms = TermsForm.read(visit, form, lot.terms().destination());
    if (terms.isEmpty()) {
      return again(view(visit, person, lot, 1, Form.empty(), form));
    }
    lots.describe(person, id, terms.get());
    return Pages.goTo(lot.address());
  }

  /** Puts pieces into it, by their labels. */
  @Post("/materiel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> add(Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Lot lot = find(person, id);
    Form form = new Form(fields);
    List<Long> found = named(visit, person, form, "labels");
    if (form.isSound() && found.isEmpty()) {
      form.reject("labels", visit.say("lot.error.labels", ""));
    }
    if (!form.isSound()) {
      return again(visit, person, lot, form);
    }
    lots.add(person, id, found);
    return Pages.goTo(lot.address());
  }

  private List<Long> named(Visit visit, Person person, Form form, String field) {
    Scope scope = SecondLifeService.workable(person);
    return TypedLabels.read(
            visit, form, field, LotService.MOST_ITEMS, labels -> pieces.labelled(scope, labels))
        .stream()
        .map(Piece::id)
        .toList();
  }

  /** Takes a piece out. */
  @Post("/retrait/{piece}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> remove(Person person, long id, @PathVariable long piece) {
    lots.remove(person, id, piece);
    return Pages.goTo(Lot.address(id));
  }

  /** Says what pieces are worth: those named, or all. */
  @Post("/valeurs")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> value(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Lot lot = find(person, id);
    Form form = new Form(fields);
    OptionalLong cents = Decimal.smallest(form.text("euros"), CENT_DIGITS);
    if (cents.isEmpty() || cents.getAsLong() > 100_000_000) {
      form.reject("euros", visit.say("lot.error.euros"));
    }
    List<Long> named = named(visit, person, form, "which");
    if (!form.isSound()) {
      return again(visit, person, lot, form);
    }
    List<Long> which =
        named.isEmpty() ? lot.items().stream().map(item -> item.piece().id()).toList() : named;
    lots.value(person, id, which, cents.getAsLong());
    return Pages.goTo(lot.address());
  }

  /** Attaches a file. */
  @Post("/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> attach(
      Visit visit, Person person, long id, @Part String kind, @Part CompletedFileUpload file)
      throws IOException {
    Lot lot = find(person, id);
    Form form = new Form(Map.of());
    Optional<PaperKind> paper =
        Arrays.stream(PaperKind.values()).filter(one -> one.name().equals(kind)).findFirst();
    Optional<AttachedFile> attached = AttachedFile.of(file.getFilename(), file.getBytes());
    if (paper.isEmpty() || attached.isEmpty()) {
      form.reject("file", visit.say("lot.error.file", visit.figures().bytes(Paper.LARGEST_BYTES)));
      return again(visit, person, lot, form);
    }
    lots.attach(person, id, paper.get(), attached.get());
    return Pages.goTo(lot.address());
  }

  /** An attached file, to save: no browser opens it as a page of the console. */
  @Get("/documents/{document}")
  HttpResponse<byte[]> document(Person person, long id, @PathVariable long document) {
    AttachedFile file =
        lots.paper(SecondLifeService.readable(person), id, document)
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "The lot has no file " + document + "."));
    return Downloads.file(file.content(), file.mediaType(), file.name());
  }

  /** Takes a file off. */
  @Post("/documents/{document}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> detach(Person person, long id, @PathVariable long document) {
    lots.detach(person, id, document);
    return Pages.goTo(Lot.address(id));
  }

  /** Closes it: its pieces leave, all of them. */
  @Post("/depart")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> close(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    long expected = form.number("expected").orElse(-1);
    boolean keepsDay = form.text("keeps-day").equals("oui");
    lots.close(person, id, expected, keepsDay, visit.figures().zone());
    return Pages.goTo(Lot.address(id));
  }

  /** Puts right what the register of waste says of a lot that has left. */
  @Post("/correction")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> correct(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Lot lot = find(person, id);
    Form form = new Form(fields);
    WasteNote note = TermsForm.waste(visit, form);
    String why = form.text("why");
    if (why.isEmpty() || why.length() > SecondLifeService.LONGEST_COMMENT) {
      form.reject("why", visit.say("piece.error.reason"));
    }
    if (!form.isSound()) {
      return again(view(visit, person, lot, 1, Form.empty(), form));
    }
    lots.correct(person, id, note, why);
    return Pages.goTo(lot.address());
  }

  /** Opens it again: its pieces come back, all of them. */
  @Post("/reouverture")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> reopen(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Lot lot = find(person, id);
    Form form = new Form(fields);
    String reason = form.text("reason");
    if (reason.isEmpty() || reason.length() > SecondLifeService.LONGEST_COMMENT) {
      form.reject("reason", visit.say("piece.error.reason"));
      return again(visit, person, lot, form);
    }
    lots.reopen(person, id, reason, form.text("slip").equals("oui"));
    return Pages.goTo(lot.address());
  }
}
