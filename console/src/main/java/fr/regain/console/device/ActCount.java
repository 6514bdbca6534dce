package fr.regain.console.device;

/**
 * What an act on many devices does, or did.
 *
 * @param selected devices that were asked for
 * @param done those that it changes
 * @param already those that are so already
 * @param notTheirs those at sites where the person may look and not act
 */
public record ActCount(long selected, long done, long already, long notTheirs) {
  /** Devices that were asked for and are left as they are for another reason: they changed. */
  public long changedMeanwhile() {
    return selected - done - already - notTheirs;
  }
}
