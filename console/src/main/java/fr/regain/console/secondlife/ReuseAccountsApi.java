package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.api.ApiCall;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The accounts of reuse of a year, for programs. */
@Controller(ApiRequest.ROOT + "/reuse-accounts")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.REFERENT})
class ReuseAccountsApi {
  private final AccountsService accounts;

  ReuseAccountsApi(AccountsService accounts) {
    this.accounts = accounts;
  }

  /**
   * The accounts of a year; see {@link YearAccounts}.
   *
   * @param reuseShare part of the opening stock that went to reuse, 0 to 1; absent without a stock
   */
  @Serdeable
  record ReuseAccountsAnswer(
      int year,
      @Nullable Long openingStock,
      @Nullable Boolean openingStockDeclared,
      long steeredToReuse,
      @Nullable Double reuseShare,
      long withoutProof,
      long withoutFactor,
      Map<Stage, Long> departures,
      List<AvoidedAnswer> avoided,
      List<WasteAnswer> wasteRegister) {}

  /** Embodied emissions of purchases that were saved, less those of parts fitted. */
  @Serdeable
  record AvoidedAnswer(
      Factors.Basis basis,
      double kilogramsCo2Equivalent,
      double lowKilogramsCo2Equivalent,
      double highKilogramsCo2Equivalent) {}

  /** See {@link WasteLine}. */
  @Serdeable
  record WasteAnswer(
      long lotId,
      String lotName,
      LocalDate on,
      String ownerName,
      String recycler,
      String address,
      String wasteCode,
      String trackingNumber,
      long pieces,
      @Nullable Long grams) {
    static WasteAnswer of(WasteLine line) {
      return new WasteAnswer(
          line.lotId(),
          line.lotName(),
          line.on(),
          line.ownerName(),
          line.recycler(),
          line.address(),
          line.wasteCode(),
          line.trackingNumber(),
          line.pieces(),
          line.grams());
    }
  }

  @Get
  @ApiCall(
      fr = "Les comptes du réemploi d’une année, avec le registre des déchets",
      en = "The accounts of reuse of a year, with the register of waste")
  ReuseAccountsAnswer accounts(
      Person person,
      @QueryValue @Nullable @Min(2000) @Max(2200) Integer year,
      @QueryValue @Nullable Long ownerId) {
    Scope scope = AccountsService.readable(person);
    int shown = year == null ? accounts.thisYear() : year;
    YearAccounts figures = accounts.of(scope, shown, ownerId);
    OpeningStock stock = figures.stock();
    OptionalDouble share = figures.reuseRate();
    return new ReuseAccountsAnswer(
        shown,
        stock == null ? null : stock.counted(),
        stock == null ? null : stock.declared(),
        figures.steered(),
        share.isPresent() ? share.getAsDouble() : null,
        figures.withoutProof(),
        figures.uncredited(),
        figures.byDestination(),
        Arrays.stream(Factors.Basis.values())
            .filter(basis -> figures.avoided().stream().anyMatch(line -> line.basis() == basis))
            .map(basis -> avoided(basis, figures.net(basis)))
            .toList(),
        accounts.register(scope, shown, ownerId).stream().map(WasteAnswer::of).toList());
  }

  private static AvoidedAnswer avoided(Factors.Basis basis, Interval net) {
    return new AvoidedAnswer(basis, net.value(), net.low(), net.high());
  }

  @Post("/stock")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(
      fr = "Compte le stock de cette année, s’il ne l’est pas déjà",
      en = "Takes the stock of this year, unless it is taken")
  void declareStock(Person person) {
    accounts.declareStock(person);
  }
}
