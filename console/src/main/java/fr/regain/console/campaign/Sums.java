package fr.regain.console.campaign;

import java.util.Collection;

/**
 * What devices planned and did, added up: of one device, or of many. Bytes are allocated bytes,
 * each file counted once, as the devices reported them.
 *
 * @param devices how many they are
 * @param plannedFiles files in their plans
 * @param plannedBytes bytes in their plans: an estimate of what could go
 * @param promptBytes the part of them that returns to the volumes at once, of rules that delete
 * @param deletedFiles files deleted
 * @param deletedBytes bytes deleted
 * @param heldFiles files in quarantine
 * @param heldBytes bytes in quarantine: they return when its retention ends
 * @param restoredFiles files put back
 * @param restoredBytes bytes put back
 * @param returnedBytes by how much the volumes' free space really grew, measured; what other
 *     programs wrote or freed meanwhile is in it
 * @param measured how many devices measured that
 */
public record Sums(
    long devices,
    long plannedFiles,
    long plannedBytes,
    long promptBytes,
    long deletedFiles,
    long deletedBytes,
    long heldFiles,
    long heldBytes,
    long restoredFiles,
    long restoredBytes,
    long returnedBytes,
    long measured) {
  /** Nothing of nobody. */
  public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Devices that have planned and done nothing yet. */
  static Sums ofNew(long devices) {
    return new Sums(devices, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Both together. */
  public Sums plus(Sums other) {
    return new Sums(
        devices + other.devices,
        plannedFiles + other.plannedFiles,
        plannedBytes + other.plannedBytes,
        promptBytes + other.promptBytes,
        deletedFiles + other.deletedFiles,
        deletedBytes + other.deletedBytes,
        heldFiles + other.heldFiles,
        heldBytes + other.heldBytes,
        restoredFiles + other.restoredFiles,
        restoredBytes + other.restoredBytes,
        returnedBytes + other.returnedBytes,
        measured + other.measured);
  }

  /** This without the other. */
  public Sums minus(Sums other) {
    return plus(
        new Sums(
            -other.devices,
            -other.plannedFiles,
            -other.plannedBytes,
            -other.promptBytes,
            -other.deletedFiles,
            -other.deletedBytes,
            -other.heldFiles,
            -other.heldBytes,
            -other.restoredFiles,
            -other.restoredBytes,
            -other.returnedBytes,
            -other.measured));
  }

  /** All of them together. */
  public static Sums of(Collection<Sums> parts) {
    return parts.stream().reduce(NONE, Sums::plus);
  }
}
