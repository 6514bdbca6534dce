package fr.regain.agent.inventory;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.v1.Inventory;
import java.util.List;

/**
 * An inventory, and what became of asking its disks.
 *
 * @param health one answer for each disk of the inventory, in its order; why a disk does not tell
 *     stays on the device
 */
public record InventoryReading(Inventory inventory, List<DiskHealthAnswer> health) {
  public InventoryReading {
    health = List.copyOf(health);
  }
}
