package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.document.Label;
import fr.regain.console.document.LabelFormat;
import fr.regain.console.document.LabelSheet;
import fr.regain.console.document.PdfPrinter;
import fr.regain.console.page.secondlife.JtelabelsGenerated;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.Caller;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.PublicAddress;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Prints labels: of the pieces that are typed or scanned, or of a whole filter. */
@Controller(LabelsView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
final class LabelsController {
  private static final int MOST = 2_000;
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.-]{1,150}(:[0-9]{1,5})?");

  private final SecondLifeService pieces;
  private final PublicAddress address;

  LabelsController(SecondLifeService pieces, PublicAddress address) {
    this.pieces = pieces;
    this.address = address;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    HttpParameters parameters = request.getParameters();
    ListAddress list = ListAddress.read(WorkshopTable.TABLE, WorkshopTable.PATH, parameters);
    WorkshopFilter filter = WorkshopFilters.of(list);
    boolean filtered = list.narrowed() > 0 || parameters.getFirst("filtre").isPresent();
    Form form = new Form(fields(parameters));
    Scope scope = SecondLifeService.workable(person);
    if (form.text("format").equals("pdf")) {
      Optional<HttpResponse<byte[]>> printed = print(visit, scope, filter, filtered, form);
      if (printed.isPresent()) {
        return printed.get();
      }
    }
    LabelsView view =
        new LabelsView(
            visit,
            list,
            filtered,
            filtered ? pieces.count(scope, filter) : Count.of(0),
            host(request),
            Caller.of(request).secure(),
            form);
    return form.isSound()
        ? Pages.show(request, output -> JtelabelsGenerated.render(output, null, view))
        : Pages.showOnce(
            HttpStatus.UNPROCESSABLE_ENTITY,
            output -> JtelabelsGenerated.render(output, null, view));
  }

  private static Map<String, String> fields(HttpParameters parameters) {
    Map<String, String> fields = new HashMap<>();
    parameters.forEach(
        (name, values) -> values.stream().findFirst().ifPresent(v -> fields.put(name, v)));
    return fields;
  }

  // As the reader's browser reaches the console; phones may need another name.
  private String host(HttpRequest<?> request) {
    String host = address.authority(request);
    return ADDRESS.matcher(host).matches() ? host : "";
  }

  private Optional<HttpResponse<byte[]>> print(
      Visit visit, Scope scope, WorkshopFilter filter, boolean filtered, Form form) {
    LabelFormat format = LabelFormat.find(form.text("modele")).orElse(LabelFormat.ALL.getFirst());
    long first = form.number("debut").orElse(0);
    if (first < 1 || first > format.labels()) {
      form.reject("debut", visit.say("labels.error.first", format.labels()));
    }
    if (!ADDRESS.matcher(form.text("adresse")).matches()) {
      form.reject("adresse", visit.say("labels.error.address"));
    }
    List<Piece> chosen =
        filtered
            ? first(scope, filter)
            : TypedLabels.read(
                visit, form, "codes", MOST, labels -> pieces.labelled(scope, labels));
    if (form.isSound() && chosen.isEmpty()) {
      form.reject("codes", visit.say("labels.error.none"));
    }
    if (!form.isSound()) {
      return Optional.empty();
    }
    LabelText line =
        Arrays.stream(LabelText.values())
            .filter(one -> one.name().equals(form.text("ligne")))
            .findFirst()
            .orElse(LabelText.INVENTORY_NUMBER);
    String address =
        (form.text("protocole").equals("http") ? "http://" : "https://") + form.text("adresse");
    List<Label> labels =
        chosen.stream()
            .map(
                piece ->
                    new Label(
                        address + piece.address(),
                        PieceText.label(piece.shortId()),
                        line.of(visit, piece)))
            .toList();
    byte[] pdf =
        LabelSheet.of(
            labels, format, (int) first, visit.say("labels.title"), visit.words().language().tag());
    return Optional.of(
        Downloads.file(pdf, PdfPrinter.MEDIA_TYPE, visit.say("labels.file") + ".pdf"));
  }

  private List<Piece> first(Scope scope, WorkshopFilter filter) {
    List<Piece> first = new ArrayList<>();
    Cursor at = null;
    do {
      Slice<Piece> page =
          pieces
              .page(scope, filter, new Sort<>(WorkshopSort.CHANGED, true), at, Keyset.LARGEST_PAGE)
              .slice();
      first.addAll(page.rows());
      at = page.next();
    } while (at != null && first.size() < MOST);
    return first;
  }
}
