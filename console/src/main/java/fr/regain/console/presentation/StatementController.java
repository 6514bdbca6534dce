package fr.regain.console.presentation;

import fr.regain.console.page.presentation.JteaccessibilityGenerated;
import fr.regain.console.page.presentation.JteecodesignGenerated;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What the console says of itself to anybody. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class StatementController {
  private final PresentationService presentation;
  private final Measurements measurements;

  StatementController(PresentationService presentation, Measurements measurements) {
    this.presentation = presentation;
    this.measurements = measurements;
  }

  /** Whom its pages shut out, and whom to tell. */
  @Get("/accessibilite")
  HttpResponse<byte[]> accessibility(HttpRequest<?> request, Visit visit) {
    Statement statement = presentation.statement();
    return Pages.show(
        request, output -> JteaccessibilityGenerated.render(output, null, visit, statement));
  }

  /** What its pages weigh. */
  @Get("/ecoconception")
  HttpResponse<byte[]> ecodesign(HttpRequest<?> request, Visit visit) {
    return Pages.show(
        request, output -> JteecodesignGenerated.render(output, null, visit, measurements));
  }

  /** The logo, under a name that holds a digest of its content. */
  @Get(PresentationService.LOGO + "{digest}")
  @Produces(MediaType.IMAGE_PNG)
  HttpResponse<byte[]> logo(String digest) {
    return presentation
        .logo(digest)
        .<HttpResponse<byte[]>>map(
            png ->
                HttpResponse.ok(png)
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .orElseGet(HttpResponse::notFound);
  }
}
