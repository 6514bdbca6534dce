package fr.regain.console.device;

import fr.regain.v1.Chassis;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which devices a program means, as the list of devices narrows them; see {@link DeviceFilter}.
 *
 * @param silentDays only devices that have not checked in for that many days
 */
@Serdeable
public record DeviceFilterRequest(
    @Nullable @Size(max = 255) String text,
    @Nullable Long siteId,
    @Nullable Long ringId,
    @Nullable @Size(max = 20) Set<ApiChassis> chassis,
    @Nullable DeviceState state,
    @Nullable Boolean lowSpace,
    @Nullable @Min(1) @Max(3_650) Integer silentDays) {
  /** A {@link Chassis}, named as programs know it. */
  public enum ApiChassis {
    UNSPECIFIED,
    DESKTOP,
    LAPTOP,
    ALL_IN_ONE,
    TABLET,
    MINI,
    SERVER,
    VIRTUAL;

    /** As the wire names it. */
    public Chassis wire() {
      return Chassis.valueOf("CHASSIS_" + name());
    }
  }

  /** The filter of this moment. */
  public DeviceFilter filter(Instant now) {
    EnumSet<Chassis> wanted = EnumSet.noneOf(Chassis.class);
    if (chassis != null) {
      chassis.forEach(one -> wanted.add(one.wire()));
    }
    return new DeviceFilter(
        text == null ? "" : text.strip(),
        siteId,
        ringId,
        wanted,
        state,
        Boolean.TRUE.equals(lowSpace),
        silentDays == null ? null : now.minus(Duration.ofDays(silentDays)));
  }
}
