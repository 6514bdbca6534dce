package fr.regain.console.campaign;

/** Which devices a wave takes. All waves of a campaign are of one kind. */
public sealed interface WaveShare {
  /**
   * A share of all devices, drawn at random and the same ever after.
   *
   * @param percent 1 to 100; those of all waves add up to 100
   */
  record Percent(int percent) implements WaveShare {}

  /**
   * The devices of a ring. A device in no ring of any wave is left out of the campaign.
   *
   * @param ringId the ring
   */
  record OfRing(long ringId) implements WaveShare {}
}
