package fr.regain.console.device;

import fr.regain.console.web.ApiRequest;
import fr.regain.v1.Battery;
import fr.regain.v1.Chassis;
import fr.regain.v1.Disk;
import fr.regain.v1.Firmware;
import fr.regain.v1.Inventory;
import fr.regain.v1.Processor;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device as programs see it in lists; see {@link DeviceRow}. */
@Serdeable
record DeviceAnswer(
    UUID id,
    String url,
    long siteId,
    String siteName,
    DeviceState state,
    String hostName,
    Instant enrolledAt,
    @Nullable UUID clonedFrom,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable String chassis,
    @Nullable String processor,
    @Nullable Long memoryBytes,
    @Nullable String operatingSystem,
    @Nullable LocalDate madeAfter,
    @Nullable LocalDate madeBefore,
    @Nullable Long capacityBytes,
    @Nullable Long usedBytes,
    @Nullable Instant lastCheckInAt) {
  static DeviceAnswer of(DeviceRow row) {
    return new DeviceAnswer(
        row.id(),
        ApiRequest.ROOT + "/devices/" + row.id(),
        row.siteId(),
        row.siteName(),
        row.state(),
        row.hostName(),
        row.enrolledAt(),
        row.clonedFrom(),
        row.vendor(),
        row.model(),
        row.serialNumber(),
        row.chassis() == Chassis.CHASSIS_UNSPECIFIED || row.chassis() == Chassis.UNRECOGNIZED
            ? null
            : DeviceFilters.parameter(row.chassis()),
        row.processor(),
        row.memoryBytes(),
        row.operatingSystem(),
        row.madeAfter(),
        row.madeBefore(),
        row.capacityBytes(),
        row.usedBytes(),
        row.lastCheckInAt());
  }

  /** All that is known of a device; see {@link DeviceDetail}. */
  @Serdeable
  record DeviceDetailAnswer(
      DeviceAnswer device,
      @Nullable HardwareAnswer hardware,
      List<VolumeAnswer> volumes,
      List<EventAnswer> events) {
    static DeviceDetailAnswer of(DeviceDetail detail) {
      Inventory inventory = detail.inventory();
      Instant receivedAt = detail.inventoryReceivedAt();
      return new DeviceDetailAnswer(
          DeviceAnswer.of(detail.row()),
          inventory == null || receivedAt == null ? null : HardwareAnswer.of(inventory, receivedAt),
          detail.volumes().stream().map(VolumeAnswer::of).toList(),
          detail.events().stream().map(EventAnswer::of).toList());
    }
  }

  /** What a device's last inventory says of its hardware, and the evidence of its age. */
  @Serdeable
  record HardwareAnswer(
      Instant receivedAt,
      @Nullable String firmwareVersion,
      @Nullable String firmwareDate,
      @Nullable Integer processorCores,
      List<DiskAnswer> disks,
      List<BatteryAnswer> batteries,
      List<AgeEvidenceAnswer> ageEvidence) {
    static HardwareAnswer of(Inventory inventory, Instant receivedAt) {
      Processor processor = inventory.getProcessor();
      Firmware firmware = inventory.getFirmware();
      return new HardwareAnswer(
          receivedAt,
          firmware.hasVersion() ? firmware.getVersion() : null,
          firmware.hasReleaseDate() ? firmware.getReleaseDate() : null,
          processor.hasPhysicalCores() ? processor.getPhysicalCores() : null,
          inventory.getDisksList().stream().map(DiskAnswer::of).toList(),
          inventory.getBatteriesList().stream().map(BatteryAnswer::of).toList(),
          inventory.getAge().getEvidenceList().stream()
              .map(
                  evidence ->
                      new AgeEvidenceAnswer(
                          evidence.getSource().name().substring("AGE_SOURCE_".length()),
                          evidence.getDate(),
                          known(evidence.getDetail())))
              .toList());
    }
  }

  /** A disk. */
  @Serdeable
  record DiskAnswer(@Nullable String model, @Nullable Long capacityBytes, String type) {
    static DiskAnswer of(Disk disk) {
      return new DiskAnswer(
          disk.hasModel() ? disk.getModel() : null,
          disk.hasCapacityBytes() ? disk.getCapacityBytes() : null,
          disk.getType().name().replace("DISK_TYPE_", ""));
    }
  }

  /** A battery. */
  @Serdeable
  record BatteryAnswer(
      @Nullable String name,
      @Nullable Long designCapacityMilliwattHours,
      @Nullable Long fullCapacityMilliwattHours,
      @Nullable Integer cycles) {
    static BatteryAnswer of(Battery battery) {
      return new BatteryAnswer(
          battery.hasName() ? battery.getName() : null,
          battery.hasDesignCapacityMilliwattHours()
              ? battery.getDesignCapacityMilliwattHours()
              : null,
          battery.hasFullCapacityMilliwattHours() ? battery.getFullCapacityMilliwattHours() : null,
          battery.hasCycles() ? battery.getCycles() : null);
    }
  }

  /** What one source says of when a device was made. */
  @Serdeable
  record AgeEvidenceAnswer(String source, String date, @Nullable String detail) {}

  /** A volume; see {@link VolumeState}. */
  @Serdeable
  record VolumeAnswer(
      String id,
      String mountPoint,
      @Nullable String label,
      String fileSystem,
      long capacityBytes,
      long usedBytes,
      long availableBytes,
      boolean system,
      Instant sampledAt) {
    static VolumeAnswer of(VolumeState volume) {
      return new VolumeAnswer(
          volume.id(),
          volume.mountPoint(),
          volume.label(),
          volume.fileSystem(),
          volume.capacityBytes(),
          volume.usedBytes(),
          volume.availableBytes(),
          volume.system(),
          volume.sampledAt());
    }
  }

  /** See {@link DeviceEvent}. */
  @Serdeable
  record EventAnswer(Instant at, DeviceEventKind kind, @Nullable String detail) {
    static EventAnswer of(DeviceEvent event) {
      return new EventAnswer(event.at(), event.kind(), known(event.detail()));
    }
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }
}
