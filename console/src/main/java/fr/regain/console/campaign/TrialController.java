package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.page.campaign.JtelaunchGenerated;
import fr.regain.console.page.campaign.JtetrialGenerated;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
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
import java.util.Map;
import java.util.stream.Collectors;

/** The dry run: what it shows, who approves it, and the launch that follows. */
@Controller(CampaignPath.ALL + "/{id}")
@Secured(Roles.COORDINATOR)
final class TrialController {
  private final VisibleCampaigns campaigns;
  private final DraftService drafts;
  private final ReviewService review;
  private final CampaignReading reading;
  private final SiteService sites;
  private final RuleSets rules;

  TrialController(
      VisibleCampaigns campaigns,
      DraftService drafts,
      ReviewService review,
      CampaignReading reading,
      SiteService sites,
      RuleSets rules) {
    this.campaigns = campaigns;
    this.drafts = drafts;
    this.review = review;
    this.reading = reading;
    this.sites = sites;
    this.rules = rules;
  }

  /** What the dry run has shown so far. */
  @Get("/apercu")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @QueryValue(defaultValue = "") String direct) {
    Campaign campaign = campaigns.find(person, id);
    if (campaign.state() == CampaignState.DRAFT) {
      return Pages.goTo(CampaignPath.of(campaign.id(), Step.CHECK));
    }
    TrialView view = view(visit, person, campaign, !direct.equals("non"));
    return Pages.show(
        request, output -> JtetrialGenerated.render(output, null, view, Form.empty()));
  }

  /** Asks for approval; whoever does has read what the dry run has shown, and says so. */
  @Post("/soumission")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> submit(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Campaign campaign = campaigns.findToDecide(person, id);
    Form form = new Form(fields);
    if (!form.text("relu").equals("oui")) {
      form.reject("relu", visit.say("trial.error.read"));
      return again(visit, person, campaign, form);
    }
    review.submit(campaign.id(), person);
    return Pages.goTo(CampaignPath.trial(campaign.id()));
  }

  /** Approves. */
  @Post("/approbation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> approve(Person person, String id) {
    Campaign campaign = campaigns.findToDecide(person, id);
    review.approve(campaign.id(), person);
    return Pages.goTo(CampaignPath.trial(campaign.id()));
  }

  /** Sends the campaign back to its author, with a reason. */
  @Post("/renvoi")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> reject(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Campaign campaign = campaigns.findToDecide(person, id);
    Form form = new Form(fields);
    String why = form.text("motif");
    if (why.isEmpty() || why.length() > ReviewService.LONGEST_REASON) {
      form.reject("motif", visit.say("trial.error.why", ReviewService.LONGEST_REASON));
      return again(visit, person, campaign, form);
    }
    review.reject(campaign.id(), why, person);
    return Pages.goTo(CampaignPath.ALL);
  }

  /** What a launch will do, with the devices counted anew. */
  @Get("/lancement")
  HttpResponse<byte[]> beforeLaunch(HttpRequest<?> request, Visit visit, Person person, String id) {
    Campaign campaign = campaigns.findToDecide(person, id);
    if (campaign.state() != CampaignState.APPROVED) {
      return Pages.goTo(CampaignPath.of(campaign.id()));
    }
    LaunchView view = launch(visit, campaign, Form.empty());
    return Pages.show(request, output -> JtelaunchGenerated.render(output, null, view));
  }

  /** Launches, if there are still as many devices as the person has seen. */
  @Post("/lancement")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> launch(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Campaign campaign = campaigns.findToDecide(person, id);
    Form form = new Form(fields);
    LaunchView view = launch(visit, campaign, form);
    if (!form.text("postes").equals(view.devices())) {
      form.reject("postes", visit.say("launch.error.count", view.today().devices()));
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JtelaunchGenerated.render(output, null, view));
    }
    review.launch(campaign.id(), view.today().devices(), person);
    return Pages.goTo(CampaignPath.of(campaign.id()));
  }

  private LaunchView launch(Visit visit, Campaign campaign, Form form) {
    Targeted today = drafts.count(campaign.draft());
    return new LaunchView(
        visit,
        campaign,
        form,
        today,
        review.needsSecondPerson(today.devices()),
        CampaignText.devices(campaign.draft().filter()));
  }

  private HttpResponse<byte[]> again(Visit visit, Person person, Campaign campaign, Form form) {
    TrialView view = view(visit, person, campaign, false);
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY,
        output -> JtetrialGenerated.render(output, null, view, form));
  }

  private TrialView view(Visit visit, Person person, Campaign campaign, boolean follows) {
    Standing standing = new Standing(campaign, reading.counts(campaign.id()));
    boolean mayDecide = campaigns.mayDecide(person, campaign);
    return new TrialView(
        visit,
        new StandingView(visit, standing, mayDecide),
        follows && !standing.isOver(),
        reading.bySiteAndRule(campaign.id()),
        reading.trial(campaign.id()),
        rules.current(),
        sites.tree(Scope.EVERYWHERE).stream().collect(Collectors.toMap(Site::id, Site::name)),
        review(visit, person, standing, mayDecide));
  }

  private TrialView.Review review(
      Visit visit, Person person, Standing standing, boolean mayDecide) {
    Campaign campaign = standing.campaign();
    boolean inReview = campaign.state() == CampaignState.IN_REVIEW;
    String obstacle = inReview ? obstacle(visit, person, standing, mayDecide) : "";
    return new TrialView.Review(
        mayDecide && campaign.state() == CampaignState.TRYING && standing.answered() > 0,
        mayDecide && inReview && obstacle.isEmpty(),
        mayDecide && inReview,
        obstacle,
        mayDecide && campaign.state() == CampaignState.APPROVED);
  }

  /** Why this person may not approve; empty when they may. */
  private String obstacle(Visit visit, Person person, Standing standing, boolean mayDecide) {
    if (!mayDecide) {
      return visit.say("trial.coordinators-only");
    }
    if (!review.needsSecondPerson(standing.devices())) {
      return "";
    }
    if (review.hasWritten(standing.campaign().id(), person)) {
      return visit.say("trial.second-person", standing.devices());
    }
    return person.breakGlass() ? visit.say("trial.own-account", standing.devices()) : "";
  }
}
