package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.audit.AuditService;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceRow;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.DeviceSort;
import fr.regain.console.device.RingService;
import fr.regain.console.eligibility.Evaluations;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Survey;
import fr.regain.console.event.EventKind;
import fr.regain.console.operation.SampleOperations;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.roadmap.SampleRoadMap;
import fr.regain.console.secondlife.SampleWorkshop;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.Visit;
import fr.regain.console.webhook.WebhookService;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route that the console has, asked with every role, on a site of one's own and on a foreign
 * one. The routes come from the router itself: one that declares nothing fails here.
 */
final class EveryRouteTest {
  private static final String PASSWORD = "trois petits chats";
  private static final String PACKAGE = "regain.msi";

  /** Open to everybody: the way in, the language, the looks, the health, and what has a token. */
  private static final Set<String> ANONYMOUS =
      Set.of(
          "GET /langue",
          "GET /api",
          "GET /accessibilite",
          "GET /ecoconception",
          "GET /logo/{digest}",
          "GET /static/{name}",
          "GET /entree",
          "POST /entree",
          "GET /entree/{secret}",
          "POST /entree/{secret}",
          "GET /identite",
          "GET /identite/retour",
          "GET /identite/ouverte",
          "GET /mot-de-passe/{secret}",
          "POST /mot-de-passe/{secret}",
          "GET /calendrier/{file}",
          "GET /courriel/confirmation/{secret}",
          "POST /courriel/confirmation/{secret}",
          "GET /courriel/fin/{secret}",
          "POST /courriel/fin/{secret}",
          "GET /health",
          "GET /metrics",
          "GET /health/{selector}");

  /** Open to whoever is signed in, with or without a role: what is their own. */
  private static final Set<String> OWN =
      Set.of(
          "POST /sortie",
          "GET /compte",
          "POST /compte/mot-de-passe",
          "GET /compte/code",
          "POST /compte/code",
          "POST /compte/code/retrait",
          "GET /compte/courriel",
          "POST /compte/courriel/fin",
          "GET /compte/cles",
          "POST /compte/cles",
          "POST /compte/cles/{key}/retrait",
          "POST /compte/sessions/fin",
          "POST /compte/sessions/{id}/fin");

  @TempDir static Path data;
  private static TestingBrowser browser;
  private static SampleFleet fleet;
  private static final Map<Role, Map<String, String>> COOKIES = new EnumMap<>(Role.class);
  private static long ownSite;
  private static long foreignSite;
  private static UUID ownDevice;
  private static UUID foreignDevice;
  private static long ownToken;
  private static long foreignToken;
  private static UUID ownCampaign;
  private static UUID foreignCampaign;
  private static Account ownAccount;
  private static Account foreignAccount;
  private static long ring;
  private static Things ownThings;
  private static Things foreignThings;
  private static long ownWebhook;
  private static long foreignWebhook;

  /**
   * What a site has: a piece in its workshop, a lot, a piece in that lot, and its file; an
   * operation, a resource, and an action of its road map.
   */
  private record Things(
      String label,
      long lot,
      long piece,
      long paper,
      long erasure,
      long operation,
      long resource,
      long action) {}

  private static String ownPiece;
  private static String foreignPiece;

  @BeforeAll
  static void start() throws IOException {
    Path packages = Files.createDirectory(data.resolve("packages"));
    Files.writeString(packages.resolve(PACKAGE), "package");
    browser = TestingBrowser.start(data, Map.of("console.packages-directory", packages.toString()));
    fleet = SampleFleet.in(browser.console(), 12);
    SiteService sites = browser.console().bean(SiteService.class);
    List<Site> tree = sites.tree(Scope.EVERYWHERE);
    Site own = named(tree, "Collège Jean Moulin");
    Site foreign = named(tree, "Lycée des Coteaux");
    ownSite = own.id();
    foreignSite = foreign.id();
    ownDevice = device(new Scope(List.of(own.path())));
    foreignDevice = device(new Scope(List.of(foreign.path())));
    ownToken = token(ownSite);
    foreignToken = token(foreignSite);
    SampleCampaigns campaigns = new SampleCampaigns(browser.console());
    ownCampaign = campaigns.trying("Au collège", ownSite);
    foreignCampaign = campaigns.trying("Au Lycée des Coteaux", foreignSite);
    for (Role role : Role.values()) {
      COOKIES.put(role, signedIn(role));
    }
    ownThings = things("Région d’ici", ownSite);
    foreignThings = things("Région d’ailleurs", foreignSite);
    ring = browser.console().bean(RingService.class).create(Person.CONSOLE, "Pilotes");
    browser.console().bean(Survey.class).run();
    browser.console().bean(Evaluations.class).work();
    ownPiece = piece(ownDevice);
    foreignPiece = piece(foreignDevice);
    ownWebhook = webhook(ownSite);
    foreignWebhook = webhook(foreignSite);
    ownAccount = account("own", ownSite);
    foreignAccount = account("foreign", foreignSite);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static Site named(List<Site> tree, String name) {
    return tree.stream().filter(site -> site.name().equals(name)).findFirst().orElseThrow();
  }

  private static UUID device(Scope scope) {
    return browser
        .console()
        .bean(DeviceService.class)
        .page(scope, DeviceFilter.ALL, Sort.by(DeviceSort.HOST_NAME), null, 1)
        .slice()
        .rows()
        .getFirst()
        .id();
  }

  private static String piece(UUID device) {
    return browser
        .console()
        .bean(EquipmentService.class)
        .ofDevice(Scope.EVERYWHERE, device)
        .orElseThrow()
        .shortId()
        .text();
  }

  private static long token(long site) {
    return browser
        .console()
        .bean(TokenService.class)
        .create(Person.CONSOLE, site, "Jeton de " + site, Duration.ofDays(1), 1)
        .token()
        .id();
  }

  private static long webhook(long site) {
    return browser
        .console()
        .bean(WebhookService.class)
        .create(
            Person.CONSOLE,
            "Webhook de " + site,
            "https://hooks.example/",
            site,
            Set.of(EventKind.LOT_CLOSED))
        .webhook()
        .id();
  }

  private static Things things(String owner, long site) {
    SampleWorkshop workshop = new SampleWorkshop(browser.console(), owner);
    String label = workshop.inspected(workshop.laptop(site));
    String ready = workshop.reconditioned(workshop.laptop(site));
    long lot = workshop.gift(site, "Don de " + site, null, ready);
    SampleOperations operations = new SampleOperations(browser.console());
    return new Things(
        label,
        lot,
        workshop.id(ready),
        workshop.paper(lot),
        workshop.failedErasure(label),
        operations.held(site, OperationKind.DATA, "Opération de " + site),
        // What a foreign site shares is there to be seen; that nobody else changes it is tested
        // apart.
        site == ownSite ? operations.guide(site, "Guide de " + site) : 99,
        new SampleRoadMap(browser.console()).on(site));
  }

  private static Account account(String name, long site) {
    AccountService accounts = browser.console().bean(AccountService.class);
    long id =
        accounts
            .create(Person.CONSOLE, new SignInName(name), name, Role.REFERENT, site)
            .accountId();
    return accounts.find(Person.CONSOLE, id).orElseThrow();
  }

  private static Map<String, String> signedIn(Role role) {
    AccountService accounts = browser.console().bean(AccountService.class);
    PasswordLinks links = browser.console().bean(PasswordLinks.class);
    Secret link =
        accounts
            .create(Person.CONSOLE, new SignInName(role.name()), role.name(), role, ownSite)
            .link();
    links.choose(link, links.owner(link).orElseThrow(), PASSWORD, new Origin("192.0.2.1", ""));
    browser.forgetCookies();
    browser.post("/entree", Map.of("name", role.name(), "password", PASSWORD));
    return browser.cookies();
  }

  private static void as(Role role) {
    browser.forgetCookies();
    COOKIES.get(role).forEach(browser::setCookie);
  }

  private static Collection<UriRouteInfo<?, ?>> routes() {
    Map<String, UriRouteInfo<?, ?>> routes = new TreeMap<>();
    browser
        .console()
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .filter(route -> route.getHttpMethod() != HttpMethod.OPTIONS)
        // Programs' calls are walked by EveryApiCallTest.
        .filter(route -> !route.getUriMatchTemplate().toString().startsWith(ApiRequest.ROOT))
        .forEach(route -> routes.put(name(route), route));
    return routes.values();
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethod() + " " + route.getUriMatchTemplate();
  }

  private static List<String> declared(UriRouteInfo<?, ?> route) {
    // As the rule that enforces it reads it: what a method declares takes the place of its class's.
    return route
        .getAnnotationMetadata()
        .getValue(Secured.class, String[].class)
        .map(Arrays::asList)
        .orElse(List.of());
  }

  /** An import is shown to nobody but whoever sent its file, whatever their roles. */
  private static boolean isOfOnePerson(UriRouteInfo<?, ?> route) {
    return name(route).startsWith("GET /seconde-vie/import/");
  }

  /** A package is the same for all sites. */
  private static boolean isOfNoSite(UriRouteInfo<?, ?> route) {
    return name(route).startsWith("GET /deploiement/installer/fichiers/");
  }

  private static boolean isForRoles(UriRouteInfo<?, ?> route) {
    return !ANONYMOUS.contains(name(route)) && !OWN.contains(name(route));
  }

  @Test
  void everyRoute_declaresTheRolesThatItNeeds() {
    List<String> known =
        Stream.concat(
                Stream.of(Role.values()).map(Role::name),
                Stream.of(AuditService.READER, Roles.ORGANISATION))
            .toList();
    List<String> open = new ArrayList<>();
    List<String> own = new ArrayList<>();
    for (UriRouteInfo<?, ?> route : routes()) {
      if (declared(route).equals(List.of(SecurityRule.IS_ANONYMOUS))
          || name(route).startsWith("GET /health")) {
        open.add(name(route));
      } else if (declared(route).equals(List.of(SecurityRule.IS_AUTHENTICATED))) {
        own.add(name(route));
      } else {
        assertThat(declared(route)).as(name(route)).isNotEmpty().isSubsetOf(known);
      }
    }
    assertThat(open).containsExactlyInAnyOrderElementsOf(ANONYMOUS);
    assertThat(own).containsExactlyInAnyOrderElementsOf(OWN);
  }

  @Test
  void everyRoute_isShut_toRolesThatItDoesNotName() {
    for (Role role : Role.values()) {
      as(role);
      for (UriRouteInfo<?, ?> route : routes()) {
        if (isForRoles(route) && !declared(route).contains(role.name())) {
          assertThat(send(route, ownValues(route)).statusCode())
              .as(role + " " + name(route))
              .isEqualTo(403);
        }
      }
    }
  }

  @Test
  void everyRoute_isShut_toNobodyInParticular() {
    browser.forgetCookies();
    for (UriRouteInfo<?, ?> route : routes()) {
      if (isForRoles(route)) {
        assertThat(sendWithoutToken(route, ownValues(route)).statusCode())
            .as(name(route))
            .isEqualTo(401);
      }
    }
  }

  @Test
  void everyRoute_thatNamesSomething_findsNothing_onAForeignSite() {
    for (Role role : Role.values()) {
      as(role);
      for (UriRouteInfo<?, ?> route : routes()) {
        if (isForRoles(route)
            && declared(route).contains(role.name())
            && !isOfNoSite(route)
            && name(route).contains("{")) {
          assertThat(send(route, foreignValues(route)).statusCode())
              .as(role + " " + name(route))
              .isEqualTo(404);
        }
      }
    }
  }

  @Test
  void everyPage_opens_onOnesOwnSite_andTellsNothingOfForeignOnes() {
    DeviceRow foreign =
        browser
            .console()
            .bean(DeviceService.class)
            .find(Scope.EVERYWHERE, foreignDevice)
            .orElseThrow()
            .row();
    for (Role role : Role.values()) {
      as(role);
      for (UriRouteInfo<?, ?> route : routes()) {
        if (isForRoles(route)
            && declared(route).contains(role.name())
            && !isOfOnePerson(route)
            && route.getHttpMethod() == HttpMethod.GET) {
          HttpResponse<String> page = send(route, ownValues(route));
          assertThat(page.statusCode()).as(role + " " + name(route)).isBetween(200, 303);
          assertThat(page.body())
              .as(role + " " + name(route))
              .doesNotContain("Lycée des Coteaux")
              .doesNotContain(foreign.hostName())
              .doesNotContain("Jeton de " + foreignSite)
              .doesNotContain("Webhook de " + foreignSite)
              .doesNotContain(foreignThings.label())
              .doesNotContain("Don de " + foreignSite)
              .doesNotContain("Opération de " + foreignSite)
              .doesNotContain(SampleRoadMap.title(foreignSite))
              .doesNotContain(">foreign<");
        }
      }
      assertThat(browser.get("/parc?format=csv").body()).doesNotContain(foreign.hostName());
      assertThat(browser.get("/seconde-vie?format=csv").body())
          .doesNotContain(foreign.hostName(), foreignPiece);
      for (String format : List.of("ods", "json")) {
        assertThat(browser.get("/parc?format=" + format).statusCode()).isEqualTo(200);
      }
      assertThat(browser.get("/parc?format=json").body()).doesNotContain(foreign.hostName());
      assertThat(browser.get("/parc?site=" + foreignSite).body())
          .doesNotContain(foreign.hostName());
      assertThat(browser.get("/sites?dans=" + foreignSite).statusCode()).isEqualTo(404);
      assertThat(browser.get("/sites?dans=1").statusCode()).as("the root").isEqualTo(404);
    }
  }

  @Test
  void theMenu_leadsToWhatOpens_andToNothingElse() {
    for (Role role : Role.values()) {
      as(role);
      Set<String> menu = new TreeSet<>();
      for (String group : browser.page("/parc").select("#menu a").eachAttr("href")) {
        menu.add(group);
        menu.addAll(browser.page(group).select("header .sections a").eachAttr("href"));
      }
      assertThat(menu).contains("/parc", "/campagnes", "/sites");
      assertThat(menu).contains("/seconde-vie");
      assertThat(menu.contains("/seconde-vie/comptes")).isEqualTo(role != Role.COORDINATOR);
      assertThat(menu.contains("/deploiement/jetons")).isEqualTo(role == Role.ADMINISTRATOR);
      for (String entry : menu) {
        assertThat(browser.get(entry).statusCode()).as(role + " " + entry).isEqualTo(200);
      }
    }
  }

  @Test
  void anAdministrator_changesNothingOutsideTheirSites() {
    as(Role.ADMINISTRATOR);
    Map<String, String> site = Map.of("kind", "SALLE", "name", "B12", "uai", "");

    for (String path : List.of("/actions", "/annee", "/annee/retrait", "/cible")) {
      assertThat(submit("/feuille-de-route" + path, Map.of(), "site", foreignSite))
          .as(path)
          .isEqualTo(404);
    }
    assertThat(submit("/sites", site, "parent", foreignSite)).isEqualTo(404);
    assertThat(submit("/sites", site, "parent", 1)).isEqualTo(404);
    assertThat(submit("/sites", site, "parent", ownSite)).isEqualTo(303);
    Map<String, String> token = Map.of("name", "Intrus", "days", "1", "uses", "1");
    assertThat(submit("/deploiement/jetons", token, "site", foreignSite)).isEqualTo(422);
    assertThat(submit("/deploiement/jetons", token, "site", ownSite)).isEqualTo(200);
    assertThat(
            browser.console().bean(SiteService.class).tree(Scope.EVERYWHERE).stream()
                .filter(made -> made.kind() == SiteKind.SALLE && made.name().equals("B12")))
        .hasSize(1);
  }

  private static int submit(String path, Map<String, String> fields, String name, long site) {
    Map<String, String> all = new HashMap<>(fields);
    all.put(name, Long.toString(site));
    return browser.submit(path, all).statusCode();
  }

  private static boolean bringsFile(UriRouteInfo<?, ?> route) {
    return Arrays.asList(route.getAnnotationMetadata().stringValues(Consumes.class))
        .contains(MediaType.MULTIPART_FORM_DATA);
  }

  private static HttpResponse<String> send(UriRouteInfo<?, ?> route, String path) {
    if (bringsFile(route)) {
      String token = Visit.uploadToken(browser.formToken());
      return browser.upload(
          path + "?formToken=" + token, Map.of("kind", "OTHER"), "file", "x.pdf", new byte[9]);
    }
    return route.getHttpMethod() == HttpMethod.GET
        ? browser.get(path)
        : browser.submit(path, Map.of("new-name", "Autre nom", "parent", "" + ownSite));
  }

  private static HttpResponse<String> sendWithoutToken(UriRouteInfo<?, ?> route, String path) {
    if (bringsFile(route)) {
      return browser.upload(path, Map.of("kind", "OTHER"), "file", "x.pdf", new byte[9]);
    }
    return route.getHttpMethod() == HttpMethod.GET
        ? browser.get(path)
        : browser.post(path, Map.of());
  }

  private static String ownValues(UriRouteInfo<?, ?> route) {
    return filled(
        route,
        ownDevice,
        ownCampaign,
        ownSite,
        ownToken,
        ownAccount.id(),
        ring,
        ownThings,
        ownPiece,
        ownWebhook);
  }

  private static String foreignValues(UriRouteInfo<?, ?> route) {
    return filled(
        route,
        foreignDevice,
        foreignCampaign,
        foreignSite,
        foreignToken,
        foreignAccount.id(),
        99,
        foreignThings,
        foreignPiece,
        foreignWebhook);
  }

  private static String filled(
      UriRouteInfo<?, ?> route,
      UUID device,
      UUID campaign,
      long site,
      long token,
      long account,
      long shownRing,
      Things things,
      String piece,
      long webhook) {
    String path = route.getUriMatchTemplate().toString();
    Map<String, Object> ids =
        Map.ofEntries(
            Map.entry("/parc", device),
            Map.entry("/sites", site),
            Map.entry("/comptes", account),
            Map.entry("/deploiement", token),
            Map.entry("/campagnes", campaign),
            Map.entry("/anneaux", shownRing),
            Map.entry("/administration/webhooks", webhook),
            Map.entry("/vues", 99),
            Map.entry("/operations", things.operation()),
            Map.entry("/ressources", things.resource()),
            Map.entry("/seconde-vie/lots", things.lot()),
            Map.entry("/seconde-vie/materiel", piece),
            Map.entry("/seconde-vie/proprietaires", 99),
            Map.entry("/seconde-vie/criteres", 99),
            Map.entry(
                "/seconde-vie/import", UUID.fromString("00000000-0000-0000-0000-000000000063")));
    return ids.entrySet().stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .map(entry -> path.replace("{id}", entry.getValue().toString()))
        .findFirst()
        .orElse(path)
        .replace("{device}", device.toString())
        .replace("{label}", things.label())
        .replace("{piece}", Long.toString(things.piece()))
        .replace("{campaign}", campaign.toString())
        .replace("{document}", Long.toString(things.paper()))
        .replace("{erasure}", Long.toString(things.erasure()))
        .replace("{session}", "99")
        .replace("{delivery}", "99")
        .replace("{step}", "case")
        .replace("{act}", "pause")
        .replace("{action}", Long.toString(things.action()))
        .replace("{holiday}", "99")
        .replace("{name}", PACKAGE)
        .replace("valeurs.reg", "valeurs.reg?site=" + site + "&jeton=%5C%5Ca%5Cb")
        .replace("{key}", "99")
        .replaceAll("\\{step:[^}]*\\}", "cible");
  }
}
