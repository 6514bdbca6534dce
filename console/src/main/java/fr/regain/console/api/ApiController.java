package fr.regain.console.api;

import fr.regain.console.page.api.JteoperationsGenerated;
import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes the API, to programs and to people. It tells nothing of what the console holds. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class ApiController {
  private final OpenApi api;

  ApiController(OpenApi api) {
    this.api = api;
  }

  @Get("/api")
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit) {
    Map<String, List<Operation>> operations =
        api.operations().stream()
            .collect(
                Collectors.groupingBy(
                    Operation::capability, LinkedHashMap::new, Collectors.toList()));
    return Pages.show(
        request, output -> JteoperationsGenerated.render(output, null, visit, operations));
  }

  @Get(ApiRequest.ROOT + OpenApi.FILE)
  @Produces(MediaType.APPLICATION_JSON)
  @ApiCall(
      fr = "Cette description, au format OpenAPI 3.1",
      en = "This description, in the OpenAPI 3.1 format")
  byte[] document(Visit visit) {
    return api.document(visit.words().language());
  }
}
