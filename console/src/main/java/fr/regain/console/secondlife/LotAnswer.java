package fr.regain.console.secondlife;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lot as programs see it in lists; see {@link LotLine}. */
@Serdeable
record LotAnswer(
    long id,
    String name,
    Destination destination,
    String ownerName,
    String beneficiary,
    long pieces,
    Instant createdAt,
    @Nullable Instant closedAt) {
  static LotAnswer of(LotLine line) {
    return new LotAnswer(
        line.id(),
        line.name(),
        line.destination(),
        line.ownerName(),
        line.beneficiary(),
        line.pieces(),
        line.createdAt(),
        line.closedAt());
  }

  /** All that is known of a lot; see {@link Lot}. */
  @Serdeable
  record LotDetailAnswer(
      long id,
      long siteId,
      String siteName,
      long ownerId,
      String ownerName,
      LotTermsRequest terms,
      Instant createdAt,
      @Nullable Instant closedAt,
      List<LotItemAnswer> items,
      List<PaperAnswer> papers,
      List<LotFindingAnswer> findings) {
    static LotDetailAnswer of(Lot lot, List<LotFinding> findings) {
      return new LotDetailAnswer(
          lot.id(),
          lot.siteId(),
          lot.siteName(),
          lot.owner().id(),
          lot.owner().name(),
          LotTermsRequest.of(lot.terms()),
          lot.createdAt(),
          lot.closedAt(),
          lot.items().stream().map(LotItemAnswer::of).toList(),
          lot.papers().stream().map(PaperAnswer::of).toList(),
          findings.stream().map(LotFindingAnswer::of).toList());
    }
  }

  /** To whom and on what terms a lot leaves; see {@link LotTerms}. */
  @Serdeable
  record LotTermsRequest(
      @NotBlank @Size(max = 255) String name,
      Destination destination,
      @Nullable @Size(max = 255) String beneficiary,
      @Nullable Beneficiary category,
      @Nullable @Size(max = 500) String address,
      @Nullable @Size(max = 32) String wasteCode,
      @Nullable @Size(max = 64) String trackingNumber,
      @Nullable @Min(1) @Max(100_000_000_000L) Long weightGrams,
      @Nullable @Size(min = 1, max = Gain.LONGEST_PURCHASE) String savedPurchase,
      @Nullable @Min(1) @Max(Gain.MOST_MONTHS) Integer monthsGained) {
    static LotTermsRequest of(LotTerms terms) {
      return new LotTermsRequest(
          terms.name(),
          terms.destination(),
          known(terms.beneficiary()),
          terms.category(),
          known(terms.address()),
          known(terms.wasteCode()),
          known(terms.trackingNumber()),
          terms.weightGrams(),
          terms.displacement(),
          terms.monthsGained());
    }

    private static @Nullable String known(String text) {
      return text.isEmpty() ? null : text;
    }

    LotTerms terms() {
      return new LotTerms(
          name.strip(),
          destination,
          text(beneficiary),
          category,
          text(address),
          text(wasteCode),
          text(trackingNumber),
          weightGrams,
          savedPurchase,
          monthsGained);
    }

    private static String text(@Nullable String text) {
      return text == null ? "" : text.strip();
    }
  }

  /** See {@link LotItem}. */
  @Serdeable
  record LotItemAnswer(
      PieceAnswer piece,
      boolean ready,
      boolean erased,
      boolean overwritten,
      List<String> faults,
      @Nullable Long valueCents) {
    static LotItemAnswer of(LotItem item) {
      return new LotItemAnswer(
          PieceAnswer.of(item.piece()),
          item.ready(),
          item.erased(),
          item.overwritten(),
          item.faults().stream().map(Check::step).toList(),
          item.valueCents());
    }
  }

  /** See {@link Paper}. */
  @Serdeable
  record PaperAnswer(
      long id,
      PaperKind kind,
      String name,
      String mediaType,
      long bytes,
      String sha256,
      Instant addedAt,
      String addedBy) {
    static PaperAnswer of(Paper paper) {
      return new PaperAnswer(
          paper.id(),
          paper.kind(),
          paper.name(),
          paper.mediaType(),
          paper.bytes(),
          paper.sha256(),
          paper.addedAt(),
          paper.addedBy());
    }
  }

  /** A rule that a lot does not meet, and whether it keeps the lot here; see {@link LotFinding}. */
  @Serdeable
  record LotFindingAnswer(LotRule rule, boolean blocking, List<String> labels) {
    static LotFindingAnswer of(LotFinding finding) {
      return new LotFindingAnswer(finding.rule(), finding.rule().isBlocking(), finding.pieces());
    }
  }
}
