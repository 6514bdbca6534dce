package fr.regain.console.campaign;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.campaign.CampaignAnswer.SumsAnswer;
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
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The devices of campaigns, for programs. */
@Controller(ApiRequest.ROOT + "/campaigns/{id}/participants")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class ParticipantApi {
  private final VisibleCampaigns campaigns;
  private final CampaignReading reading;
  private final CourseService course;

  ParticipantApi(VisibleCampaigns campaigns, CampaignReading reading, CourseService course) {
    this.campaigns = campaigns;
    this.reading = reading;
    this.course = course;
  }

  /** See {@link Participant}; what it did is absent before it has worked. */
  @Serdeable
  record ParticipantAnswer(
      UUID deviceId,
      String hostName,
      long siteId,
      String siteName,
      int wave,
      ParticipantState state,
      @Nullable String reason,
      Instant changedAt,
      @Nullable Instant plannedAt,
      @Nullable Instant lastCheckInAt,
      @Nullable Long usedBytesBefore,
      @Nullable Long usedBytesAfter,
      @Nullable SumsAnswer sums) {
    static ParticipantAnswer of(Participant device) {
      return new ParticipantAnswer(
          device.deviceId(),
          device.hostName(),
          device.siteId(),
          device.siteName(),
          device.wave(),
          device.state(),
          device.reason(),
          device.changedAt(),
          device.plannedAt(),
          device.lastCheckInAt(),
          device.usedBefore(),
          device.usedAfter(),
          device.plannedAt() == null ? null : SumsAnswer.of(device.sums()));
    }
  }

  @Get
  @ApiCall(
      fr = "Les appareils d’une campagne, par vague, état, site ou cause",
      en = "The devices of a campaign, by wave, state, site or cause")
  Page<ParticipantAnswer> list(
      Person person,
      UUID id,
      Paging paging,
      @QueryValue @Nullable Integer wave,
      @QueryValue @Nullable List<ParticipantState> state,
      @QueryValue @Nullable Long siteId,
      @QueryValue @Nullable @Size(max = 64) String cause,
      @QueryValue @Nullable Boolean descending) {
    campaigns.find(person, id.toString());
    ParticipantFilter filter =
        new ParticipantFilter(wave, state == null ? Set.of() : Set.copyOf(state), siteId, cause);
    return paging.rows(
        new Sort<>(ParticipantSort.HOST_NAME, Boolean.TRUE.equals(descending)),
        (sort, at, size) -> reading.participants(id, filter, sort, at, size),
        ParticipantAnswer::of);
  }

  @Get("/{device}")
  @ApiCall(fr = "Un appareil d’une campagne", en = "One device of a campaign")
  ParticipantAnswer participant(Person person, UUID id, UUID device) {
    campaigns.find(person, id.toString());
    return reading
        .participant(id, device)
        .map(ParticipantAnswer::of)
        .orElseThrow(
            () ->
                new Problem(
                    ProblemCode.NOT_FOUND, "The device " + device + " is not in the campaign."));
  }

  @Post("/{device}/undo")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Roles.COORDINATOR)
  @ApiCall(
      fr = "Fait remettre tout ce que la campagne a pris sur un appareil",
      en = "Has everything put back that the campaign took on one device")
  void undo(Person person, UUID id, UUID device) {
    campaigns.findToDecide(person, id.toString());
    course.undo(id, device, person);
  }
}
