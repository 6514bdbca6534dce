package fr.regain.console.exchange;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of equipment that come in and go out, for programs. */
@Controller(ApiRequest.ROOT)
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
class ImportApi {
  private final ImportService imports;
  private final ExportController exports;
  private final SiteService sites;

  ImportApi(ImportService imports, ExportController exports, SiteService sites) {
    this.imports = imports;
    this.exports = exports;
    this.sites = sites;
  }

  /** An import; see {@link Draft}. What it did is absent before it has ended. */
  @Serdeable
  record ImportAnswer(
      UUID id,
      String fileName,
      long bytes,
      String sha256,
      ImportFormat format,
      List<String> headings,
      Map<Field, Integer> columns,
      Map<String, ImportedState> states,
      @Nullable Long siteId,
      boolean whole,
      Draft.State state,
      long rows,
      long rowsDone,
      @Nullable Long made,
      @Nullable Long changed,
      @Nullable Long leftOut,
      @Nullable Long refused,
      Instant createdAt,
      Instant changedAt) {
    static ImportAnswer of(Draft draft) {
      boolean ended = draft.state() == Draft.State.DONE;
      return new ImportAnswer(
          draft.id(),
          draft.fileName(),
          draft.bytes(),
          draft.digest(),
          draft.format(),
          draft.headings(),
          draft.mapping().columns(),
          draft.mapping().states(),
          draft.siteId(),
          draft.whole(),
          draft.state(),
          draft.total(),
          draft.done(),
          ended ? draft.made() : null,
          ended ? draft.changed() : null,
          ended ? draft.leftOut() : null,
          ended ? draft.refused() : null,
          draft.createdAt(),
          draft.changedAt());
    }
  }

  /**
   * What the columns of a file say.
   *
   * @param columns the number of the column of each field, from 0; empty: as the console guessed
   * @param states what the statuses of the file mean
   * @param siteId where equipment goes whose row names no site
   * @param whole whether nothing is written when one row is refused
   */
  @Serdeable
  record ImportMappingRequest(
      @Size(max = 50) Map<Field, Integer> columns,
      @Nullable @Size(max = ImportService.MOST_STATUSES) Map<String, ImportedState> states,
      long siteId,
      boolean whole) {}

  /** What a dry run or an import comes to; see {@link Tally}. */
  @Serdeable
  record TallyAnswer(long rows, long made, long changed, long leftOut, long refused) {
    static TallyAnswer of(Tally tally) {
      return new TallyAnswer(
          tally.rows(), tally.made(), tally.changed(), tally.left(), tally.refused());
    }
  }

  @Post("/imports")
  @Status(HttpStatus.CREATED)
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @ApiCall(
      fr = "Reçoit un fichier (tableau, ou inventaires de GLPI), et le garde sept jours",
      en = "Receives a file (a table, or inventories of GLPI), and keeps it for seven days")
  ImportAnswer receive(
      Person person,
      @QueryValue @NotBlank @Size(max = 255) String fileName,
      @Body InputStream body) {
    UUID id = imports.receive(person, fileName, body);
    return find(person, id);
  }

  @Get("/imports/{id}")
  @ApiCall(fr = "Un import de son propre compte", en = "An import of one’s own account")
  ImportAnswer find(Person person, UUID id) {
    return ImportAnswer.of(imports.find(person, id));
  }

  @Put("/imports/{id}/mapping")
  @ApiCall(
      fr = "Dit ce que disent les colonnes, et où va le matériel",
      en = "Says what the columns say, and where the equipment goes")
  ImportAnswer map(Person person, UUID id, @Valid @Body ImportMappingRequest body) {
    Draft draft = imports.find(person, id);
    if (draft.state() != Draft.State.READY) {
      throw new Problem(
          ProblemCode.SECOND_LIFE_NOT_NOW, "The import has begun; send the file again.");
    }
    if (sites.find(EquipmentService.editable(person), body.siteId()).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no site number " + body.siteId() + ".");
    }
    imports.map(person, draft, mapping(draft, body), body.siteId(), body.whole());
    return find(person, id);
  }

  private static Mapping mapping(Draft draft, ImportMappingRequest body) {
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    columns.putAll(body.columns().isEmpty() ? draft.mapping().columns() : body.columns());
    if (draft.format() == ImportFormat.INVENTORIES) {
      return draft.mapping();
    }
    columns.forEach(
        (field, column) -> {
          if (column < 0 || column >= draft.headings().size()) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID, "The file has no column number " + column + ".");
          }
        });
    if (!columns.containsKey(Field.SERIAL_NUMBER) && !columns.containsKey(Field.INVENTORY_NUMBER)) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "A column must say the serial number or the inventory number.");
    }
    Map<String, ImportedState> states = new HashMap<>();
    if (body.states() != null) {
      body.states().forEach((status, state) -> states.put(TypedText.plain(status), state));
    }
    return new Mapping(columns, states);
  }

  @Get("/imports/{id}/dry-run")
  @ApiCall(fr = "Ce que ferait un import", en = "What an import would do")
  TallyAnswer dryRun(Person person, UUID id) {
    Draft draft = imports.find(person, id);
    refuseUnready(draft);
    return TallyAnswer.of(imports.dryRun(person, draft));
  }

  private static void refuseUnready(Draft draft) {
    if (draft.siteId() == null || draft.state() == Draft.State.DONE) {
      throw new Problem(
          ProblemCode.SECOND_LIFE_NOT_NOW,
          "The import has ended, or its columns have not been said yet.");
    }
  }

  @Post("/imports/{id}/start")
  @ApiCall(fr = "Lance un import, en arrière-plan", en = "Starts an import, in the background")
  ImportAnswer start(Person person, UUID id) {
    Draft draft = imports.find(person, id);
    refuseUnready(draft);
    imports.start(person, draft);
    return find(person, id);
  }

  @Get("/equipment-file")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.REFERENT})
  @Produces(MediaType.ALL)
  @ApiCall(
      fr = "Tout le matériel en un fichier : csv, ods, glpi ou numecoeval",
      en = "All equipment in one file: csv, ods, glpi or numecoeval")
  HttpResponse<byte[]> file(Visit visit, Person person, @QueryValue @Nullable String format) {
    return exports.file(visit, person, format == null ? "csv" : format);
  }
}
