package fr.regain.agent.lease;

import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.rule.RuleSet;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.RuleChoice;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the administrators of this device let campaigns do. It only narrows.
 *
 * @param campaigns whether any campaign may
 * @param forbidden ids of rules that none may use
 */
public record LocalPolicy(boolean campaigns, Set<String> forbidden) {
  private static final Set<String> NARROWING =
      Set.of(AgentSettings.CAMPAIGNS.key(), AgentSettings.FORBIDDEN_RULES.key());

  public LocalPolicy {
    forbidden = Set.copyOf(forbidden);
  }

  /** As the settings say. Where one was to narrow and cannot be read, nothing is let. */
  public static LocalPolicy of(Configuration configuration) {
    boolean clear = Collections.disjoint(configuration.misread(), NARROWING);
    return new LocalPolicy(
        clear && configuration.get(AgentSettings.CAMPAIGNS),
        Set.copyOf(configuration.get(AgentSettings.FORBIDDEN_RULES)));
  }

  /** What it forbids that no rule is called: a slip of the pen, or a rule of another version. */
  SortedSet<String> unknown(RuleSet rules) {
    SortedSet<String> unknown = new TreeSet<>(forbidden);
    rules.rules().forEach(rule -> unknown.remove(rule.id()));
    return unknown;
  }

  /** The rules of a lease that are left. */
  public List<RuleChoice> allowed(Lease lease) {
    return lease.getRulesList().stream()
        .filter(choice -> !forbidden.contains(choice.getRuleId()))
        .toList();
  }

  /** Whether a lease has anything to ask people that is let. A restore gives back to anybody. */
  boolean asksPeople(Lease lease, RuleSet rules) {
    return lease.getMode() == LeaseMode.LEASE_MODE_RESTORE
        || (campaigns && !ChosenRules.ofPerson(allowed(lease), rules).isEmpty());
  }

  /** Whether nothing of a lease is left. Putting things back is never forbidden. */
  boolean forbids(Lease lease) {
    return lease.getMode() != LeaseMode.LEASE_MODE_RESTORE
        && (!campaigns || allowed(lease).isEmpty());
  }
}
