package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.campaign.JtecopyGenerated;
import fr.regain.console.page.campaign.JtefollowGenerated;
import fr.regain.console.page.campaign.JtestandingGenerated;
import fr.regain.console.web.Form;
import fr.regain.console.web.LiveRequest;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A campaign while it runs, and after it. */
@Controller(CampaignPath.ALL + "/{id}")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class FollowController {
  private final VisibleCampaigns campaigns;
  private final CampaignReading reading;
  private final LiveStandings standings;
  private final Drafts drafts;

  FollowController(
      VisibleCampaigns campaigns, CampaignReading reading, LiveStandings standings, Drafts drafts) {
    this.campaigns = campaigns;
    this.reading = reading;
    this.standings = standings;
    this.drafts = drafts;
  }

  /** Where the campaign stands; until it is launched, what its dry run shows. */
  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @QueryValue(defaultValue = "") String direct) {
    Campaign campaign = campaigns.find(person, id);
    boolean decides = campaigns.mayDecide(person, campaign);
    return switch (campaign.state()) {
      case DRAFT ->
          Pages.goTo(decides ? CampaignPath.of(campaign.id(), Step.TARGET) : CampaignPath.ALL);
      case TRYING, IN_REVIEW, APPROVED -> Pages.goTo(CampaignPath.trial(campaign.id()));
      case SCHEDULED, RUNNING, PAUSED, STOPPED, FINISHED, CANCELLED -> {
        StandingView live = live(visit, campaign, decides);
        FollowView view =
            new FollowView(visit, live, !direct.equals("non") && !live.standing().isOver());
        yield Pages.show(request, output -> JtefollowGenerated.render(output, null, view));
      }
    };
  }

  private StandingView live(Visit visit, Campaign campaign, boolean decides) {
    return new StandingView(visit, new Standing(campaign, reading.counts(campaign.id())), decides);
  }

  /**
   * What has changed: nothing (204), or the part of the page that follows the campaign.
   *
   * @param vu version of the part that the page shows
   */
  @Get("/direct")
  HttpResponse<byte[]> news(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @QueryValue(defaultValue = "") String vu) {
    Campaign campaign = campaigns.find(person, id);
    StandingView live = live(visit, campaign, campaigns.mayDecide(person, campaign));
    return live.standing().version().equals(vu)
        ? HttpResponse.noContent()
        : Pages.showOnce(HttpStatus.OK, output -> JtestandingGenerated.render(output, null, live))
            .header("Regain-Version", live.standing().version());
  }

  /** The same as a stream of events; whoever opens it by hand is led to the page. */
  @Get("/flux")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  HttpResponse<?> stream(HttpRequest<?> request, Visit visit, Person person, String id) {
    Campaign campaign = campaigns.find(person, id);
    if (!LiveRequest.isStream(request)) {
      return Pages.goTo(CampaignPath.of(campaign.id()));
    }
    String seen =
        Objects.requireNonNullElse(
            request.getHeaders().get("Last-Event-ID"),
            request.getParameters().getFirst("vu").orElse(""));
    return HttpResponse.ok(
            standings.follow(campaign.id(), visit, campaigns.mayDecide(person, campaign), seen))
        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        // Reverse proxies would keep events back otherwise.
        .header("X-Accel-Buffering", "no");
  }

  /** Before a copy is made. */
  @Get("/copie")
  @Secured(Roles.COORDINATOR)
  HttpResponse<byte[]> beforeCopy(HttpRequest<?> request, Visit visit, Person person, String id) {
    Campaign campaign = campaigns.find(person, id);
    Form form =
        new Form(
            Map.of(
                "nom",
                visit.say("copy.name", campaign.draft().name()),
                "modele",
                campaign.draft().template() ? "" : "non"));
    return Pages.show(
        request, output -> JtecopyGenerated.render(output, null, visit, campaign, form));
  }

  /** Copies the campaign into a new draft, or into a template. */
  @Post("/copie")
  @Secured(Roles.COORDINATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> copy(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Campaign campaign = campaigns.find(person, id);
    Form form = new Form(fields);
    Drafts.checkName(visit, form, "nom");
    if (!form.isSound()) {
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JtecopyGenerated.render(output, null, visit, campaign, form));
    }
    boolean template = form.text("modele").equals("oui");
    UUID copy = drafts.copy(person, campaign, form.text("nom"), template);
    return Pages.goTo(CampaignPath.of(copy, Step.TARGET));
  }
}
