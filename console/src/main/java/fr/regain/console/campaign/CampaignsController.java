package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.device.DeviceFilters;
import fr.regain.console.page.campaign.JtecampaignsGenerated;
import fr.regain.console.page.campaign.JtenewcampaignGenerated;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.ListRequest;
import fr.regain.console.web.table.Lists;
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
import java.util.UUID;

/** The list of campaigns, and where a new one begins. */
@Controller(CampaignPath.ALL)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class CampaignsController {
  private final VisibleCampaigns campaigns;
  private final CampaignReading reading;
  private final Drafts drafts;
  private final Lists lists;

  CampaignsController(
      VisibleCampaigns campaigns, CampaignReading reading, Drafts drafts, Lists lists) {
    this.lists = lists;
    this.campaigns = campaigns;
    this.reading = reading;
    this.drafts = drafts;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person) {
    var asked = lists.asked(request, visit, CampaignTable.CAMPAIGNS, CampaignPath.ALL);
    return list(asked, person, false);
  }

  @Get("/modeles")
  HttpResponse<?> templates(HttpRequest<?> request, Visit visit, Person person) {
    var asked = lists.asked(request, visit, CampaignTable.TEMPLATES, CampaignPath.TEMPLATES);
    return list(asked, person, true);
  }

  private HttpResponse<?> list(
      ListRequest<Standing, CampaignSort> asked, Person person, boolean templates) {
    CampaignFilter filter =
        new CampaignFilter(
            templates,
            asked.get(CampaignTable.TEXT).orElse(""),
            asked.get(CampaignTable.STATE).orElse(null));
    return asked.answer(
        (sort, at, size) -> reading.page(person.scope(), filter, sort, at, size),
        () -> CampaignTable.fields(asked.visit(), asked.address(), templates),
        table -> {
          CampaignsView view = new CampaignsView(table, templates, person.may(Role.COORDINATOR));
          return output -> JtecampaignsGenerated.render(output, null, view);
        });
  }

  @Get("/nouvelle")
  @Secured(Roles.COORDINATOR)
  HttpResponse<byte[]> blank(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String modele) {
    NewCampaignView view =
        new NewCampaignView(
            visit,
            new Form(Map.of("modele", modele)),
            campaigns.templates(person),
            DeviceFilters.read(request.getParameters()));
    return Pages.show(request, output -> JtenewcampaignGenerated.render(output, null, view));
  }

  /**
   * Stores a draft, from nothing, from the filter of a list of devices or from a template, and goes
   * on to its first step.
   */
  @Post("/nouvelle")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.COORDINATOR)
  HttpResponse<byte[]> create(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    ListAddress devices = DeviceFilters.read(request.getParameters());
    Form form = new Form(fields);
    List<Campaign> templates = campaigns.templates(person);
    String name = form.text("nom");
    Drafts.checkName(visit, form, "nom");
    String template = form.text("modele");
    if (!template.isEmpty()
        && templates.stream().noneMatch(known -> known.id().toString().equals(template))) {
      form.reject("modele", visit.say("new-campaign.error.template"));
    }
    if (!form.isSound()) {
      NewCampaignView view = new NewCampaignView(visit, form, templates, devices);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JtenewcampaignGenerated.render(output, null, view));
    }
    UUID id =
        template.isEmpty()
            ? drafts.blank(visit, person, name, DeviceFilters.of(devices, visit.now()))
            : drafts.copy(person, campaigns.find(person, template), name, false);
    return Pages.goTo(CampaignPath.of(id, Step.TARGET));
  }
}
