package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.device.DeviceListQuery;
import fr.regain.console.page.campaign.JtecampaignsGenerated;
import fr.regain.console.page.campaign.JtenewcampaignGenerated;
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

  CampaignsController(VisibleCampaigns campaigns, CampaignReading reading, Drafts drafts) {
    this.campaigns = campaigns;
    this.reading = reading;
    this.drafts = drafts;
  }

  @Get
  HttpResponse<byte[]> list(HttpRequest<?> request, Visit visit, Person person) {
    CampaignsQuery query = CampaignsQuery.of(request.getParameters());
    List<Campaign> found =
        query.filter(query.templates() ? campaigns.templates(person) : campaigns.all(person));
    int pages = Math.max(1, Math.ceilDiv(found.size(), CampaignsQuery.SIZE));
    if (query.page() > pages) {
      return Pages.goTo(query.withPage(pages).address());
    }
    List<Standing> shown =
        found.stream()
            .skip((query.page() - 1L) * CampaignsQuery.SIZE)
            .limit(CampaignsQuery.SIZE)
            .map(campaign -> new Standing(campaign, reading.counts(campaign.id())))
            .toList();
    CampaignsView view =
        new CampaignsView(visit, query, shown, found.size(), person.may(Role.COORDINATOR));
    return Pages.show(request, output -> JtecampaignsGenerated.render(output, null, view));
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
            DeviceListQuery.of(request.getParameters()));
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
    DeviceListQuery devices = DeviceListQuery.of(request.getParameters());
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
            ? drafts.blank(visit, person, name, devices.filter(visit.now()))
            : drafts.copy(person, campaigns.find(person, template), name, false);
    return Pages.goTo(CampaignPath.of(id, Step.TARGET));
  }
}
