package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.document.PdfPrinter;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.secondlife.JteaccountsGenerated;
import fr.regain.console.page.secondlife.JteaccountspaperGenerated;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** The accounts of second lives by year and owner: the page, and the same figures to take away. */
@Controller(AccountsView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class AccountsController {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2200;

  private final AccountsService accounts;
  private final OwnerService owners;
  private final PdfPrinter printer;

  AccountsController(AccountsService accounts, OwnerService owners, PdfPrinter printer) {
    this.accounts = accounts;
    this.owners = owners;
    this.printer = printer;
  }

  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "html") String format) {
    HttpParameters parameters = request.getParameters();
    int year = year(parameters);
    OptionalLong owner = positive(parameters, "proprietaire");
    Long ownerId = owner.isPresent() ? owner.getAsLong() : null;
    Scope scope = AccountsService.readable(person);
    YearAccounts figures = accounts.of(scope, year, ownerId);
    AccountsTables layout =
        new AccountsTables(visit, figures, accounts.register(scope, year, ownerId));
    List<DocumentTable> tables = layout.all();
    AccountsView view =
        new AccountsView(
            visit,
            figures,
            ownerId,
            owners.all(),
            accounts.thisYear(),
            person.may(Role.ADMINISTRATOR, Role.TECHNICIAN),
            figures.stock() == null
                && year == accounts.thisYear()
                && person.scope(Role.ADMINISTRATOR).isEverywhere(),
            tables);
    String name = visit.say("accounts-of.file", Integer.toString(year));
    return switch (format) {
      case "html" -> Pages.show(request, output -> JteaccountsGenerated.render(output, null, view));
      case "pdf" ->
          Downloads.file(printer.print(paper(view)), PdfPrinter.MEDIA_TYPE, name + ".pdf");
      case "csv" ->
          Downloads.of(
              visit.say("accounts-of.register-file", Integer.toString(year)),
              format,
              List.of(layout.register()));
      default -> Downloads.of(name, format, tables);
    };
  }

  private int year(HttpParameters parameters) {
    long asked = positive(parameters, "annee").orElse(accounts.thisYear());
    return asked < FIRST_YEAR || asked > LAST_YEAR ? accounts.thisYear() : (int) asked;
  }

  private static String paper(AccountsView view) {
    return new String(
        Pages.render(output -> JteaccountspaperGenerated.render(output, null, view)),
        StandardCharsets.UTF_8);
  }

  /** Puts the stock of this moment on record as that of the year. */
  @Post("/stock")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.ADMINISTRATOR)
  HttpResponse<byte[]> declareStock(Person person) {
    accounts.declareStock(person);
    return Pages.goTo(AccountsView.PATH);
  }

  private static OptionalLong positive(HttpParameters parameters, String name) {
    String digits = parameters.getFirst(name).orElse("");
    return digits.matches("[1-9][0-9]{0,17}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}
