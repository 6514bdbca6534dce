package fr.regain.console.exchange;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.page.exchange.JtecolumnsGenerated;
import fr.regain.console.page.exchange.JtedryrunGenerated;
import fr.regain.console.page.exchange.JteprogressGenerated;
import fr.regain.console.page.exchange.JteuploadGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.SiteService;
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
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of an import: file, columns, dry run, import. */
@Controller(ImportController.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
final class ImportController {
  static final String PATH = "/seconde-vie/import";

  private static final int SAMPLE = 5;

  private final ImportService imports;
  private final SiteService sites;

  ImportController(ImportService imports, SiteService sites) {
    this.imports = imports;
    this.sites = sites;
  }

  /** The first step. */
  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit) {
    return Pages.show(
        request, output -> JteuploadGenerated.render(output, null, visit, Form.empty()));
  }

  /** Receives a file. */
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<byte[]> receive(Visit visit, Person person, StreamingFileUpload file) {
    try (InputStream content = file.asInputStream()) {
      UUID id = imports.receive(person, file.getFilename(), content);
      return Pages.goTo(imports.find(person, id).address());
    } catch (IOException | Problem refused) {
      if (refused instanceof Problem problem && problem.code() != ProblemCode.REQUEST_INVALID) {
        throw problem;
      }
      Form form = Form.empty();
      form.reject(
          "file",
          visit.say(
              "exchange.error.file", FileReading.MOST_ROWS, FileReading.LONGEST_INVENTORY >> 20));
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JteuploadGenerated.render(output, null, visit, form));
    }
  }

  /** The step at which a draft stands. */
  @Get("/{id}")
  HttpResponse<byte[]> step(HttpRequest<?> request, Visit visit, Person person, UUID id) {
    Draft draft = imports.find(person, id);
    return switch (draft.state()) {
      case READY -> Pages.show(request, columns(visit, person, draft, Form.empty()));
      case RUNNING, DONE, STOPPED ->
          Pages.show(
              request,
              output -> JteprogressGenerated.render(output, null, new ProgressView(visit, draft)));
    };
  }

  /** The columns again, after a run that was stopped. */
  @Get("/{id}/colonnes")
  HttpResponse<byte[]> columns(HttpRequest<?> request, Visit visit, Person person, UUID id) {
    Draft draft = imports.find(person, id);
    return draft.state() == Draft.State.DONE
        ? Pages.goTo(draft.address())
        : Pages.show(request, columns(visit, person, draft, Form.empty()));
  }

  private fr.regain.console.web.Markup columns(Visit visit, Person person, Draft draft, Form form) {
    ColumnsView view =
        new ColumnsView(
            visit,
            draft,
            imports.sample(draft, SAMPLE),
            imports.statuses(draft),
            sites.tree(EquipmentService.editable(person)),
            form);
    return output -> JtecolumnsGenerated.render(output, null, view);
  }

  /** Assigns the columns. */
  @Post("/{id}/colonnes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> assign(
      Visit visit, Person person, UUID id, @Body Map<String, String> fields) {
    Draft draft = imports.find(person, id);
    if (draft.state() == Draft.State.DONE) {
      return Pages.goTo(draft.address());
    }
    Form form = new Form(fields);
    Mapping mapping = mapping(draft, form);
    Long siteId = site(visit, person, form);
    if (mapping.columns().get(Field.SERIAL_NUMBER) == null
        && mapping.columns().get(Field.INVENTORY_NUMBER) == null) {
      form.reject("column-SERIAL_NUMBER", visit.say("exchange.error.no-number"));
    }
    if (!form.isSound()) {
      return Pages.showOnce(HttpStatus.UNPROCESSABLE_ENTITY, columns(visit, person, draft, form));
    }
    imports.map(person, draft, mapping, siteId, form.text("whole").equals("yes"));
    boolean newStatuses =
        mapping.columns().get(Field.STATE) != null
            && !java.util.Objects.equals(
                mapping.columns().get(Field.STATE), draft.mapping().columns().get(Field.STATE));
    return Pages.goTo(draft.address() + (newStatuses ? "/colonnes" : "/essai"));
  }

  private static Mapping mapping(Draft draft, Form form) {
    if (draft.format() == ImportFormat.INVENTORIES) {
      return draft.mapping();
    }
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      form.number("column-" + field).stream()
          .filter(column -> column < draft.headings().size())
          .forEach(column -> columns.put(field, (int) column));
    }
    // Only what a person corrects is kept: a column of names taken for one of states leaves none.
    Mapping guessed = new Mapping(columns, Map.of());
    Map<String, ImportedState> states = new HashMap<>();
    for (int i = 0; i < ImportService.MOST_STATUSES; i++) {
      String status = form.text("status-" + i);
      Optional<ImportedState> state =
          Mapping.constant(ImportedState.values(), form.text("state-" + i));
      if (!status.isEmpty()) {
        state
            .filter(meaning -> meaning != guessed.state(status))
            .ifPresent(meaning -> states.put(TypedText.plain(status), meaning));
      }
    }
    return new Mapping(columns, states);
  }

  private @Nullable Long site(Visit visit, Person person, Form form) {
    String typed = form.text("site");
    if (typed.isEmpty()) {
      form.reject("site", visit.say("exchange.error.site"));
      return null;
    }
    Optional<Long> site =
        Places.of(
                sites.tree(EquipmentService.editable(person)), List.of(), java.time.LocalDate.EPOCH)
            .site(typed);
    if (site.isEmpty()) {
      form.reject("site", visit.say("exchange.error.site"));
    }
    return site.orElse(null);
  }

  /** What the import would do. */
  @Get("/{id}/essai")
  HttpResponse<byte[]> dryRun(HttpRequest<?> request, Visit visit, Person person, UUID id) {
    Draft draft = imports.find(person, id);
    if (draft.siteId() == null || draft.state() == Draft.State.DONE) {
      return Pages.goTo(draft.address());
    }
    DryRunView view =
        new DryRunView(
            visit,
            draft,
            imports.dryRun(person, draft),
            person.scope(Role.ADMINISTRATOR).isEverywhere());
    return Pages.show(request, output -> JtedryrunGenerated.render(output, null, view));
  }

  /** Enters the chosen ones of the owners that are not on record, and tries again. */
  @Post("/{id}/proprietaires")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> addOwners(Person person, UUID id, @Body Map<String, String> fields) {
    Draft draft = imports.find(person, id);
    Form form = new Form(fields);
    Map<String, OwnerKind> chosen = new LinkedHashMap<>();
    for (int number = 0; number < Tally.MOST_OWNERS; number++) {
      String name = form.text("owner-" + number);
      Optional<OwnerKind> kind = Mapping.constant(OwnerKind.values(), form.text("kind-" + number));
      if (!name.isEmpty()) {
        kind.ifPresent(known -> chosen.put(name, known));
      }
    }
    imports.addOwners(person, chosen);
    return Pages.goTo(draft.address() + "/essai");
  }

  /** Imports. */
  @Post("/{id}/marche")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> start(Person person, UUID id) {
    Draft draft = imports.find(person, id);
    if (draft.siteId() != null && draft.state() != Draft.State.DONE) {
      imports.start(person, draft);
    }
    return Pages.goTo(draft.address());
  }
}
