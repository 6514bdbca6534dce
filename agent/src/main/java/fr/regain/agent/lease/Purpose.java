package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Quarantine;
import java.io.IOException;
import java.util.List;

/** Under which name the quarantine holds what a campaign took, so that it can be put back. */
public final class Purpose {
  private Purpose() {}

  /** For one lease of a campaign. */
  public static String of(ByteString campaignId, ByteString leaseId) {
    return campaign(campaignId) + HeldLease.name(leaseId);
  }

  private static String campaign(ByteString campaignId) {
    return "campaign " + HeldLease.name(campaignId) + " lease ";
  }

  /** Everything that is still held of a campaign, whichever of its leases took it. */
  public static List<Held> held(Quarantine quarantine, ByteString campaignId) throws IOException {
    String beginning = campaign(campaignId);
    return quarantine.heldFor(purpose -> purpose.startsWith(beginning));
  }
}
