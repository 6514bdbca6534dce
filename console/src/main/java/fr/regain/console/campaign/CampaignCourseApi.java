package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.campaign.CampaignAnswer.SumsAnswer;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is decided on campaigns, and where they stand, for programs. */
@Controller(ApiRequest.ROOT + "/campaigns/{id}")
@Secured(Roles.COORDINATOR)
class CampaignCourseApi {
  private final VisibleCampaigns campaigns;
  private final CampaignReading reading;
  private final ReviewService review;
  private final CourseService course;

  CampaignCourseApi(
      VisibleCampaigns campaigns,
      CampaignReading reading,
      ReviewService review,
      CourseService course) {
    this.campaigns = campaigns;
    this.reading = reading;
    this.review = review;
    this.course = course;
  }

  /** Where the devices of a campaign stand; the sum over all states is what was targeted. */
  @Serdeable
  record StandingAnswer(CampaignState state, SumsAnswer total, List<StateAnswer> states) {}

  /** The devices of one wave in one state. */
  @Serdeable
  record StateAnswer(int wave, ParticipantState state, SumsAnswer sums) {}

  /** What a dry run has shown; see {@link TrialReading}. */
  @Serdeable
  record TrialAnswer(
      SumsAnswer total,
      long unanswered,
      @Nullable Instant oldestPlanAt,
      @Nullable Long surpriseAboveBytes,
      List<UUID> surprises,
      List<RuleSumsAnswer> rules) {}

  /** What one rule planned and did at one site; see {@link SiteRuleSums}. */
  @Serdeable
  record RuleSumsAnswer(
      long siteId,
      String ruleId,
      Share share,
      long plannedFiles,
      long plannedBytes,
      long deletedFiles,
      long deletedBytes,
      long heldFiles,
      long heldBytes,
      long restoredFiles,
      long restoredBytes) {
    static RuleSumsAnswer of(SiteRuleSums line) {
      RuleSums sums = line.sums();
      return new RuleSumsAnswer(
          line.siteId(),
          line.ruleId(),
          line.share(),
          sums.plannedFiles(),
          sums.plannedBytes(),
          sums.deletedFiles(),
          sums.deletedBytes(),
          sums.heldFiles(),
          sums.heldBytes(),
          sums.restoredFiles(),
          sums.restoredBytes());
    }
  }

  /** Why a campaign goes back to its author. */
  @Serdeable
  record RejectionRequest(@NotBlank @Size(max = ReviewService.LONGEST_REASON) String reason) {}

  /** How many devices the caller has seen and launches for. */
  @Serdeable
  record LaunchRequest(@Min(1) long devices) {}

  @Get("/standing")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
  @ApiCall(
      fr = "Où en sont les appareils d’une campagne, par vague et par état",
      en = "Where the devices of a campaign stand, by wave and by state")
  StandingAnswer standing(Person person, UUID id) {
    Campaign campaign = campaigns.find(person, id.toString());
    Counts counts = reading.counts(id);
    List<StateAnswer> states = new ArrayList<>();
    counts
        .waves()
        .forEach(
            (wave, sums) ->
                sums.forEach(
                    (state, line) ->
                        states.add(new StateAnswer(wave, state, SumsAnswer.of(line)))));
    return new StandingAnswer(campaign.state(), SumsAnswer.of(counts.total()), states);
  }

  @Get("/trial")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
  @ApiCall(fr = "Ce qu’a montré l’essai à blanc", en = "What the dry run has shown")
  TrialAnswer trial(Person person, UUID id) {
    campaigns.find(person, id.toString());
    TrialReading trial = reading.trial(id);
    return new TrialAnswer(
        SumsAnswer.of(reading.counts(id).total()),
        trial.unanswered(),
        trial.oldestPlanAt(),
        trial.surpriseAbove(),
        trial.surprises().stream().map(Participant::deviceId).toList(),
        reading.bySiteAndRule(id).stream().map(RuleSumsAnswer::of).toList());
  }

  private CampaignAnswer decide(Person person, UUID id, BiConsumer<UUID, Person> decision) {
    campaigns.findToDecide(person, id.toString());
    decision.accept(id, person);
    return CampaignAnswer.of(campaigns.find(person, id.toString()));
  }

  @Post("/trial")
  @ApiCall(fr = "Lance l’essai à blanc", en = "Starts the dry run")
  CampaignAnswer startTrial(Person person, UUID id) {
    return decide(person, id, review::startTrial);
  }

  @Post("/submission")
  @ApiCall(
      fr = "Demande l’approbation de ce que l’essai a montré",
      en = "Asks for approval of what the dry run has shown")
  CampaignAnswer submit(Person person, UUID id) {
    return decide(person, id, review::submit);
  }

  @Post("/approval")
  @ApiCall(
      fr =
          "Approuve ; au-delà d’un nombre d’appareils, il faut une autre personne que l’auteur, et"
              + " une clé qu’elle a créée elle-même",
      en =
          "Approves; above a number of devices, somebody other than the author has to, by a key of"
              + " their own making")
  CampaignAnswer approve(Person person, UUID id) {
    return decide(person, id, review::approve);
  }

  @Post("/rejection")
  @ApiCall(fr = "Renvoie à l’auteur, avec un motif", en = "Sends back to the author, with a reason")
  CampaignAnswer reject(Person person, UUID id, @Valid @Body RejectionRequest body) {
    return decide(person, id, (campaign, by) -> review.reject(campaign, body.reason().strip(), by));
  }

  @Post("/revision")
  @ApiCall(
      fr = "Revient au brouillon ; plans et approbation sont oubliés",
      en = "Goes back to the draft; plans and approval are forgotten")
  CampaignAnswer revise(Person person, UUID id) {
    return decide(person, id, review::revise);
  }

  @Post("/launch")
  @ApiCall(
      fr =
          "Lance une campagne approuvée, si elle prend toujours autant d’appareils ; au-delà d’un"
              + " nombre, il faut une clé que la personne a créée elle-même",
      en =
          "Launches an approved campaign, if it still takes as many devices; above a number, this"
              + " takes a key that the person has made themselves")
  CampaignAnswer launch(Person person, UUID id, @Valid @Body LaunchRequest body) {
    return decide(person, id, (campaign, by) -> review.launch(campaign, body.devices(), by));
  }

  @Post("/pause")
  @ApiCall(fr = "Suspend : rien de nouveau ne commence", en = "Holds: nothing new begins")
  CampaignAnswer pause(Person person, UUID id) {
    return decide(person, id, course::pause);
  }

  @Post("/resumption")
  @ApiCall(fr = "Reprend une campagne suspendue ou arrêtée", en = "Lets a held campaign go on")
  CampaignAnswer resume(Person person, UUID id) {
    return decide(person, id, course::resume);
  }

  @Post("/gate-passage")
  @ApiCall(
      fr = "Laisse partir la vague suivante malgré le seuil qui l’a arrêtée",
      en = "Lets the next wave go although the gate has stopped the campaign")
  CampaignAnswer passGate(Person person, UUID id) {
    return decide(person, id, course::passGate);
  }

  @Post("/stop")
  @ApiCall(
      fr = "Arrête : les appareils au travail finissent en quelques secondes",
      en = "Stops: devices at work end within seconds")
  CampaignAnswer stop(Person person, UUID id) {
    return decide(person, id, course::stop);
  }

  @Post("/cancellation")
  @ApiCall(fr = "Abandonne le reste", en = "Gives up the rest")
  CampaignAnswer cancel(Person person, UUID id) {
    return decide(person, id, course::cancel);
  }

  @Post("/retry")
  @ApiCall(
      fr = "Fait essayer encore les appareils en échec",
      en = "Lets devices that failed try once more")
  CampaignAnswer retry(Person person, UUID id) {
    return decide(person, id, course::retry);
  }

  @Post("/undo")
  @ApiCall(
      fr = "Fait remettre tout ce que les appareils gardent encore",
      en = "Has everything put back that devices still hold")
  CampaignAnswer undo(Person person, UUID id) {
    return decide(person, id, course::undo);
  }
}
