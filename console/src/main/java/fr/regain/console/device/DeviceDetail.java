package fr.regain.console.device;

import fr.regain.v1.Inventory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that this capability knows of one device.
 *
 * @param row as lists show it
 * @param inventory the whole of its last inventory; null until one came
 * @param inventoryReceivedAt when that came
 * @param volumes the system volume first, then by mount point
 * @param events the newest first, at most {@value DeviceService#EVENTS_SHOWN}
 */
public record DeviceDetail(
    DeviceRow row,
    @Nullable Inventory inventory,
    @Nullable Instant inventoryReceivedAt,
    List<VolumeState> volumes,
    List<DeviceEvent> events) {}
