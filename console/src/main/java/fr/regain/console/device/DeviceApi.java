package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.device.DeviceAnswer.DeviceDetailAnswer;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Devices, for programs. */
@Controller(ApiRequest.ROOT + "/devices")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class DeviceApi {
  private final DeviceService devices;
  private final Clock clock;

  DeviceApi(DeviceService devices, Clock clock) {
    this.devices = devices;
    this.clock = clock;
  }

  @Get
  @ApiCall(
      fr = "Les appareils, avec les filtres et les tris de la page du parc",
      en = "Devices, with the filters and orders of the page of the fleet")
  Page<DeviceAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable Long siteId,
      @QueryValue @Nullable Long ringId,
      @QueryValue @Nullable List<DeviceFilterRequest.ApiChassis> chassis,
      @QueryValue @Nullable DeviceState state,
      @QueryValue @Nullable Boolean lowSpace,
      @QueryValue @Nullable @Min(1) @Max(3_650) Integer silentDays,
      @QueryValue @Nullable DeviceSort sort,
      @QueryValue @Nullable Boolean descending) {
    DeviceFilterRequest filter =
        new DeviceFilterRequest(
            text,
            siteId,
            ringId,
            chassis == null ? null : Set.copyOf(chassis),
            state,
            lowSpace,
            silentDays);
    return paging.rows(
        new Sort<>(sort == null ? DeviceSort.HOST_NAME : sort, Boolean.TRUE.equals(descending)),
        (order, at, size) ->
            devices.page(person.scope(), filter.filter(clock.instant()), order, at, size),
        DeviceAnswer::of);
  }

  @Get("/{id}")
  @ApiCall(
      fr = "Un appareil : matériel, volumes, preuves de son âge, histoire",
      en = "One device: hardware, volumes, evidence of its age, history")
  DeviceDetailAnswer device(Person person, UUID id) {
    return devices
        .find(person.scope(), id)
        .map(DeviceDetailAnswer::of)
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no device " + id + "."));
  }

  @Post("/{id}/revocation")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(fr = "Exclut un appareil", en = "Shuts a device out")
  void revoke(Person person, UUID id) {
    devices.revoke(person, id);
  }

  @Post("/{id}/readmission")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(fr = "Réadmet un appareil", en = "Lets a device in again")
  void readmit(Person person, UUID id) {
    devices.readmit(person, id);
  }
}
