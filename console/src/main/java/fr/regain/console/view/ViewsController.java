package fr.regain.console.view;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.view.JteviewsGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Form;
import fr.regain.console.web.LocalPath;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Query;
import fr.regain.console.web.Section;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.ListChoice;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.TableView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where readers choose how to see a list: its columns, its size, its views. */
@Controller(TableView.CHOICES)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class ViewsController {
  private static final String COLUMN = "colonne-";

  private final ViewService views;
  private final Map<String, ListTable<?, ?>> tables;

  ViewsController(ViewService views, List<Listed> lists) {
    this.views = views;
    this.tables =
        lists.stream().map(Listed::table).collect(Collectors.toMap(ListTable::name, list -> list));
  }

  /** The list that a page is about, and where it is. */
  private record Place(ListTable<?, ?> table, String page, String query) {
    String back() {
      return query.isEmpty() ? page : page + "?" + query;
    }

    String choices() {
      return new Query(TableView.CHOICES)
          .with("liste", table.name())
          .with("page", page)
          .with("requete", query)
          .toString();
    }
  }

  private Optional<Place> place(String list, String page, String query) {
    boolean sound =
        LocalPath.of(page)
                .filter(path -> path.indexOf('?') < 0 && path.indexOf('#') < 0)
                .isPresent()
            && query.length() <= SavedView.LONGEST_QUERY
            && LocalPath.of("/?" + query).isPresent();
    return sound
        ? Optional.ofNullable(tables.get(list)).map(table -> new Place(table, page, query))
        : Optional.empty();
  }

  private Place place(Map<String, String> fields) {
    return place(
            fields.getOrDefault("liste", ""),
            fields.getOrDefault("page", ""),
            fields.getOrDefault("requete", ""))
        .orElseThrow(() -> new Problem(ProblemCode.REQUEST_INVALID, "The form is about no list."));
  }

  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String liste,
      @QueryValue(defaultValue = "") String page,
      @QueryValue(defaultValue = "") String requete) {
    Optional<Place> place = place(liste, page, requete);
    if (place.isEmpty()) {
      return Pages.goTo(Section.DEVICES.path());
    }
    ViewsView view = view(visit, person, place.get(), Form.empty());
    return Pages.show(request, output -> JteviewsGenerated.render(output, null, view));
  }

  private ViewsView view(Visit visit, Person person, Place place, Form form) {
    String list = place.table().name();
    ListChoice choice = views.choice(person, list);
    return new ViewsView(
        visit,
        place.table(),
        place.page(),
        place.query(),
        place.table().chosen(choice.columns()).stream().map(Column::key).toList(),
        choice.size(),
        views.views(person, list).stream()
            .map(
                view ->
                    new ViewsView.Line(
                        view,
                        place.page() + "?" + view.query(),
                        views.opensWith(person, list, view)))
            .toList(),
        form);
  }

  /** Remembers columns and size. */
  @Post("/affichage")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> remember(Person person, @Body Map<String, String> fields) {
    Place place = place(fields);
    List<String> columns =
        place.table().columns().stream()
            .map(Column::key)
            .filter(key -> fields.containsKey(COLUMN + key))
            .toList();
    int size = (int) new Form(fields).number("taille").orElse(ListTable.SIZES.getFirst());
    views.remember(person, place.table().name(), columns, size);
    return Pages.goTo(place.back());
  }

  /** Saves the list as it is under a name. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> save(Visit visit, Person person, @Body Map<String, String> fields) {
    Place place = place(fields);
    Form form = new Form(fields);
    String name = form.text("nom");
    List<SavedView> saved = views.views(person, place.table().name());
    if (name.isEmpty() || name.length() > SavedView.LONGEST_NAME) {
      form.reject("nom", visit.say("views.error.name", SavedView.LONGEST_NAME));
    } else if (saved.stream()
            .filter(view -> view.own() && !view.name().equals(form.text("nom").strip()))
            .count()
        >= ViewService.MOST_VIEWS) {
      form.reject("nom", visit.say("views.error.many", ViewService.MOST_VIEWS));
    }
    if (!form.isSound()) {
      ViewsView view = view(visit, person, place, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JteviewsGenerated.render(output, null, view));
    }
    views.save(
        person, place.table().name(), name, place.query(), form.text("partage").equals("oui"));
    return Pages.goTo(place.back());
  }

  /** Forgets a view. */
  @Post("/{id}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> remove(Person person, String id, @Body Map<String, String> fields) {
    views.remove(person, number(id));
    return Pages.goTo(place(fields).choices());
  }

  /** Has the list open with a view, or no longer. */
  @Post("/{id}/ouverture")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> openWith(Person person, String id, @Body Map<String, String> fields) {
    views.openWith(person, number(id));
    return Pages.goTo(place(fields).choices());
  }

  private static long number(String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no view number " + id + ".");
    }
    return Long.parseLong(id);
  }
}
