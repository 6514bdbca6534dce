package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The campaigns that a person may see or decide on: those whose filter stays within their part of
 * the tree of sites. A template without a site is for everybody to copy.
 */
@Singleton
final class VisibleCampaigns {
  private final CampaignReading reading;
  private final SiteService sites;

  VisibleCampaigns(CampaignReading reading, SiteService sites) {
    this.reading = reading;
    this.sites = sites;
  }

  /** The newest campaigns that the person may see, at most {@value Keyset#LARGEST_PAGE} of them. */
  List<Campaign> newest(Person person) {
    return newest(person, false);
  }

  /** The newest templates that the person may copy, as many. */
  List<Campaign> templates(Person person) {
    return newest(person, true);
  }

  private List<Campaign> newest(Person person, boolean templates) {
    return reading
        .page(
            person.scope(),
            new CampaignFilter(templates, "", null),
            new Sort<>(CampaignSort.CREATED, true),
            null,
            Keyset.LARGEST_PAGE)
        .rows()
        .stream()
        .map(Standing::campaign)
        .toList();
  }

  /**
   * A campaign or a template that the person may see.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none of that id
   */
  Campaign find(Person person, String id) {
    return find(id)
        .filter(campaign -> isForAll(campaign) || holds(person.scope(), campaign.draft().filter()))
        .orElseThrow(() -> missing(id));
  }

  /**
   * A campaign or a template that the person may decide on.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none of that id
   */
  Campaign findToDecide(Person person, String id) {
    return find(id).filter(campaign -> mayDecide(person, campaign)).orElseThrow(() -> missing(id));
  }

  /** Whether the person coordinates all sites of the campaign. */
  boolean mayDecide(Person person, Campaign campaign) {
    return holds(person.scope(Role.COORDINATOR), campaign.draft().filter());
  }

  private boolean holds(Scope scope, DeviceFilter filter) {
    Long site = filter.siteId();
    return site == null ? scope.isEverywhere() : sites.find(scope, site).isPresent();
  }

  private static boolean isForAll(Campaign campaign) {
    return campaign.draft().template() && campaign.draft().filter().siteId() == null;
  }

  private Optional<Campaign> find(String id) {
    try {
      return reading.find(UUID.fromString(id));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Problem missing(String id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no campaign " + id + ".");
  }
}
