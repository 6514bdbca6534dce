package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.device.DeviceService;
import fr.regain.console.page.campaign.JteparticipantGenerated;
import fr.regain.console.page.campaign.JteparticipantsGenerated;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Export;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.ListChoice;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Lists;
import fr.regain.console.web.table.TableView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private final Lists lists;
  private final Duration retention;

  ParticipantsController(
      VisibleCampaigns campaigns,
      CourseService course,
      CampaignReading reading,
      DeviceService devices,
      SiteService sites,
      Lists lists,
      ConsoleConfig config) {
    this.lists = lists;
    this.campaigns = campaigns;
    this.course = course;
    this.reading = reading;
    this.devices = devices;
    this.sites = sites;
    this.retention = config.campaigns().quarantineRetention();
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person, String id) {
    Campaign campaign = campaigns.find(person, id);
    ParticipantsQuery query = ParticipantsQuery.of(campaign.id(), request.getParameters());
    ListTable<ParticipantTable.Row> table = ParticipantTable.TABLE;
    ListChoice choice = lists.choice(request, table);
    ListAddress address =
        ListAddress.read(table, query.path(), query.parameters(), request.getParameters());
    Optional<Export> export = Lists.export(request);
    if (export.isPresent()) {
      return lists.file(
          export.get(),
          visit,
          table,
          address,
          choice,
          visit.say("participants.file"),
          at -> rows(campaign, page(query, address, at, CampaignReading.LARGEST_PAGE)));
    }
    ParticipantPage page = page(query, address, address.at(), Lists.size(address, choice));
    List<Site> near = sites.around(person.scope(), query.filter().siteId());
    ParticipantsView view =
        new ParticipantsView(
            new TableView<>(
                visit,
                table,
                address,
                choice,
                ParticipantsView.fields(visit, campaign, query, near),
                rows(campaign, page),
                page.count()),
            campaign,
            query,
            reading.causes(campaign.id(), query.filter()));
    return Pages.show(request, output -> JteparticipantsGenerated.render(output, null, view));
  }

  private ParticipantPage page(
      ParticipantsQuery query, ListAddress address, @Nullable Cursor at, int size) {
    return reading.participants(
        query.campaign(), query.filter(), address.order().descending(), at, size);
  }

  private static Slice<ParticipantTable.Row> rows(Campaign campaign, ParticipantPage page) {
    return page.slice()
        .map(
            devices ->
                devices.stream()
                    .map(device -> new ParticipantTable.Row(campaign, device))
                    .toList());
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
            participant.undoableUntil(retention).orElse(null),
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
