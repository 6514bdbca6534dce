package fr.regain.console.exchange;

import fr.regain.v1.Inventory;
import org.jspecify.annotations.Nullable;

/**
 * Hardware that two sources told of, made one. A table has four words for it, and rounds them: the
 * name of the processor, the size of the memory, the sum of the disks, the system. So a cell fills
 * what is unknown and replaces what tables alone had told, never what an inventory counted.
 */
final class MergedFacts {
  private MergedFacts() {}

  /**
   * What is known once a file counts too.
   *
   * @param known until now; null: nothing
   * @param told by the file; null: nothing
   */
  static @Nullable Inventory of(@Nullable Inventory known, @Nullable Inventory told) {
    if (known == null || told == null) {
      return told == null ? known : told;
    }
    if (isOfTables(told) && !isOfTables(known)) {
      return completed(known, told);
    }
    return completed(told, known);
  }

  private static boolean isOfTables(Inventory facts) {
    return facts.toBuilder()
        .clearProcessor()
        .clearMemoryBytes()
        .clearDisks()
        .clearOperatingSystem()
        .build()
        .equals(Inventory.getDefaultInstance());
  }

  private static Inventory completed(Inventory facts, Inventory other) {
    Inventory.Builder whole = facts.toBuilder();
    if (!facts.hasProcessor() && other.hasProcessor()) {
      whole.setProcessor(other.getProcessor());
    }
    if (!facts.hasMemoryBytes() && other.hasMemoryBytes()) {
      whole.setMemoryBytes(other.getMemoryBytes());
    }
    if (facts.getDisksCount() == 0) {
      whole.addAllDisks(other.getDisksList());
    }
    if (!facts.hasOperatingSystem() && other.hasOperatingSystem()) {
      whole.setOperatingSystem(other.getOperatingSystem());
    }
    return whole.build();
  }
}
