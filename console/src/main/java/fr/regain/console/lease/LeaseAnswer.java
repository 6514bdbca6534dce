package fr.regain.console.lease;

import fr.regain.v1.SignedLease;
import java.util.List;
import java.util.UUID;

/**
 * What a device is told of leases at a check-in.
 *
 * @param leases new ones
 * @param withdrawn those that it holds and must drop
 */
public record LeaseAnswer(List<SignedLease> leases, List<UUID> withdrawn) {
  /** Nothing. */
  public static final LeaseAnswer NOTHING = new LeaseAnswer(List.of(), List.of());

  /** Keeps its own copies. */
  public LeaseAnswer {
    leases = List.copyOf(leases);
    withdrawn = List.copyOf(withdrawn);
  }
}
