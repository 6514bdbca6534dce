package fr.regain.agent.lease;

import fr.regain.v1.Lease;

/** What a verification says of a lease. */
public sealed interface Verdict {

  /** It may be carried out, within what it says. */
  record Accepted(Lease lease) implements Verdict {}

  /**
   * Nothing of it may be carried out.
   *
   * @param lease as far as it could be read; of a forged one nothing is believed
   * @param code stable, for the console and for people: "lease.signature"
   */
  record Refused(Lease lease, String code) implements Verdict {}
}
