package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.secondlife.PieceAnswer.DossierAnswer;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Erasures of disks, for programs. */
@Controller(ApiRequest.ROOT + "/workshop/{label}/erasures")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
class ErasureApi {
  private final SecondLifeService pieces;
  private final InspectionService inspections;
  private final Clock clock;

  ErasureApi(SecondLifeService pieces, InspectionService inspections, Clock clock) {
    this.pieces = pieces;
    this.inspections = inspections;
    this.clock = clock;
  }

  /** An erasure to put on record; see {@link Erasure}. */
  @Serdeable
  record ErasureRequest(
      @Nullable @Size(max = 255) String diskModel,
      @NotBlank @Size(max = 255) String diskSerial,
      @Nullable @Min(1) @Max(1_000_000_000_000_000L) Long diskBytes,
      DiskMedium medium,
      @NotBlank @Size(max = 255) String method,
      EraseLevel level,
      @NotBlank @Size(max = 64) String tool,
      @Nullable @Size(max = 64) String toolVersion,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable @Min(0) @Max(100) Integer verifiedPercent,
      boolean success,
      @NotBlank @Size(max = 255) String operator,
      @Nullable @Size(max = 255) String witness,
      @Nullable @Size(max = 64) @Pattern(regexp = "[0-9a-f]{64}") String logSha256) {
    Erasure erasure() {
      return new Erasure(
          text(diskModel),
          diskSerial.strip(),
          diskBytes,
          medium,
          method.strip(),
          level,
          tool.strip(),
          text(toolVersion),
          startedAt,
          endedAt,
          verifiedPercent,
          success,
          operator.strip(),
          text(witness),
          text(logSha256),
          Erasure.Origin.PERSON);
    }

    private static String text(@Nullable String text) {
      return text == null ? "" : text.strip();
    }
  }

  @Post
  @Status(HttpStatus.CREATED)
  @ApiCall(
      fr = "Note l’effacement d’un disque d’un matériel de l’atelier",
      en = "Puts the erasure of a disk of a piece in the workshop on record")
  DossierAnswer record(Person person, String label, @Valid @Body ErasureRequest body) {
    Instant started = body.startedAt();
    Instant ended = body.endedAt();
    if (ended != null
        && (ended.isAfter(clock.instant()) || (started != null && ended.isBefore(started)))) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "An erasure ends after it has started, and not later on.");
    }
    Dossier dossier = find(person, label);
    if (!dossier.piece().stage().isStock()) {
      throw SecondLifeService.notNow(dossier.piece(), "it is not in the workshop");
    }
    inspections.erased(person, dossier.piece().id(), List.of(body.erasure()));
    return DossierAnswer.of(find(person, label));
  }

  /** Why a record is of no disk of its piece. */
  @Serdeable
  record StrikeRequest(@NotBlank @Size(max = SecondLifeService.LONGEST_COMMENT) String reason) {}

  @Post("/{erasure}/strike")
  @ApiCall(
      fr = "Raye un effacement qui n’est pas d’un disque de ce matériel",
      en = "Strikes an erasure that is of no disk of this piece")
  DossierAnswer strike(Person person, String label, long erasure, @Valid @Body StrikeRequest body) {
    inspections.strike(person, find(person, label).piece().id(), erasure, body.reason());
    return DossierAnswer.of(find(person, label));
  }

  private Dossier find(Person person, String label) {
    return pieces.find(SecondLifeService.workable(person), label);
  }
}
