package fr.regain.console.campaign;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.rule.RuleSets;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;

/** The door for leases. Every method is one step of the caller's transaction. */
@Singleton
public final class Participation {
  private final CampaignActivity activity;
  private final RuleSets rules;
  private final ConsoleConfig config;

  Participation(CampaignActivity activity, RuleSets rules, ConsoleConfig config) {
    this.activity = activity;
    this.rules = rules;
    this.config = config;
  }

  /** Whether any campaign wants anything of any device; cheap. */
  public boolean isAnything(DSLContext dsl) {
    return activity.any(dsl);
  }

  /** Whether a campaign has a rule for which people at the devices have to say yes. */
  public boolean asksPeople(Campaign campaign) {
    return asksPeople(campaign, rules.current());
  }

  static boolean asksPeople(Campaign campaign, RuleSet rules) {
    return campaign.draft().rules().stream()
        .anyMatch(chosen -> rules.find(chosen.ruleId()).map(Rule::asksPeople).orElse(false));
  }

  /**
   * Holds what a round of check-ins may change until its transaction ends: once, and before it
   * changes any of it.
   *
   * @param devices those of the round
   * @param told the campaigns that its devices tell something of
   */
  public HeldCampaigns hold(DSLContext dsl, Collection<UUID> devices, Collection<UUID> told) {
    return HeldCampaigns.hold(dsl, devices, told, rules.current(), config);
  }
}
