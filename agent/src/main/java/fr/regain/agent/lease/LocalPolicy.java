package fr.regain.agent.lease;

import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.RuleChoice;
import java.util.List;
import java.util.Set;

/**
 * What the administrators of this device let campaigns do. It only narrows.
 *
 * @param campaigns whether any campaign may
 * @param forbidden ids of rules that none may use
 */
public record LocalPolicy(boolean campaigns, Set<String> forbidden) {
  public LocalPolicy {
    forbidden = Set.copyOf(forbidden);
  }

  /** As the settings say. */
  public static LocalPolicy of(Configuration configuration) {
    return new LocalPolicy(
        configuration.get(AgentSettings.CAMPAIGNS),
        Set.copyOf(configuration.get(AgentSettings.FORBIDDEN_RULES)));
  }

  /** The rules of a lease that are left. */
  public List<RuleChoice> allowed(Lease lease) {
    return lease.getRulesList().stream()
        .filter(choice -> !forbidden.contains(choice.getRuleId()))
        .toList();
  }

  /** Whether nothing of a lease is left. Putting things back is never forbidden. */
  boolean forbids(Lease lease) {
    return lease.getMode() != LeaseMode.LEASE_MODE_RESTORE
        && (!campaigns || allowed(lease).isEmpty());
  }
}
