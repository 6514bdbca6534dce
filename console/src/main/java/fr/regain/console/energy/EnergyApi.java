package fr.regain.console.energy;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.device.DeviceService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The energy of devices, for programs. */
@Controller(ApiRequest.ROOT + "/devices/{id}/energy")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class EnergyApi {
  private static final int USUAL_DAYS = 14;

  private final EnergyHistory history;
  private final DeviceService devices;
  private final ConsoleConfig config;
  private final Clock clock;

  EnergyApi(EnergyHistory history, DeviceService devices, ConsoleConfig config, Clock clock) {
    this.history = history;
    this.devices = devices;
    this.config = config;
    this.clock = clock;
  }

  /** The energy of a device by the day of a time zone. */
  @Serdeable
  record EnergyAnswer(String timeZone, List<DayAnswer> days) {}

  /** See {@link EnergyDay}. Figures of two methods or scopes overlap: they are never added. */
  @Serdeable
  record DayAnswer(
      LocalDate date, @Nullable Long poweredOnSeconds, List<EnergyAmountAnswer> amounts) {
    static DayAnswer of(EnergyDay day) {
      return new DayAnswer(
          day.date(),
          day.poweredOnSeconds(),
          day.amounts().entrySet().stream()
              .map(entry -> EnergyAmountAnswer.of(entry.getKey(), entry.getValue()))
              .toList());
    }
  }

  /** See {@link EnergyAmount}: how it was obtained, what it covers, and between which bounds. */
  @Serdeable
  record EnergyAmountAnswer(
      String method,
      String scope,
      long seconds,
      double joules,
      double lowJoules,
      double highJoules) {
    static EnergyAmountAnswer of(EnergySeries series, EnergyAmount amount) {
      return new EnergyAmountAnswer(
          series.method().name().replace("ENERGY_METHOD_", ""),
          series.scope().name().replace("ENERGY_SCOPE_", ""),
          amount.seconds(),
          amount.joules(),
          amount.lowJoules(),
          amount.highJoules());
    }
  }

  @Get
  @ApiCall(
      fr = "L’énergie d’un appareil, jour par jour, le plus ancien d’abord",
      en = "The energy of a device, day by day, the oldest first")
  EnergyAnswer energy(
      Person person, UUID id, @QueryValue @Nullable @Min(1) @Max(400) Integer days) {
    if (!devices.isIn(person.scope(), id)) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no device " + id + ".");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), config.zone());
    return new EnergyAnswer(
        config.zone().getId(),
        history.days(id, config.zone(), today, days == null ? USUAL_DAYS : days).stream()
            .map(DayAnswer::of)
            .toList());
  }
}
