package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of the workshop as programs see it; see {@link Piece}. */
@Serdeable
record PieceAnswer(
    String label,
    EquipmentKind kind,
    long siteId,
    String siteName,
    @Nullable Long ownerId,
    @Nullable String ownerName,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable String inventoryNumber,
    @Nullable LocalDate purchasedOn,
    @Nullable LocalDate madeBefore,
    @Nullable Boolean protectedCarrier,
    Stage stage,
    @Nullable Grade grade,
    @Nullable Integer disksCounted,
    @Nullable Long lotId) {
  static PieceAnswer of(Piece piece) {
    Owner owner = piece.owner();
    return new PieceAnswer(
        piece.shortId(),
        piece.kind(),
        piece.siteId(),
        piece.siteName(),
        owner == null ? null : owner.id(),
        owner == null ? null : owner.name(),
        piece.vendor(),
        piece.model(),
        piece.serialNumber(),
        piece.inventoryNumber(),
        piece.purchasedOn(),
        piece.madeBefore(),
        piece.protectedCarrier(),
        piece.stage(),
        piece.grade(),
        piece.disksCounted(),
        piece.lotId());
  }

  /** All that is known of a piece; see {@link Dossier}. */
  @Serdeable
  record DossierAnswer(
      PieceAnswer piece,
      List<CheckAnswer> checks,
      List<String> stepsLeft,
      List<ErasureAnswer> erasures,
      List<String> parts,
      List<StepAnswer> history) {
    static DossierAnswer of(Dossier dossier) {
      return new DossierAnswer(
          PieceAnswer.of(dossier.piece()),
          dossier.steps().stream()
              .flatMap(step -> Stream.ofNullable(dossier.checks().get(step)))
              .map(CheckAnswer::of)
              .toList(),
          dossier.stepsLeft(),
          dossier.recorded().stream().map(ErasureAnswer::of).toList(),
          dossier.parts(),
          dossier.history().stream().map(StepAnswer::of).toList());
    }
  }

  /** See {@link Check}. */
  @Serdeable
  record CheckAnswer(String step, Outcome outcome, String note, String by) {
    static CheckAnswer of(Check check) {
      return new CheckAnswer(check.step(), check.outcome(), check.note(), check.by());
    }
  }

  /** See {@link Step}; the act is absent where a step was taken back, the sites where it stayed. */
  @Serdeable
  record StepAnswer(
      @Nullable Act act,
      Stage from,
      Stage to,
      Instant at,
      String by,
      String comment,
      @Nullable Long lotId,
      @Nullable Long fromSiteId,
      @Nullable Long toSiteId,
      @Nullable String savedPurchase,
      @Nullable Integer monthsGained,
      boolean undone,
      boolean slip) {
    static StepAnswer of(Step step) {
      Move move = step.move();
      return new StepAnswer(
          step.act(),
          step.from(),
          step.to(),
          step.at(),
          step.by(),
          step.comment(),
          step.lotId(),
          move == null ? null : move.fromId(),
          move == null ? null : move.toId(),
          step.displacement(),
          step.monthsGained(),
          step.undone(),
          step.slip());
    }
  }

  /** See {@link RecordedErasure}; what was struck counts no more. */
  @Serdeable
  record ErasureAnswer(
      long id,
      Instant recordedAt,
      String recordedBy,
      boolean struck,
      String diskModel,
      String diskSerial,
      @Nullable Long diskBytes,
      DiskMedium medium,
      String method,
      EraseLevel level,
      String tool,
      String toolVersion,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Integer verifiedPercent,
      boolean success,
      boolean verified,
      String operator,
      String witness,
      String logSha256,
      Erasure.Origin origin) {
    static ErasureAnswer of(RecordedErasure recorded) {
      Erasure erasure = recorded.erasure();
      return new ErasureAnswer(
          recorded.id(),
          recorded.recordedAt(),
          recorded.recordedBy(),
          recorded.isStruck(),
          erasure.diskModel(),
          erasure.diskSerial(),
          erasure.diskBytes(),
          erasure.medium(),
          erasure.method(),
          erasure.level(),
          erasure.tool(),
          erasure.toolVersion(),
          erasure.startedAt(),
          erasure.endedAt(),
          erasure.verifiedPercent(),
          erasure.success(),
          erasure.isVerified(),
          erasure.operator(),
          erasure.witness(),
          erasure.logSha256(),
          erasure.origin());
    }
  }
}
