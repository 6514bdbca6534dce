package fr.regain.console.device;

/** What is done to many devices at once. */
public sealed interface DeviceAct {
  /** They are put into a ring, out of the one that they were in. */
  record IntoRing(long ringId) implements DeviceAct {}

  /** They are on record at another site. */
  record ToSite(long siteId) implements DeviceAct {}

  /** They are shut out: none of their certificates is accepted any more. */
  record Retire() implements DeviceAct {}
}
