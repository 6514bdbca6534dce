package fr.regain.agent.mine;

import fr.regain.agent.host.Surroundings;
import fr.regain.agent.lease.ChosenRules;
import fr.regain.agent.lease.ConsoleTime;
import fr.regain.agent.lease.LeaseVerifier;
import fr.regain.agent.lease.LocalPolicy;
import fr.regain.agent.lease.SharedFolder;
import fr.regain.agent.lease.Verdict;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.SignedLease;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a campaign asks of the person.
 *
 * @param lease verified by this process
 * @param rules about the person's own directories, with the ages that the campaign wants; none in a
 *     restore
 */
record Asked(Lease lease, List<Rule> rules) {
  Asked {
    rules = List.copyOf(rules);
  }

  /** Everything that is asked now, the oldest first. What does not verify is not there. */
  static List<Asked> all(SharedFolder shared, RuleSet rules, Surroundings surroundings)
      throws IOException {
    List<Asked> asked = new ArrayList<>();
    Optional<SharedFolder.Trust> trust = shared.trust();
    if (trust.isEmpty()) {
      return asked;
    }
    Optional<Instant> now =
        trust
            .get()
            .time()
            .now(surroundings.uptime().now(), surroundings.clock().instant())
            .map(ConsoleTime.Reading::instant);
    if (now.isEmpty()) {
      return asked;
    }
    LeaseVerifier verifier = new LeaseVerifier(trust.get().key(), trust.get().deviceId(), rules);
    LocalPolicy policy = new LocalPolicy(true, trust.get().forbidden());
    for (SignedLease signed : shared.leases()) {
      if (verifier.verify(signed, now.get()) instanceof Verdict.Accepted(Lease lease)) {
        asked.add(new Asked(lease, ChosenRules.ofPerson(policy.allowed(lease), rules)));
      }
    }
    asked.sort(Comparator.comparingLong(each -> each.lease().getIssuedAtMillis()));
    return asked;
  }

  boolean cleans() {
    return lease.getMode() == LeaseMode.LEASE_MODE_CLEAN && !rules.isEmpty();
  }

  boolean restores() {
    return lease.getMode() == LeaseMode.LEASE_MODE_RESTORE;
  }
}
