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
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    Declaration declaration =
        new Declaration(
            owner(visit, form),
            purchase(visit, form),
            number(visit, form),
            answer(form, "carrier"),
            answer(form, "working"),
            form.text("surplus").equals("oui"));
    if (!form.isSound()) {
      EquipmentView view = view(visit, person, piece, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JteequipmentGenerated.render(output, null, view));
    }
    equipment.declare(person, piece.id(), declaration);
    return Pages.goTo(piece.address());
  }

  private @Nullable Long owner(Visit visit, Form form) {
    String text = form.text("owner");
    if (text.isEmpty()) {
      return null;
    }
    return form.number("owner").stream()
        .boxed()
        .filter(id -> owners.find(id).isPresent())
        .findFirst()
        .orElseGet(
            () -> {
              form.reject("owner", visit.say("equipment.error.owner"));
              return null;
            });
  }

  private @Nullable LocalDate purchase(Visit visit, Form form) {
    String text = form.text("purchased");
    if (text.isEmpty()) {
      return null;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), visit.figures().zone());
    try {
      LocalDate day = LocalDate.parse(text);
      if (Made.credible(day, null, today).after() != null) {
        return day;
      }
    } catch (DateTimeParseException malformed) {
      // Refused below, as is a day that cannot be.
    }
    form.reject("purchased", visit.say("equipment.error.purchased"));
    return null;
  }

  private static @Nullable String number(Visit visit, Form form) {
    String text = form.text("number");
    if (text.length() > Declaration.LONGEST_NUMBER) {
      form.reject("number", visit.say("equipment.error.number", Declaration.LONGEST_NUMBER));
    }
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Boolean answer(Form form, String field) {
    String text = form.text(field);
    return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
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
