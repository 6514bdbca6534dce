package fr.regain.agent.host;

import fr.regain.v1.Battery;
import fr.regain.v1.MemoryModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the firmware states about the device, verbatim: junk that a manufacturer left in is still
 * there.
 *
 * @param text non-blank, trimmed texts
 * @param chassisType code of DSP0134 section 7.4.1, without its lock bit
 * @param memoryModules fitted modules
 * @param memorySlots places for modules on the board, filled or not; soldered chips are not counted
 * @param maximumMemoryBytes the most memory that the board is said to take; absent where it is less
 *     than what is fitted
 * @param batteries portable batteries as described at start-up
 */
public record Smbios(
    Map<SmbiosField, String> text,
    OptionalInt chassisType,
    List<MemoryModule> memoryModules,
    OptionalInt memorySlots,
    OptionalLong maximumMemoryBytes,
    List<Battery> batteries) {

  /** A device without such a table. */
  public static final Smbios NONE =
      new Smbios(
          Map.of(),
          OptionalInt.empty(),
          List.of(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          List.of());

  public Smbios {
    text = Map.copyOf(text);
    memoryModules = List.copyOf(memoryModules);
    batteries = List.copyOf(batteries);
  }

  /** The text of one field, where the firmware states one. */
  public Optional<String> get(SmbiosField field) {
    return Optional.ofNullable(text.get(field));
  }
}
