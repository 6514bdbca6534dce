package fr.regain.console.access;

import fr.regain.console.page.access.JtegroupsGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
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
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which roles the groups of the identity provider give. */
@Controller(GroupRolesView.PATH)
@Secured(Roles.ORGANISATION)
final class GroupRolesController {
  private final GroupRoles roles;

  GroupRolesController(GroupRoles roles) {
    this.roles = roles;
  }

  @Get
  HttpResponse<byte[]> list(HttpRequest<?> request, Visit visit) {
    GroupRolesView view = view(visit, roles.sites(), Form.empty());
    return Pages.show(request, output -> JtegroupsGenerated.render(output, null, view));
  }

  /** Gives the members of a group a role. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> add(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    List<SiteLabel> sites = roles.sites();
    String group = form.text("group");
    if (group.isEmpty() || group.length() > GroupRoles.LONGEST_GROUP) {
      form.reject("group", visit.say("groups.error.group", GroupRoles.LONGEST_GROUP));
    }
    Optional<Role> role = AccountsController.role(visit, form);
    Optional<SiteLabel> site = SiteLabel.named(sites, form.text("site"));
    if (site.isEmpty()) {
      form.reject("site", visit.say("accounts.error.site"));
    }
    if (!form.isSound()) {
      GroupRolesView view = view(visit, sites, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JtegroupsGenerated.render(output, null, view));
    }
    roles.add(person, group, new GroupGrant(role.orElseThrow(), site.orElseThrow().id()));
    return Pages.goTo(GroupRolesView.PATH);
  }

  /** Takes a role back from the members of a group. */
  @Post("/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> remove(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    Optional<Role> role = AccountsController.role(visit, form);
    if (role.isEmpty() || form.number("site").isEmpty()) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "A role and a site must be named.");
    }
    roles.remove(
        person,
        form.text("group"),
        new GroupGrant(role.orElseThrow(), form.number("site").getAsLong()));
    return Pages.goTo(GroupRolesView.PATH);
  }

  private GroupRolesView view(Visit visit, List<SiteLabel> sites, Form form) {
    return new GroupRolesView(visit, roles.list(), sites, form);
  }
}
