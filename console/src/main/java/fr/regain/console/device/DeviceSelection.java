package fr.regain.console.device;

import java.util.List;
import java.util.UUID;

/** The devices that somebody acts on at once. */
public sealed interface DeviceSelection {
  /** Some, one by one. */
  record Chosen(List<UUID> ids) implements DeviceSelection {
    /** Keeps its own copy. */
    public Chosen {
      ids = List.copyOf(ids);
    }
  }

  /** All that pass a filter at the moment of the act. */
  record Filtered(DeviceFilter filter) implements DeviceSelection {}
}
