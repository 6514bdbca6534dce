package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.secondlife.LotAnswer.LotDetailAnswer;
import fr.regain.console.secondlife.LotAnswer.LotTermsRequest;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lots that leave together, for programs. */
@Controller(ApiRequest.ROOT + "/lots")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.COORDINATOR})
class LotApi {
  private final LotService lots;
  private final SecondLifeService pieces;
  private final ConsoleConfig config;

  LotApi(LotService lots, SecondLifeService pieces, ConsoleConfig config) {
    this.lots = lots;
    this.pieces = pieces;
    this.config = config;
  }

  /** A lot to make. */
  @Serdeable
  record NewLotRequest(long siteId, long ownerId, @Valid LotTermsRequest terms) {}

  /** A value for some pieces of a lot; none: nobody knows. */
  @Serdeable
  record LotValueRequest(
      @NotEmpty @Size(max = LotService.MOST_ITEMS) List<String> labels,
      @Nullable @Min(0) @Max(100_000_000) Long valueCents) {}

  /**
   * How many pieces the caller has seen in a lot that is to leave, and whether it keeps the day of
   * its first departure.
   */
  @Serdeable
  record LotClosingRequest(
      @Min(1) @Max(LotService.MOST_ITEMS) int pieces, @Nullable Boolean keepsDay) {}

  /** What the register of waste says of a lot that has left, and why it is put right. */
  @Serdeable
  record WasteNoteRequest(
      @Nullable @Size(max = 32) String wasteCode,
      @Nullable @Size(max = 64) String trackingNumber,
      @Nullable @Min(1) @Max(100_000_000_000L) Long weightGrams,
      @NotBlank @Size(max = SecondLifeService.LONGEST_COMMENT) String reason) {
    WasteNote note() {
      return new WasteNote(text(wasteCode), text(trackingNumber), weightGrams);
    }

    private static String text(@Nullable String text) {
      return text == null ? "" : text.strip();
    }
  }

  /** Why a lot is opened again, and whether it is only to mend a slip. */
  @Serdeable
  record LotReopeningRequest(
      @NotBlank @Size(max = SecondLifeService.LONGEST_COMMENT) String reason,
      @Nullable Boolean slip) {}

  @Get
  @ApiCall(fr = "Les lots, ouverts d’abord", en = "Lots, the open ones first")
  Page<LotAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable Destination destination,
      @QueryValue @Nullable Boolean open,
      @QueryValue @Nullable LotSort sort,
      @QueryValue @Nullable Boolean descending) {
    LotFilter filter = new LotFilter(text == null ? "" : text.strip(), destination, open);
    Scope scope = SecondLifeService.readable(person);
    return paging.rows(
        sort == null
            ? new Sort<>(LotSort.CLOSED, true)
            : new Sort<>(sort, Boolean.TRUE.equals(descending)),
        (order, at, size) -> lots.page(scope, filter, order, at, size),
        LotAnswer::of);
  }

  @Get("/{id}")
  @ApiCall(
      fr = "Un lot : matériel, pièces jointes, et ce qui le retient",
      en = "One lot: equipment, papers, and what keeps it here")
  LotDetailAnswer lot(Person person, long id) {
    Lot lot = lots.find(SecondLifeService.readable(person), id);
    return LotDetailAnswer.of(lot, lots.check(person, lot, config.zone()));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Crée un lot", en = "Makes a lot")
  LotDetailAnswer create(Person person, @Valid @Body NewLotRequest body) {
    return lot(person, lots.create(person, body.siteId(), body.ownerId(), body.terms().terms()));
  }

  @Put("/{id}/terms")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(
      fr = "Dit à qui et à quelles conditions un lot part",
      en = "Says to whom and on what terms a lot leaves")
  LotDetailAnswer describe(Person person, long id, @Valid @Body LotTermsRequest body) {
    lots.describe(person, id, body.terms());
    return lot(person, id);
  }

  @Put("/{id}/pieces/{label}")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Met un matériel dans un lot", en = "Puts a piece into a lot")
  LotDetailAnswer add(Person person, long id, String label) {
    lot(person, id);
    lots.add(person, id, List.of(equipment(person, label)));
    return lot(person, id);
  }

  private long equipment(Person person, String label) {
    return pieces.find(SecondLifeService.workable(person), label).piece().id();
  }

  @Delete("/{id}/pieces/{label}")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Retire un matériel d’un lot", en = "Takes a piece out of a lot")
  LotDetailAnswer remove(Person person, long id, String label) {
    lots.remove(person, id, item(lots.find(SecondLifeService.workable(person), id), label));
    return lot(person, id);
  }

  private static long item(Lot lot, String label) {
    String shortId = ShortId.parse(label).map(ShortId::text).orElse("");
    return lot.items().stream()
        .map(LotItem::piece)
        .filter(piece -> piece.shortId().equals(shortId))
        .findFirst()
        .orElseThrow(() -> SecondLifeService.missing(label))
        .id();
  }

  @Put("/{id}/values")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(
      fr = "Donne une valeur à des matériels d’un lot, en centimes",
      en = "Gives pieces of a lot a value, in cents")
  LotDetailAnswer value(Person person, long id, @Valid @Body LotValueRequest body) {
    lot(person, id);
    lots.value(
        person,
        id,
        body.labels().stream().map(label -> equipment(person, label)).toList(),
        body.valueCents());
    return lot(person, id);
  }

  @Post("/{id}/closing")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(
      fr = "Fait partir un lot, s’il a toujours autant de matériels",
      en = "Lets a lot leave, if it still has as many pieces")
  LotDetailAnswer close(Person person, long id, @Valid @Body LotClosingRequest body) {
    lots.close(person, id, body.pieces(), Boolean.TRUE.equals(body.keepsDay()), config.zone());
    return lot(person, id);
  }

  @Put("/{id}/waste")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(
      fr = "Corrige ce que le registre des déchets dit d’un lot parti",
      en = "Puts right what the register of waste says of a lot that has left")
  LotDetailAnswer correct(Person person, long id, @Valid @Body WasteNoteRequest body) {
    lots.correct(person, id, body.note(), body.reason());
    return lot(person, id);
  }

  @Post("/{id}/reopening")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(fr = "Rouvre un lot parti", en = "Opens a lot again that has left")
  LotDetailAnswer reopen(Person person, long id, @Valid @Body LotReopeningRequest body) {
    lots.reopen(person, id, body.reason(), Boolean.TRUE.equals(body.slip()));
    return lot(person, id);
  }
}
