package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.secondlife.JteerasureGenerated;
import fr.regain.console.page.secondlife.JterecordGenerated;
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
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts erasures on record: by hand, or from the log of nwipe. */
@Controller("/m/{label}/effacement")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
final class ErasureController {
  private final SecondLifeService pieces;
  private final InspectionService inspections;

  ErasureController(SecondLifeService pieces, InspectionService inspections) {
    this.pieces = pieces;
    this.inspections = inspections;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person, String label) {
    ErasureView view = new ErasureView(visit, find(person, label), person.name(), Form.empty(), "");
    return Pages.show(request, output -> JteerasureGenerated.render(output, null, view));
  }

  private Dossier inWorkshop(Person person, String label) {
    Dossier dossier = find(person, label);
    if (!dossier.piece().stage().isStock()) {
      throw SecondLifeService.notNow(dossier.piece(), "it is not in the workshop");
    }
    return dossier;
  }

  private Dossier find(Person person, String label) {
    return pieces.find(SecondLifeService.workable(person), label);
  }

  private static HttpResponse<byte[]> again(ErasureView view) {
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY, output -> JteerasureGenerated.render(output, null, view));
  }

  /** Records one erasure that a person fills in. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> record(
      Visit visit, Person person, String label, @Body Map<String, String> fields) {
    Dossier dossier = inWorkshop(person, label);
    Form form = new Form(fields);
    Optional<Erasure> erasure = new ErasureForm(visit, form).read();
    if (erasure.filter(dossier::isOutdated).isPresent()) {
      form.reject("ended", visit.say("erasure.error.outdated"));
    }
    erasure.ifPresent(one -> rejectElsewhere(visit, dossier, form, "serial", List.of(one)));
    String confirming = "";
    if (erasure.isPresent() && form.isSound() && !isConfirmed(dossier, form)) {
      confirming = form.text("serial");
      form.reject("serial", visit.say("erasure.error.unknown-serial", confirming));
    }
    if (erasure.isEmpty() || !form.isSound()) {
      return again(new ErasureView(visit, dossier, person.name(), form, confirming));
    }
    inspections.erased(person, dossier.piece().id(), List.of(erasure.get()));
    return Pages.goTo(dossier.piece().address());
  }

  // A serial number that was mistyped would be one more erased disk.
  private static boolean isConfirmed(Dossier dossier, Form form) {
    String serial = form.text("serial");
    return dossier.isKnown(serial) || form.text("confirmed").equals(serial);
  }

  private void rejectElsewhere(
      Visit visit, Dossier dossier, Form form, String field, List<Erasure> erasures) {
    inspections
        .elsewhere(dossier.piece().id(), erasures)
        .ifPresent(
            other ->
                form.reject(
                    field,
                    visit.say(
                        "erasure.error.elsewhere",
                        other.serial(),
                        PieceText.label(other.label()))));
  }

  /** One erasure on record. */
  @Get("/{erasure}")
  HttpResponse<byte[]> record(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String label,
      @PathVariable long erasure) {
    Dossier dossier = find(person, label);
    RecordView view = new RecordView(visit, dossier, dossier.recorded(erasure), Form.empty());
    return Pages.show(request, output -> JterecordGenerated.render(output, null, view));
  }

  /** Says that a record is of no disk of this piece. */
  @Post("/{erasure}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> strike(
      Visit visit,
      Person person,
      String label,
      @PathVariable long erasure,
      @Body Map<String, String> fields) {
    Dossier dossier = inWorkshop(person, label);
    RecordedErasure recorded = dossier.recorded(erasure);
    Form form = new Form(fields);
    String reason = form.text("reason");
    if (reason.isEmpty() || reason.length() > SecondLifeService.LONGEST_COMMENT) {
      form.reject("reason", visit.say("piece.error.reason"));
      RecordView view = new RecordView(visit, dossier, recorded, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JterecordGenerated.render(output, null, view));
    }
    inspections.strike(person, dossier.piece().id(), erasure, reason);
    return Pages.goTo(dossier.piece().address());
  }

  /**
   * Records what a log says of this piece's disks: those whose serial numbers its inventory tells
   * of, or the only one, where the inventory tells of none. What the same log tells of before the
   * piece was collected is left out.
   */
  @Post("/journal")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<byte[]> log(Visit visit, Person person, String label, @Part CompletedFileUpload file)
      throws IOException {
    Dossier dossier = inWorkshop(person, label);
    Form form = new Form(Map.of());
    byte[] bytes = file.getBytes();
    List<Erasure> all =
        bytes.length > NwipeLog.LONGEST
            ? List.of()
            : NwipeLog.read(
                new String(bytes, StandardCharsets.UTF_8),
                visit.figures().zone(),
                person.name(),
                LotService.sha256(bytes));
    List<Erasure> own = NwipeMatch.of(all, dossier.disks());
    List<Erasure> current = own.stream().filter(one -> !dossier.isOutdated(one)).toList();
    if (all.isEmpty()) {
      form.reject("file", visit.say("erasure.error.no-log"));
    } else if (own.isEmpty()) {
      form.reject("file", visit.say("erasure.error.no-match", NwipeMatch.serials(all)));
    } else if (current.isEmpty()) {
      form.reject("file", visit.say("erasure.error.outdated-log"));
    }
    rejectElsewhere(visit, dossier, form, "file", current);
    if (!form.isSound()) {
      return again(new ErasureView(visit, dossier, person.name(), form, ""));
    }
    inspections.erased(person, dossier.piece().id(), current);
    return Pages.goTo(dossier.piece().address());
  }
}
