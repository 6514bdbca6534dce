package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.device.DeviceService;
import fr.regain.console.page.campaign.JteparticipantGenerated;
import fr.regain.console.page.campaign.JteparticipantsGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The devices of a campaign: behind each count, exactly those that it has counted. */
@Controller(CampaignPath.ALL + "/{id}/postes")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class ParticipantsController {
  private final VisibleCampaigns campaigns;
  private final CourseService course;
  private final CampaignReading reading;
  private final DeviceService devices;
  private final SiteService sites;

  ParticipantsController(
      VisibleCampaigns campaigns,
      CourseService course,
      CampaignReading reading,
      DeviceService devices,
      SiteService sites) {
    this.campaigns = campaigns;
    this.course = course;
    this.reading = reading;
    this.devices = devices;
    this.sites = sites;
  }

  @Get
  HttpResponse<byte[]> list(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @QueryValue(defaultValue = "html") String format) {
    Campaign campaign = campaigns.find(person, id);
    ParticipantsQuery query = ParticipantsQuery.of(campaign.id(), request.getParameters());
    if (format.equals("csv")) {
      return csv(visit, query);
    }
    ParticipantPage page = page(query, query.page(), query.size());
    if (query.page() > page.pages()) {
      return Pages.goTo(query.withPage(page.pages()).address());
    }
    List<Site> tree = sites.tree(person.scope());
    Long site = query.filter().siteId();
    ParticipantsView view =
        new ParticipantsView(
            visit,
            campaign,
            query,
            page,
            reading.causes(campaign.id(), query.filter()),
            SiteChoice.around(tree, site),
            site == null ? null : SiteChoice.find(tree, site).orElse(null));
    return Pages.show(request, output -> JteparticipantsGenerated.render(output, null, view));
  }

  private ParticipantPage page(ParticipantsQuery query, int page, int size) {
    return reading.participants(query.campaign(), query.filter(), page, size);
  }

  private HttpResponse<byte[]> csv(Visit visit, ParticipantsQuery query) {
    Csv csv =
        new Csv()
            .row(
                visit.say("list.column.HOST_NAME"),
                visit.say("list.column.site"),
                visit.say("participants.column.wave"),
                visit.say("list.state"),
                visit.say("participants.column.cause"),
                visit.say("participants.column.planned-bytes"),
                visit.say("participants.column.deleted-bytes"),
                visit.say("participants.column.held-bytes"),
                visit.say("participants.column.restored-bytes"),
                visit.say("participants.column.returned-bytes"),
                visit.say("list.column.LAST_CHECK_IN"));
    ParticipantPage page;
    int number = 1;
    do {
      page = page(query, number, CampaignReading.LARGEST_PAGE);
      page.rows().forEach(device -> add(csv, visit, device));
      number++;
    } while (number <= page.pages());
    return csv.download(visit.say("participants.file"));
  }

  private static void add(Csv csv, Visit visit, Participant device) {
    Sums sums = device.sums();
    boolean worked = ParticipantText.hasWorked(device);
    csv.row(
        device.hostName(),
        device.siteName(),
        Integer.toString(device.wave()),
        CampaignText.state(visit, device.state()),
        text(device.reason()),
        text(device.plannedAt() == null ? null : sums.plannedBytes()),
        text(worked ? sums.deletedBytes() : null),
        text(worked ? sums.heldBytes() : null),
        text(worked ? sums.restoredBytes() : null),
        text(sums.measured() == 0 ? null : sums.returnedBytes()),
        text(device.lastCheckInAt()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
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
