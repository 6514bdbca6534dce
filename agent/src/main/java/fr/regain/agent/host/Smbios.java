package fr.regain.agent.host;

import fr.regain.v1.Battery;
import fr.regain.v1.MemoryModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the firmware states about the device, verbatim: junk that a manufacturer left in is still
 * there.
 *
 * @param text non-blank, trimmed texts
 * @param chassisType code of DSP0134 section 7.4.1, without its lock bit
 * @param memoryModules fitted modules
 * @param batteries portable batteries as described at start-up
 */
public record Smbios(
    Map<SmbiosField, String> text,
    OptionalInt chassisType,
    List<MemoryModule> memoryModules,
    List<Battery> batteries) {

  /** A device without such a table. */
  public static final Smbios NONE = new Smbios(Map.of(), OptionalInt.empty(), List.of(), List.of());

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
