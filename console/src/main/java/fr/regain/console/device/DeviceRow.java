package fr.regain.console.device;

import fr.regain.v1.Chassis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device as lists show it. What the device did not tell is null, never zero or empty.
 *
 * @param id its name for life
 * @param siteId where it is
 * @param siteName the name of that site
 * @param ringName the ring that it is in
 * @param state whether it may talk to the console
 * @param hostName as its operating system gives it
 * @param enrolledAt first admission
 * @param clonedFrom the device whose identity it presented when it was found to be another machine
 * @param vendor SMBIOS system vendor
 * @param model SMBIOS system model
 * @param serialNumber SMBIOS serial number of the system
 * @param chassis form factor; {@link Chassis#CHASSIS_UNSPECIFIED} where the device does not tell
 * @param processor its name
 * @param memoryBytes physical memory, bytes
 * @param operatingSystem name and version
 * @param madeAfter no older than this
 * @param madeBefore no newer than this
 * @param capacityBytes sum over its volumes
 * @param usedBytes sum over its volumes
 * @param lastCheckInAt when it last checked in
 * @param agentVersion of its agent at the last check-in
 */
public record DeviceRow(
    UUID id,
    long siteId,
    String siteName,
    @Nullable String ringName,
    DeviceState state,
    String hostName,
    Instant enrolledAt,
    @Nullable UUID clonedFrom,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    Chassis chassis,
    @Nullable String processor,
    @Nullable Long memoryBytes,
    @Nullable String operatingSystem,
    @Nullable LocalDate madeAfter,
    @Nullable LocalDate madeBefore,
    @Nullable Long capacityBytes,
    @Nullable Long usedBytes,
    @Nullable Instant lastCheckInAt,
    @Nullable String agentVersion) {

  /** Used part of all its volumes, 0 to 1; empty until they are known. */
  public OptionalDouble usedShare() {
    Long capacity = capacityBytes;
    Long used = usedBytes;
    return capacity == null || used == null || capacity == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) used / capacity);
  }
}
