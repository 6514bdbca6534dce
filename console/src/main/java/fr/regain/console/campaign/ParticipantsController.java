package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.device.DeviceService;
import fr.regain.console.page.campaign.JteparticipantGenerated;
import fr.regain.console.page.campaign.JteparticipantsGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Lists;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;

/** The devices of a campaign: behind each count, exactly those that it has counted. */
@Controller(CampaignPath.ALL + "/{id}/postes")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class ParticipantsController {
  private final VisibleCampaigns campaigns;
  private final CourseService course;
  private final CampaignReading reading;
  private final DeviceService devices;
  private final SiteService sites;
  private final Lists lists;

  ParticipantsController(
      VisibleCampaigns campaigns,
      CourseService course,
      CampaignReading reading,
      DeviceService devices,
      SiteService sites,
      Lists lists) {
    this.lists = lists;
    this.campaigns = campaigns;
    this.course = course;
    this.reading = reading;
    this.devices = devices;
    this.sites = sites;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person, String id) {
    Campaign campaign = campaigns.find(person, id);
    var asked =
        lists.asked(request, visit, ParticipantTable.TABLE, ParticipantFilters.path(campaign.id()));
    ParticipantFilter filter = ParticipantFilters.of(asked.address());
    return asked.answer(
        (sort, at, size) ->
            reading
                .participants(campaign.id(), filter, sort, at, size)
                .map(device -> new ParticipantTable.Row(campaign, device)),
        () ->
            ParticipantsView.fields(
                visit, campaign, asked.address(), sites.around(person.scope(), filter.siteId())),
        table -> {
          ParticipantsView view =
              new ParticipantsView(table, campaign, filter, reading.causes(campaign.id(), filter));
          return output -> JteparticipantsGenerated.render(output, null, view);
        });
  }

  /** One device of the campaign. */
  @Get("/{device}")
  HttpResponse<byte[]> device(
      HttpRequest<?> request, Visit visit, Person person, String id, String device) {
    Campaign campaign = campaigns.find(person, id);
    Participant participant =
        reading.participant(campaign.id(), uuid(device)).orElseThrow(() -> missing(device));
    ParticipantView view =
        new ParticipantView(
            visit,
            campaign,
            participant,
            devices.isIn(person.scope(), participant.deviceId())
                ? "/parc/" + participant.deviceId()
                : null,
            campaigns.mayDecide(person, campaign));
    return Pages.show(request, output -> JteparticipantGenerated.render(output, null, view));
  }

  /** Has everything put back that the campaign took on one device. */
  @Post("/{device}/restitution")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.COORDINATOR)
  HttpResponse<byte[]> undo(Person person, String id, String device) {
    Campaign campaign = campaigns.findToDecide(person, id);
    course.undo(campaign.id(), uuid(device), person);
    return Pages.goTo(CampaignPath.participant(campaign.id(), uuid(device)));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw missing(text);
    }
  }

  private static Problem missing(String device) {
    return new Problem(ProblemCode.NOT_FOUND, "The device " + device + " is not in the campaign.");
  }
}
