package fr.regain.console.campaign;

/**
 * What one rule planned and did, added up over devices. Bytes are allocated bytes, each file
 * counted once.
 *
 * @param plannedFiles files that plans would take
 * @param plannedBytes bytes that plans would take
 * @param deletedFiles files deleted
 * @param deletedBytes bytes deleted
 * @param heldFiles files in quarantine
 * @param heldBytes bytes in quarantine
 * @param restoredFiles files put back
 * @param restoredBytes bytes put back
 */
public record RuleSums(
    long plannedFiles,
    long plannedBytes,
    long deletedFiles,
    long deletedBytes,
    long heldFiles,
    long heldBytes,
    long restoredFiles,
    long restoredBytes) {
  /** Nothing. */
  public static final RuleSums NONE = new RuleSums(0, 0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public RuleSums plus(RuleSums other) {
    return new RuleSums(
        plannedFiles + other.plannedFiles,
        plannedBytes + other.plannedBytes,
        deletedFiles + other.deletedFiles,
        deletedBytes + other.deletedBytes,
        heldFiles + other.heldFiles,
        heldBytes + other.heldBytes,
        restoredFiles + other.restoredFiles,
        restoredBytes + other.restoredBytes);
  }

  /** The planned part, negative: to take a plan back. */
  RuleSums planTakenBack() {
    return new RuleSums(-plannedFiles, -plannedBytes, 0, 0, 0, 0, 0, 0);
  }
}
