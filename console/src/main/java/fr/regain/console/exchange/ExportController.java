package fr.regain.console.exchange;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.document.Spreadsheet;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.security.annotation.Secured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The list of equipment, in forms that other programs read. */
@Controller("/seconde-vie/export")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class ExportController {
  /** Most rows of a spreadsheet; for more, people take the table. */
  static final int MOST_SPREADSHEET_ROWS = 20_000;

  private static final JsonMapper JSON = JsonMapper.createDefault();

  private final EquipmentRows equipment;
  private final SiteService sites;
  private final OwnerService owners;

  ExportController(EquipmentRows equipment, SiteService sites, OwnerService owners) {
    this.equipment = equipment;
    this.sites = sites;
    this.owners = owners;
  }

  /**
   * A file.
   *
   * @param format csv, ods, glpi or numecoeval
   */
  @Get
  HttpResponse<byte[]> file(
      Visit visit, Person person, @QueryValue(defaultValue = "csv") String format) {
    Scope scope = person.scope();
    String name = visit.say("exchange.file-name");
    return switch (format) {
      case "csv" -> csv(visit, scope).download(name);
      case "ods" -> saved(ods(visit, scope), Spreadsheet.MEDIA_TYPE, name + ".ods");
      case "glpi" -> saved(glpi(scope), "application/zip", name + "-glpi.zip");
      case "numecoeval" ->
          saved(
              NumEcoEval.table(equipment, scope, siteNames(scope), ownerNames()),
              "text/csv; charset=utf-8",
              name + "-numecoeval.csv");
      default ->
          throw new Problem(
              ProblemCode.REQUEST_INVALID,
              "The list is csv, ods, glpi or numecoeval, not " + format + ".");
    };
  }

  private ListExport list(Visit visit, Scope scope) {
    return new ListExport(visit.words(), visit.figures(), siteNames(scope), ownerNames());
  }

  private Csv csv(Visit visit, Scope scope) {
    ListExport list = list(visit, scope);
    Csv csv = new Csv().row(list.headings().toArray(String[]::new));
    equipment.each(scope, (piece, facts) -> csv.row(list.row(piece, facts).toArray(String[]::new)));
    return csv;
  }

  private byte[] ods(Visit visit, Scope scope) {
    ListExport list = list(visit, scope);
    List<List<String>> rows = new ArrayList<>();
    equipment.each(
        scope,
        (piece, facts) -> {
          if (rows.size() == MOST_SPREADSHEET_ROWS) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID,
                "A spreadsheet holds " + MOST_SPREADSHEET_ROWS + " rows at most: take the table.");
          }
          rows.add(list.row(piece, facts));
        });
    return Spreadsheet.of(List.of(list.table(rows)));
  }

  private byte[] glpi(Scope scope) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      equipment.each(
          scope,
          (piece, facts) ->
              GlpiDocument.of(piece, facts)
                  .ifPresent(document -> add(zip, piece.shortId().text(), document)));
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, Map<String, Object> document) {
    try {
      zip.putNextEntry(new ZipEntry(name + ".json"));
      zip.write(JSON.writeValueAsBytes(document));
      zip.closeEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
  }

  private Map<Long, String> siteNames(Scope scope) {
    return sites.tree(scope).stream()
        .collect(
            Collectors.toMap(
                Site::id, site -> site.uai() == null ? site.name() : site.uai().code()));
  }

  private Map<Long, String> ownerNames() {
    return owners.all().stream().collect(Collectors.toMap(Owner::id, Owner::name));
  }

  private static HttpResponse<byte[]> saved(byte[] content, String type, String name) {
    return HttpResponse.ok(content)
        .contentType(MediaType.of(type))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
