package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.RingService;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns and their drafts, for programs. */
@Controller(ApiRequest.ROOT + "/campaigns")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class CampaignApi {
  private final VisibleCampaigns campaigns;
  private final CampaignReading reading;
  private final DraftService service;
  private final Drafts drafts;
  private final SiteService sites;
  private final RingService rings;

  CampaignApi(
      VisibleCampaigns campaigns,
      CampaignReading reading,
      DraftService service,
      Drafts drafts,
      SiteService sites,
      RingService rings) {
    this.campaigns = campaigns;
    this.reading = reading;
    this.service = service;
    this.drafts = drafts;
    this.sites = sites;
    this.rings = rings;
  }

  /** A copy to make. */
  @Serdeable
  record CopyRequest(
      @NotBlank @Size(max = DraftCheck.LONGEST_NAME) String name, boolean template) {}

  /** What keeps a draft from being tried, and how many devices it takes at this moment. */
  @Serdeable
  record DraftCheckAnswer(List<DraftFaultAnswer> faults, long devices, long outside) {}

  /** See {@link DraftFault}. */
  @Serdeable
  record DraftFaultAnswer(DraftFault.Part part, String code, String text) {}

  @Get
  @ApiCall(
      fr =
          "Les campagnes, ou les modèles, du plus récent au plus ancien s’il n’est rien dit"
              + " d’autre",
      en = "Campaigns, or templates, the newest first unless something else is said")
  Page<CampaignAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 200) String text,
      @QueryValue @Nullable CampaignState state,
      @QueryValue @Nullable Boolean templates,
      @QueryValue @Nullable CampaignSort sort,
      @QueryValue @Nullable Boolean descending) {
    CampaignFilter filter =
        new CampaignFilter(Boolean.TRUE.equals(templates), text == null ? "" : text.strip(), state);
    return paging.rows(
        sort == null
            ? new Sort<>(CampaignSort.CREATED, true)
            : new Sort<>(sort, Boolean.TRUE.equals(descending)),
        (order, at, size) -> reading.page(person.scope(), filter, order, at, size),
        standing -> CampaignAnswer.of(standing.campaign()));
  }

  @Get("/{id}")
  @ApiCall(fr = "Une campagne", en = "One campaign")
  CampaignAnswer campaign(Person person, UUID id) {
    return CampaignAnswer.of(campaigns.find(person, id.toString()));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Secured(Roles.COORDINATOR)
  @ApiCall(fr = "Crée un brouillon", en = "Makes a draft")
  CampaignAnswer create(Person person, @Valid @Body DraftRequest body) {
    return campaign(person, service.create(draft(person, body, false), person));
  }

  private Draft draft(Person person, DraftRequest body, boolean template) {
    Draft draft = body.draft(template);
    Scope scope = person.scope(Role.COORDINATOR);
    Long site = draft.filter().siteId();
    if (site == null ? !scope.isEverywhere() : sites.find(scope, site).isEmpty()) {
      throw new Problem(
          ProblemCode.NOT_FOUND,
          site == null
              ? "Only who coordinates everything targets every site: say siteId."
              : "There is no site number " + site + ".");
    }
    Long ring = draft.filter().ringId();
    if (ring != null && ring != DeviceFilter.NO_RING) {
      rings.find(scope, ring);
    }
    for (Wave wave : draft.waves()) {
      switch (wave.share()) {
        case WaveShare.OfRing(long id) -> rings.find(scope, id);
        case WaveShare.Percent percent -> {
          // A share of all devices names nothing that could be missing.
        }
      }
    }
    return draft;
  }

  @Put("/{id}/draft")
  @Secured(Roles.COORDINATOR)
  @ApiCall(
      fr = "Change un brouillon : cible, règles, calendrier, vagues",
      en = "Changes a draft: target, rules, schedule, waves")
  CampaignAnswer change(Person person, UUID id, @Valid @Body DraftRequest body) {
    Campaign campaign = campaigns.findToDecide(person, id.toString());
    service.change(id, draft(person, body, campaign.draft().template()), person);
    return campaign(person, id);
  }

  @Get("/{id}/draft/check")
  @Secured(Roles.COORDINATOR)
  @ApiCall(
      fr = "Ce qui manque à un brouillon, et combien d’appareils il prend en ce moment",
      en = "What a draft lacks, and how many devices it takes at this moment")
  DraftCheckAnswer check(Person person, UUID id) {
    Draft draft = campaigns.findToDecide(person, id.toString()).draft();
    Targeted targeted = service.count(draft);
    return new DraftCheckAnswer(
        service.faults(draft).stream()
            .map(fault -> new DraftFaultAnswer(fault.part(), fault.code(), fault.text()))
            .toList(),
        targeted.devices(),
        targeted.outside());
  }

  @Post("/{id}/copy")
  @Status(HttpStatus.CREATED)
  @Secured(Roles.COORDINATOR)
  @ApiCall(
      fr = "Copie une campagne ou un modèle dans un nouveau brouillon ou modèle",
      en = "Copies a campaign or a template into a new draft or template")
  CampaignAnswer copy(Person person, UUID id, @Valid @Body CopyRequest body) {
    Campaign original = campaigns.find(person, id.toString());
    return campaign(person, drafts.copy(person, original, body.name().strip(), body.template()));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Roles.COORDINATOR)
  @ApiCall(fr = "Supprime un brouillon ou un modèle", en = "Removes a draft or a template")
  void remove(Person person, UUID id) {
    campaigns.findToDecide(person, id.toString());
    service.remove(id, person);
  }
}
