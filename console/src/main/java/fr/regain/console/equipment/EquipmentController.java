package fr.regain.console.equipment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.equipment.JteequipmentGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The page of one piece of equipment, with what people declare of it. */
@Controller(Equipment.PATH + "/{id}")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class EquipmentController {
  private final EquipmentService equipment;
  private final OwnerService owners;
  private final SiteService sites;
  private final Clock clock;
  private final List<EquipmentPanel> panels;

  EquipmentController(
      EquipmentService equipment,
      OwnerService owners,
      SiteService sites,
      Clock clock,
      List<EquipmentPanel> panels) {
    this.equipment = equipment;
    this.owners = owners;
    this.sites = sites;
    this.clock = clock;
    this.panels = panels.stream().sorted(Comparator.comparing(EquipmentPanel::place)).toList();
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person, String id) {
    EquipmentView view = view(visit, person, find(person, id), Form.empty());
    return Pages.show(request, output -> JteequipmentGenerated.render(output, null, view));
  }

  /** Puts on record what is declared. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> declare(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Equipment piece = find(person, id);
    Form form = new Form(fields);
    LocalDate today = LocalDate.ofInstant(clock.instant(), visit.figures().zone());
    Declaration declaration =
        new EquipmentForm(visit, form, owners.all(), today).read(piece.declaration());
    if (!form.isSound()) {
      EquipmentView view = view(visit, person, piece, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JteequipmentGenerated.render(output, null, view));
    }
    equipment.declare(person, piece.id(), declaration);
    return Pages.goTo(piece.address());
  }

  private EquipmentView view(Visit visit, Person person, Equipment piece, Form form) {
    Site site = sites.find(person.scope(), piece.siteId()).orElse(null);
    boolean left = equipment.hasLeft(piece.id());
    boolean mayChange =
        !left && site != null && EquipmentService.editable(person).holds(site.path());
    List<Content> shown =
        panels.stream().<Content>map(panel -> panel.show(visit, person, piece)).toList();
    return new EquipmentView(visit, piece, site, owners.all(), form, left, mayChange, shown);
  }

  private Equipment find(Person person, String id) {
    return ShortId.parse(id)
        .flatMap(label -> equipment.find(person.scope(), label))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no equipment " + id + "."));
  }
}
