package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fr.regain.console.api.SampleBody;
import fr.regain.console.audit.AuditService;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceRow;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.DeviceSort;
import fr.regain.console.eligibility.Evaluations;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.equipment.Survey;
import fr.regain.console.event.EventKind;
import fr.regain.console.operation.SampleOperations;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.roadmap.SampleRoadMap;
import fr.regain.console.secondlife.SampleWorkshop;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import fr.regain.console.web.ApiRequest;
import fr.regain.console.webhook.WebhookService;
import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every call of the API, made with the key of every role, on a site of its own and on a foreign
 * one, and compared with its description. The calls come from the router itself.
 */
final class EveryApiCallTest {
  /** Open to every key: what is its own. */
  private static final Set<String> OWN =
      Set.of("GET /api/v1/self", "GET /api/v1/api-keys", "DELETE /api/v1/api-keys/{key}");

  @TempDir static Path data;
  private static TestingBrowser browser;
  private static JsonNode document;
  private static final Map<Role, TestingProgram> PROGRAMS = new EnumMap<>(Role.class);
  private static Things own;
  private static Things foreign;

  /** What is at a site, as addresses name it. */
  private record Things(
      long site,
      String siteName,
      DeviceRow device,
      UUID campaign,
      long token,
      long account,
      String label,
      long lot,
      long ring,
      long owner,
      long webhook,
      long operation,
      long action) {}

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    SampleFleet.in(browser.console(), 12);
    List<Site> tree = browser.console().bean(SiteService.class).tree(Scope.EVERYWHERE);
    own = things(tree, "Collège Jean Moulin", "own");
    foreign = things(tree, "Lycée des Coteaux", "foreign");
    browser.console().bean(Survey.class).run();
    browser.console().bean(Evaluations.class).work();
    SampleKeys keys = new SampleKeys(browser);
    for (Role role : Role.values()) {
      PROGRAMS.put(role, keys.program(role.name(), role, own.site()));
    }
    document = PROGRAMS.get(Role.REFERENT).read("/api/v1/openapi.json");
  }

  private static Things things(List<Site> tree, String siteName, String name) {
    Site site = tree.stream().filter(one -> one.name().equals(siteName)).findFirst().orElseThrow();
    SampleWorkshop workshop = new SampleWorkshop(browser.console(), "Région " + name);
    String label = workshop.collected(workshop.laptop(site.id()));
    long lot =
        workshop.gift(
            site.id(), "Don de " + name, null, workshop.reconditioned(workshop.laptop(site.id())));
    return new Things(
        site.id(),
        siteName,
        browser
            .console()
            .bean(DeviceService.class)
            .page(
                new Scope(List.of(site.path())),
                DeviceFilter.ALL,
                Sort.by(DeviceSort.HOST_NAME),
                null,
                1)
            .slice()
            .rows()
            .getFirst(),
        new SampleCampaigns(browser.console()).trying("Campagne " + name, site.id()),
        browser
            .console()
            .bean(TokenService.class)
            .create(Person.CONSOLE, site.id(), "Jeton " + name, Duration.ofDays(1), 1)
            .token()
            .id(),
        browser
            .console()
            .bean(AccountService.class)
            .create(
                Person.CONSOLE, new SignInName(name), "Compte " + name, Role.REFERENT, site.id())
            .accountId(),
        label,
        lot,
        99,
        browser
            .console()
            .bean(OwnerService.class)
            .add(Person.CONSOLE, "Ville " + name, OwnerKind.COMMUNE)
            .id(),
        browser
            .console()
            .bean(WebhookService.class)
            .create(
                Person.CONSOLE,
                "Webhook " + name,
                "https://hooks.example/",
                site.id(),
                Set.of(EventKind.LOT_CLOSED))
            .webhook()
            .id(),
        new SampleOperations(browser.console())
            .held(site.id(), OperationKind.DATA, "Opération " + name),
        new SampleRoadMap(browser.console()).on(site.id()));
  }

  @AfterAll
  static void stop() {
    PROGRAMS.values().forEach(TestingProgram::close);
    browser.close();
  }

  private static List<UriRouteInfo<?, ?>> calls() {
    Map<String, UriRouteInfo<?, ?>> calls = new TreeMap<>();
    browser
        .console()
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .filter(route -> route.getHttpMethod() != HttpMethod.OPTIONS)
        .filter(route -> path(route).startsWith(ApiRequest.ROOT))
        .forEach(route -> calls.put(name(route), route));
    return List.copyOf(calls.values());
  }

  private static String path(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toString();
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethod() + " " + path(route);
  }

  private static List<String> declared(UriRouteInfo<?, ?> route) {
    return route
        .getAnnotationMetadata()
        .getValue(Secured.class, String[].class)
        .map(Arrays::asList)
        .orElse(List.of());
  }

  private static List<UriRouteInfo<?, ?>> callsForRoles() {
    return calls().stream()
        .filter(call -> !OWN.contains(name(call)))
        .filter(call -> !declared(call).contains(SecurityRule.IS_ANONYMOUS))
        .toList();
  }

  private static JsonNode described(UriRouteInfo<?, ?> call) {
    return document
        .path("paths")
        .path(path(call))
        .path(call.getHttpMethod().name().toLowerCase(Locale.ROOT));
  }

  private static HttpResponse<String> make(
      TestingProgram program, UriRouteInfo<?, ?> call, Things things) {
    JsonNode schema = described(call).at("/requestBody/content/application~1json/schema");
    Map<String, Long> numbers =
        Map.of("siteId", own.site(), "parentId", own.site(), "ownerId", own.owner());
    String body =
        schema.isMissingNode() ? null : new SampleBody(document, numbers).of(schema).toString();
    return path(call).equals(ApiRequest.ROOT + "/imports")
        ? program.call(
            "POST", path(call) + "?fileName=x.csv", "x", "Content-Type", "application/octet-stream")
        : program.call(call.getHttpMethod().name(), filled(call, things), body);
  }

  private static String filled(UriRouteInfo<?, ?> call, Things things) {
    String path = path(call);
    String id =
        path.contains("/imports")
            ? "00000000-0000-0000-0000-000000000063"
            : path.startsWith(ApiRequest.ROOT + "/devices")
                ? things.device().id().toString()
                : path.contains("/campaigns")
                    ? things.campaign().toString()
                    : Long.toString(
                        path.contains("/sites")
                            ? things.site()
                            : path.contains("/accounts")
                                ? things.account()
                                : path.contains("/webhooks")
                                    ? things.webhook()
                                    : path.contains("/enrolment-tokens")
                                        ? things.token()
                                        : path.contains("/lots")
                                            ? things.lot()
                                            : path.contains("/rings")
                                                ? things.ring()
                                                : path.contains("/operations")
                                                    ? things.operation()
                                                    : things.owner());
    String address =
        path.replace("{id}", id)
            .replace("{device}", things.device().id().toString())
            .replace("{label}", things.label())
            .replace("{role}", "REFERENT")
            .replace("{siteId}", Long.toString(things.site()))
            .replace("{step}", "case")
            .replace("{action}", Long.toString(things.action()))
            .replaceAll("\\{[a-z]+\\}", "99");
    return switch (path) {
      case "/api/v1/calendar" -> address + "?from=2026-01-01&until=2027-01-01";
      case "/api/v1/campaign-comparison" ->
          address + "?earlier=" + things.campaign() + "&later=" + things.campaign();
      default -> address;
    };
  }

  @Test
  void everyCall_isDescribed_andEveryDescriptionIsOfACall() {
    Set<String> described = new TreeSet<>();
    Set<String> ids = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        call -> {
                          described.add(
                              call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                          ids.add(call.getValue().path("operationId").asText());
                          assertThat(call.getValue().path("summary").asText()).isNotBlank();
                        }));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(calls().stream().map(EveryApiCallTest::name).toList())
        .hasSameSizeAs(ids);
  }

  @Test
  void everyReference_ofTheDescription_leadsSomewhere() {
    List<String> references = new ArrayList<>(document.findValuesAsText("$ref"));
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void everyCall_declaresTheRolesThatItNeeds_andTheDescriptionSaysThem() {
    List<String> known = new ArrayList<>(Arrays.stream(Role.values()).map(Role::name).toList());
    known.add(AuditService.READER);
    for (UriRouteInfo<?, ?> call : callsForRoles()) {
      assertThat(declared(call)).as(name(call)).isNotEmpty().isSubsetOf(known);
      List<String> roles = new ArrayList<>();
      described(call).path("x-roles").forEach(role -> roles.add(role.asText()));
      assertThat(roles).as(name(call)).isEqualTo(declared(call));
    }
  }

  @Test
  void everyCall_isShut_toRolesThatItDoesNotName() {
    PROGRAMS.forEach(
        (role, program) ->
            callsForRoles().stream()
                .filter(call -> !declared(call).contains(role.name()))
                .forEach(
                    call ->
                        assertThat(make(program, call, own).statusCode())
                            .as(role + " " + name(call))
                            .isEqualTo(403)));
  }

  @Test
  void everyCall_isShut_withoutAKey() {
    try (TestingProgram nobody = new TestingProgram(browser.address(), "")) {
      calls().stream()
          .filter(call -> !declared(call).contains(SecurityRule.IS_ANONYMOUS))
          .forEach(
              call ->
                  assertThat(make(nobody, call, own).statusCode()).as(name(call)).isEqualTo(401));
    }
  }

  @Test
  void everyCall_thatNamesSomething_findsNothing_onAForeignSite() {
    PROGRAMS.forEach(
        (role, program) ->
            callsForRoles().stream()
                .filter(call -> declared(call).contains(role.name()))
                .filter(call -> path(call).contains("{"))
                // Owners, their criteria and rings are the same for all sites.
                .filter(call -> !isOfEverySite(call))
                .forEach(
                    call -> {
                      HttpResponse<String> answer = make(program, call, foreign);
                      assertThat(answer.statusCode())
                          .as(role + " " + name(call) + " " + answer.body())
                          .isEqualTo(404);
                    }));
  }

  private static boolean isOfEverySite(UriRouteInfo<?, ?> call) {
    return name(call).equals("GET /api/v1/owners/{id}/criteria");
  }

  @Test
  void everyReading_answersAsDescribed_andTellsNothingOfForeignSites() {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    PROGRAMS.forEach(
        (role, program) ->
            callsForRoles().stream()
                .filter(call -> call.getHttpMethod() == HttpMethod.GET)
                .filter(call -> declared(call).contains(role.name()))
                // A ring that is, and an import of one's own, have tests of their own.
                .filter(call -> !path(call).contains("/rings/{id}"))
                .filter(call -> !path(call).contains("/imports/{id}"))
                .forEach(
                    call -> {
                      HttpResponse<String> answer = make(program, call, own);
                      assertThat(answer.statusCode())
                          .as(role + " " + name(call) + " " + answer.body())
                          .isEqualTo(200);
                      assertThat(answer.body())
                          .as(role + " " + name(call))
                          .doesNotContain(foreign.siteName())
                          .doesNotContain(foreign.device().hostName())
                          .doesNotContain(foreign.device().id().toString())
                          .doesNotContain(foreign.campaign().toString())
                          .doesNotContain("Jeton foreign")
                          .doesNotContain("Webhook foreign")
                          .doesNotContain("Compte foreign")
                          .doesNotContain(foreign.label())
                          .doesNotContain("Don de foreign")
                          .doesNotContain("Opération foreign")
                          .doesNotContain(SampleRoadMap.title(foreign.site()));
                      if (isFile(call)) {
                        return;
                      }
                      assertThat(violations(factory, call, answer))
                          .as(name(call) + " " + answer.body())
                          .isEmpty();
                    }));
  }

  private static boolean isFile(UriRouteInfo<?, ?> call) {
    return described(call).at("/responses/200/content/application~1json").isMissingNode();
  }

  private static Set<ValidationMessage> violations(
      JsonSchemaFactory factory, UriRouteInfo<?, ?> call, HttpResponse<String> answer) {
    JsonNode schema = described(call).at("/responses/200/content/application~1json/schema");
    JsonSchema checked = factory.getSchema(whole(schema));
    return checked.validate(TestingProgram.json(answer));
  }

  private static JsonNode whole(JsonNode schema) {
    // A schema of the document, with the components that it refers to.
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return whole;
  }
}
