package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Rings, for programs. */
@Controller(ApiRequest.ROOT + "/rings")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class RingApi {
  private final RingService rings;
  private final Clock clock;

  RingApi(RingService rings, Clock clock) {
    this.rings = rings;
    this.clock = clock;
  }

  /** A {@link Ring}, with the number of its devices that the key sees. */
  @Serdeable
  record RingAnswer(long id, String name, long devices) {
    static RingAnswer of(Ring ring) {
      return new RingAnswer(ring.id(), ring.name(), ring.devices());
    }
  }

  /** What a ring is called. */
  @Serdeable
  record RingNameRequest(@NotBlank @Size(max = 255) String name) {}

  /** Devices to put into a ring, as many as the caller expects. */
  @Serdeable
  record RingDevicesRequest(@Valid DeviceFilterRequest filter, @Min(0) long expected) {}

  /** What a filter takes; see {@link CountedDevices}. */
  @Serdeable
  record CountedDevicesAnswer(long devices, long elsewhere) {}

  @Get
  @ApiCall(fr = "Les anneaux", en = "The rings")
  Page<RingAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable RingSort sort,
      @QueryValue @Nullable Boolean descending) {
    return paging.rows(
        new Sort<>(sort == null ? RingSort.NAME : sort, Boolean.TRUE.equals(descending)),
        (order, at, size) -> rings.page(person.scope(), text == null ? "" : text, order, at, size),
        RingAnswer::of);
  }

  @Get("/{id}")
  @ApiCall(fr = "Un anneau", en = "One ring")
  RingAnswer ring(Person person, long id) {
    return RingAnswer.of(rings.find(person.scope(), id));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  @ApiCall(fr = "Crée un anneau", en = "Makes a ring")
  RingAnswer create(Person person, @Valid @Body RingNameRequest body) {
    return ring(person, rings.create(person, body.name()));
  }

  @Patch("/{id}")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  @ApiCall(fr = "Renomme un anneau", en = "Gives a ring another name")
  RingAnswer rename(Person person, long id, @Valid @Body RingNameRequest body) {
    rings.rename(person, id, body.name());
    return ring(person, id);
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  @ApiCall(
      fr = "Supprime un anneau ; ses appareils restent, sans anneau",
      en = "Removes a ring; its devices stay, in no ring")
  void remove(Person person, long id) {
    rings.remove(person, id);
  }

  @Post("/{id}/count")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  @ApiCall(
      fr = "Compte ce qu’un filtre mettrait dans un anneau",
      en = "Counts what a filter would put into a ring")
  CountedDevicesAnswer count(Person person, long id, @Valid @Body DeviceFilterRequest body) {
    rings.find(person.scope(), id);
    CountedDevices counted = rings.count(person, body.filter(clock.instant()), id);
    return new CountedDevicesAnswer(counted.devices(), counted.elsewhere());
  }

  @Post("/{id}/devices")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  @ApiCall(
      fr = "Met dans un anneau les appareils d’un filtre, s’ils sont autant que prévu",
      en = "Puts the devices of a filter into a ring, if they are as many as expected")
  RingAnswer assign(Person person, long id, @Valid @Body RingDevicesRequest body) {
    rings.find(person.scope(), id);
    long found = rings.assign(person, body.filter().filter(clock.instant()), id, body.expected());
    if (found != body.expected()) {
      throw new Problem(
          ProblemCode.CAMPAIGN_COUNT_CHANGED,
          "The filter takes " + found + " devices, not " + body.expected() + ".");
    }
    return ring(person, id);
  }
}
