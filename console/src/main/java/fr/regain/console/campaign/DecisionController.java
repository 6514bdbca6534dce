package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.campaign.JtedecisionGenerated;
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
import java.util.Map;
import java.util.UUID;

/** Decisions on a campaign under way: a page says what each will do, its button does it. */
@Controller(CampaignPath.ALL + "/{id}/decision/{act}")
@Secured(Roles.COORDINATOR)
final class DecisionController {
  private final VisibleCampaigns campaigns;
  private final DraftService drafts;
  private final ReviewService review;
  private final CourseService course;
  private final CampaignReading reading;

  DecisionController(
      VisibleCampaigns campaigns,
      DraftService drafts,
      ReviewService review,
      CourseService course,
      CampaignReading reading) {
    this.campaigns = campaigns;
    this.drafts = drafts;
    this.review = review;
    this.course = course;
    this.reading = reading;
  }

  /** What a decision will do; one that has no meaning now leads back to the campaign. */
  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request, Visit visit, Person person, String id, String act) {
    DecisionView view = view(visit, person, id, act, Form.empty());
    Standing standing = view.standing();
    return view.act().isPossible(standing.campaign(), standing.counts())
        ? Pages.show(request, output -> JtedecisionGenerated.render(output, null, view))
        : Pages.goTo(view.back());
  }

  /** Does it. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> decide(
      Visit visit, Person person, String id, String act, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    DecisionView view = view(visit, person, id, act, form);
    if (view.typed() && !form.text("postes").equals(view.count())) {
      form.reject("postes", visit.say("decision.error.count", view.standing().devices()));
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JtedecisionGenerated.render(output, null, view));
    }
    UUID campaign = view.standing().campaign().id();
    switch (view.act()) {
      case PAUSE -> course.pause(campaign, person);
      case RESUME -> course.resume(campaign, person);
      case PASS_GATE -> course.passGate(campaign, person);
      case STOP -> course.stop(campaign, person);
      case RETRY -> course.retry(campaign, person);
      case UNDO -> course.undo(campaign, person);
      case CANCEL -> course.cancel(campaign, person);
      case REVISE -> review.revise(campaign, person);
      case REMOVE -> drafts.remove(campaign, person);
    }
    return Pages.goTo(view.act() == Act.REMOVE ? CampaignPath.ALL : view.back());
  }

  private DecisionView view(Visit visit, Person person, String id, String path, Form form) {
    Campaign campaign = campaigns.findToDecide(person, id);
    Act act =
        Act.ofPath(path)
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "Nobody can decide " + path + "."));
    Standing standing = new Standing(campaign, reading.counts(campaign.id()));
    boolean typed = act.isGrave() && review.needsSecondPerson(standing.devices());
    return new DecisionView(visit, standing, act, form, typed, reading.returnable(campaign.id()));
  }
}
