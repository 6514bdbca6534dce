package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.device.Ring;
import fr.regain.console.device.RingService;
import fr.regain.console.page.campaign.JtecheckGenerated;
import fr.regain.console.page.campaign.JtecountGenerated;
import fr.regain.console.page.campaign.JterulesGenerated;
import fr.regain.console.page.campaign.JtescheduleGenerated;
import fr.regain.console.page.campaign.JtetargetGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Markup;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a draft. Each is stored as soon as it is left, in either direction. */
@Controller(CampaignPath.ALL + "/{id}")
@Secured(Roles.COORDINATOR)
final class DraftController {
  private final VisibleCampaigns campaigns;
  private final DraftService drafts;
  private final ReviewService review;
  private final SiteService sites;
  private final RingService rings;
  private final RuleSets rules;

  DraftController(
      VisibleCampaigns campaigns,
      DraftService drafts,
      ReviewService review,
      SiteService sites,
      RingService rings,
      RuleSets rules) {
    this.campaigns = campaigns;
    this.drafts = drafts;
    this.review = review;
    this.sites = sites;
    this.rings = rings;
    this.rules = rules;
  }

  /** A step as the draft fills it in; a campaign that is no draft any more has its own page. */
  @Get("/{step:cible|regles|calendrier|verification}")
  HttpResponse<byte[]> page(
      HttpRequest<?> request, Visit visit, Person person, String id, String step) {
    Campaign campaign = campaigns.findToDecide(person, id);
    if (campaign.state() != CampaignState.DRAFT) {
      return Pages.goTo(CampaignPath.of(campaign.id()));
    }
    Draft draft = campaign.draft();
    Step present = step(step);
    Form form =
        switch (present) {
          case TARGET -> TargetForm.of(draft);
          case RULES -> RulesForm.of(draft);
          case SCHEDULE -> ScheduleForm.of(draft, visit.figures().zone());
          case CHECK -> Form.empty();
        };
    return Pages.show(request, markup(visit, person, campaign, present, form));
  }

  /** Stores a step and goes on, back, or nowhere, as its buttons say. */
  @Post("/{step:cible|regles|calendrier}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> save(
      Visit visit, Person person, String id, String step, @Body Map<String, String> fields) {
    Campaign campaign = campaigns.findToDecide(person, id);
    Step present = step(step);
    Form form = new Form(fields);
    Draft draft = read(visit, person, form, campaign.draft(), present);
    if (!form.isSound()) {
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, markup(visit, person, campaign, present, form));
    }
    drafts.change(campaign.id(), draft, person);
    Step then =
        switch (form.text("vers")) {
          case "avant" -> present.previous();
          case "ici" -> present;
          default -> present.next();
        };
    return Pages.goTo(CampaignPath.of(campaign.id(), then));
  }

  /** How many devices the first step takes as it is filled in now. */
  @Get("/cible/compte")
  HttpResponse<byte[]> count(HttpRequest<?> request, Visit visit, Person person, String id) {
    Campaign campaign = campaigns.findToDecide(person, id);
    Map<String, String> fields = new HashMap<>();
    request.getParameters().forEach((name, values) -> fields.put(name, values.getFirst()));
    fields.putIfAbsent("nom", campaign.draft().name());
    Form form = new Form(fields);
    CountView view = count(visit, form, read(visit, person, form, campaign.draft(), Step.TARGET));
    return Pages.show(request, output -> JtecountGenerated.render(output, null, view));
  }

  /** Starts the dry run. */
  @Post("/essai")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> start(Person person, String id) {
    Campaign campaign = campaigns.findToDecide(person, id);
    if (!drafts.faults(campaign.draft()).isEmpty()) {
      return Pages.goTo(CampaignPath.of(campaign.id(), Step.CHECK));
    }
    review.startTrial(campaign.id(), person);
    return Pages.goTo(CampaignPath.trial(campaign.id()));
  }

  private static Step step(String path) {
    return Step.ofPath(path)
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no step " + path + "."));
  }

  private Draft read(Visit visit, Person person, Form form, Draft draft, Step step) {
    return switch (step) {
      case TARGET -> {
        Scope scope = person.scope(Role.COORDINATOR);
        yield TargetForm.read(
            visit, form, draft, sites.tree(scope), scope.isEverywhere(), rings.all());
      }
      case RULES -> RulesForm.read(visit, form, draft, rules.current());
      case SCHEDULE -> ScheduleForm.read(visit, form, draft, rings.all());
      case CHECK -> draft;
    };
  }

  private CountView count(Visit visit, Form form, Draft draft) {
    return new CountView(visit, form.isSound() ? drafts.count(draft) : null, draft.filter());
  }

  private Markup markup(Visit visit, Person person, Campaign campaign, Step step, Form form) {
    StepsView steps = new StepsView(visit, campaign, step);
    return switch (step) {
      case TARGET -> {
        TargetView view = target(visit, person, campaign, steps, form);
        yield output -> JtetargetGenerated.render(output, null, view);
      }
      case RULES -> {
        RulesView view = new RulesView(visit, steps, form, rules.current());
        yield output -> JterulesGenerated.render(output, null, view);
      }
      case SCHEDULE -> {
        ScheduleView view = new ScheduleView(visit, steps, form, rings.all());
        yield output -> JtescheduleGenerated.render(output, null, view);
      }
      case CHECK -> {
        CheckView view = check(visit, campaign, steps);
        yield output -> JtecheckGenerated.render(output, null, view);
      }
    };
  }

  private TargetView target(
      Visit visit, Person person, Campaign campaign, StepsView steps, Form form) {
    Scope scope = person.scope(Role.COORDINATOR);
    List<Site> tree = sites.tree(scope);
    List<Ring> all = rings.all();
    Long site = form.number("site").stream().boxed().findFirst().orElse(null);
    boolean sound = form.isSound();
    Draft draft =
        sound
            ? TargetForm.read(visit, form, campaign.draft(), tree, scope.isEverywhere(), all)
            : campaign.draft();
    return new TargetView(
        visit,
        steps,
        form,
        new CountView(visit, sound ? drafts.count(draft) : null, draft.filter()),
        SiteChoice.around(tree, site),
        scope.isEverywhere(),
        all);
  }

  private CheckView check(Visit visit, Campaign campaign, StepsView steps) {
    Draft draft = campaign.draft();
    return new CheckView(
        visit,
        steps,
        drafts.faults(draft),
        new CountView(visit, drafts.count(draft), draft.filter()),
        rules.current(),
        targetText(visit, draft),
        draft.waves().stream().map(wave -> ringName(wave.share())).toList());
  }

  private String ringName(WaveShare share) {
    return switch (share) {
      case WaveShare.Percent percent -> "";
      case WaveShare.OfRing(long id) -> ring(id).map(Ring::name).orElse(Long.toString(id));
    };
  }

  private Optional<Ring> ring(long id) {
    return rings.all().stream().filter(ring -> ring.id() == id).findFirst();
  }

  private String targetText(Visit visit, Draft draft) {
    Long site = draft.filter().siteId();
    Long ring = draft.filter().ringId();
    return CampaignText.target(
        visit,
        draft.filter(),
        site == null ? null : sites.find(Scope.EVERYWHERE, site).map(Site::name).orElse(null),
        ring == null ? null : ring(ring).map(Ring::name).orElse(null));
  }
}
