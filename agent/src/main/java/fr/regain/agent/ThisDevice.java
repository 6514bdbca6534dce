package fr.regain.agent;

import fr.regain.agent.checkin.DeviceReadings;
import fr.regain.agent.energy.EnergyMeter;
import fr.regain.agent.energy.Measurement;
import fr.regain.agent.host.Machine;
import fr.regain.agent.inventory.DailyDiskHealth;
import fr.regain.agent.inventory.InventoryReader;
import fr.regain.agent.storage.VolumeReader;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.Volume;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The readings of the computer that the agent runs on. */
final class ThisDevice implements DeviceReadings {
  private final Machine machine = Machine.here();
  private final InstantSource clock;

  private final DailyDiskHealth health;

  /**
   * @param directory the agent's own
   */
  ThisDevice(InstantSource clock, Path directory) {
    this.clock = clock;
    this.health =
        new DailyDiskHealth(directory.resolve("disk-health.properties"), machine::health, clock);
  }

  @Override
  public List<Volume> volumes() {
    return new VolumeReader(machine).read();
  }

  @Override
  public Measurement energy(Optional<byte[]> previousCounters) {
    return new EnergyMeter(machine).measure(previousCounters);
  }

  @Override
  public Inventory inventory() {
    return new InventoryReader(machine, clock, health).read();
  }

  @Override
  public HardwareFacts facts() {
    return new InventoryReader(machine, clock).facts();
  }
}
