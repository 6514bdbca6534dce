package fr.regain.console.lease;

import java.util.Set;
import java.util.UUID;

/**
 * What a device says of leases at a check-in.
 *
 * @param deviceId the device
 * @param protocolLevel what it speaks; leases came with level 2
 * @param ruleSetDigest its rule set; empty below level 2
 * @param held leases that it holds and that have not ended
 * @param dropped leases that it has dropped because they were withdrawn
 */
public record LeaseAsk(
    UUID deviceId, int protocolLevel, String ruleSetDigest, Set<UUID> held, Set<UUID> dropped) {
  /** Keeps its own copies. */
  public LeaseAsk {
    held = Set.copyOf(held);
    dropped = Set.copyOf(dropped);
  }
}
