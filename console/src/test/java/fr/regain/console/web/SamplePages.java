package fr.regain.console.web;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.campaign.Participant;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.device.RingService;
import fr.regain.console.eligibility.Criteria;
import fr.regain.console.eligibility.CriteriaService;
import fr.regain.console.eligibility.Criterion;
import fr.regain.console.eligibility.Evaluations;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.equipment.Survey;
import fr.regain.console.event.EventKind;
import fr.regain.console.operation.OperationMeasure;
import fr.regain.console.operation.SampleOperations;
import fr.regain.console.platform.Database;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.roadmap.SampleRoadMap;
import fr.regain.console.secondlife.SampleWorkshop;
import fr.regain.console.site.NamedDays;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.console.testing.SampleCampaign;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.webhook.WebhookService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A console with something of everything, and each of its pages in each of its states. */
final class SamplePages {
  private static TestingBrowser browser;
  static SampleFleet fleet;
  private static SampleCampaigns campaigns;
  static UUID drafted;
  static UUID tried;
  static UUID running;
  private static UUID lastCampaign;
  static UUID campaign;
  static long ring;
  private static String inUse;
  static String collected;
  private static String checked;
  static String inspected;
  private static String ready;
  static long erasure;
  private static long wasteLot;
  private static String given;
  static long openLot;
  private static long closedLot;
  private static Owner owner;
  private static Equipment piece;
  private static long webhook;
  static long open;
  static long sent;
  static long guide;
  static long action;

  private SamplePages() {}

  /** Starts a console in a directory and fills it. */
  static void start(Path data) {
    browser = TestingBrowser.start(data);
    fleet = SampleFleet.in(browser.console(), 21);
    campaigns = new SampleCampaigns(browser.console());
    drafted = campaigns.draft("Brouillon", null);
    tried = campaigns.trying("Essai", null);
    running = campaigns.running("Nettoyage de la Toussaint", null);
    List<Participant> working = campaigns.devices(running, ParticipantState.RELEASED);
    working.forEach(device -> campaigns.start(running, device.deviceId()));
    campaigns.finish(running, working.get(0).deviceId(), 40_000_000, 10_000_000);
    campaigns.fail(running, working.get(1).deviceId(), "lease.expired");
    Database database = browser.console().bean(Database.class);
    Instant now = browser.console().clock().instant();
    lastCampaign = SampleCampaign.in(database, "Printemps 2026", now.minus(Duration.ofDays(2)), 1);
    campaign = SampleCampaign.in(database, "Printemps 2027", now, 2);
    ring = browser.console().bean(RingService.class).create(Person.CONSOLE, "Pilotes");
    browser
        .console()
        .bean(SiteCalendarService.class)
        .addHolidays(
            Person.CONSOLE,
            1,
            List.of(new NamedDays("Pont", LocalDate.of(2100, 5, 14), LocalDate.of(2100, 5, 15))));
    owner =
        browser.console().bean(OwnerService.class).add(Person.CONSOLE, "Région", OwnerKind.REGION);
    browser
        .console()
        .bean(OwnerService.class)
        .setOwnership(Person.CONSOLE, 1, owner.id(), Boolean.FALSE);
    browser.console().bean(Survey.class).run();
    browser.console().bean(Evaluations.class).work();
    piece =
        browser
            .console()
            .bean(EquipmentService.class)
            .ofDevice(Scope.EVERYWHERE, fleet.ids().get(0))
            .orElseThrow();
    webhook =
        browser
            .console()
            .bean(WebhookService.class)
            .create(
                Person.CONSOLE,
                "Tickets",
                "https://hooks.example/",
                1,
                EnumSet.allOf(EventKind.class))
            .webhook()
            .id();
    for (int i = 0; i < 21; i++) {
      browser.console().bean(WebhookService.class).test(Person.CONSOLE, webhook);
    }
    browser.signIn();
    workshop();
    operations();
    action = new SampleRoadMap(browser.console()).on(1);
    browser.submit(
        "/comptes",
        Map.of(
            "name",
            "Jeanne",
            "sign-in",
            "jeanne",
            "role",
            "TECHNICIAN",
            "site",
            "Collège Jean Moulin"));
  }

  private static void workshop() {
    SampleWorkshop workshop = new SampleWorkshop(browser.console(), "Région Occitanie");
    long site = fleet.places().getFirst().id();
    inUse = workshop.laptop(site);
    collected = workshop.collected(workshop.laptop(site));
    checked = workshop.checked(workshop.laptop(site));
    inspected = workshop.inspected(workshop.laptop(site));
    erasure = workshop.failedErasure(inspected);
    wasteLot = workshop.recycled(site, workshop.collected(workshop.laptop(site)));
    ready = workshop.reconditioned(workshop.laptop(site));
    openLot = workshop.gift(site, "Don de Noël", null, workshop.inspected(workshop.laptop(site)));
    given = workshop.reconditioned(workshop.laptop(site));
    closedLot = workshop.gift(site, "Don de rentrée", "Trois achats de moins", given);
    workshop.close(closedLot, 1);
  }

  private static void operations() {
    SampleOperations operations = new SampleOperations(browser.console());
    long site = fleet.places().getFirst().id();
    open = operations.held(1, OperationKind.DATA, "Nettoyons nos données");
    operations.link(open, campaign);
    operations.declare(open, OperationMeasure.PUPILS, 120, "Feuilles d’émargement");
    for (OperationKind kind : OperationKind.values()) {
      long id = operations.held(site, kind, "Semaine " + kind);
      operations.declare(id, OperationMeasure.SESSIONS, 3, "");
      operations.sendUp(id);
      sent = id;
    }
    for (int i = 0; i < 9; i++) {
      operations.held(fleet.places().get(i % 3).id(), OperationKind.REUSE, "Collecte " + i);
      guide = operations.guide(site, "Guide " + i);
    }
  }

  private static Stream<Named> operationPages(String language) {
    String path = "/operations/" + open;
    Map<String, String> form =
        Map.of("formToken", browser.formToken(), "first-day", "x", "staff-bytes", "x");
    return Stream.concat(
        Stream.of(
                "/operations",
                "/operations?annee=2026&type=DATA&etat=REPORTED&site=1&page=2",
                "/operations?annee=2030",
                "/operations/par-site",
                "/operations/par-site?site=" + fleet.places().getFirst().id(),
                "/operations/nouvelle",
                path,
                path + "/modifier",
                path + "/mesures",
                path + "/remontee",
                "/operations/" + sent,
                "/operations/" + sent + "/mesures",
                "/operations/" + sent + "/remontee",
                "/ressources",
                "/ressources?type=REUSE",
                "/ressources/nouvelle",
                "/ressources/" + guide)
            .map(address -> got(language, address)),
        Stream.of(
                "/operations",
                path + "/modifier",
                path + "/mesures",
                path + "/remontee",
                path + "/abandon",
                "/ressources",
                "/ressources/" + guide)
            .map(
                address ->
                    new Named(
                        language, address + " with mistakes", browser.post(address, form).body())));
  }

  /** Ends the console. */
  static void stop() {
    browser.close();
  }

  /** The console that the pages come from. */
  static TestingBrowser browser() {
    return browser;
  }

  /** Each page in each state that it has, in each language. */
  static Stream<Named> pages() {
    return Stream.of("fr", "en")
        .flatMap(
            language ->
                Stream.of(
                        pages(language),
                        campaignPages(language),
                        workshopPages(language),
                        operationPages(language),
                        roadMapPages(language))
                    .flatMap(pages -> pages));
  }

  /** A page as it came, and what the test calls it. */
  record Named(String language, String name, String html) {
    @Override
    public String toString() {
      return language + " " + name;
    }
  }

  private static Stream<Named> pages(String language) {
    browser.setCookie("langue", language);
    String device = "/parc/" + fleet.ids().get(0);
    String token = browser.formToken();
    Map<String, String> emptyForm = Map.of("formToken", token, "parent", "1");
    return Stream.of(
        got(language, "/"),
        got(language, "/parc"),
        got(language, "/parc?q=MOULIN&type=LAPTOP&etat=ACTIVE&plein=oui&muet=1&site=1&tri=-age"),
        got(language, browser.page("/parc").select("a[rel=next]").attr("href")),
        got(language, "/parc?avant=fin"),
        got(language, "/parc?col=serie.agent&taille=20"),
        got(language, "/vues?liste=parc&page=/parc&requete=q%3Da"),
        got(language, "/parc/actions"),
        got(language, "/parc/actions?q=nothing-has-this-name"),
        new Named(
            language,
            "acts with mistakes",
            browser.post("/parc/actions/verification", Map.of("formToken", token)).body()),
        new Named(
            language,
            "acts to be confirmed",
            browser
                .post(
                    "/parc/actions/verification?type=LAPTOP",
                    Map.of("formToken", token, "lesquels", "filtre", "acte", "exclusion"))
                .body()),
        new Named(
            language,
            "acts that are done",
            browser
                .post(
                    "/parc/actions/execution?q=nothing-has-this-name",
                    Map.of(
                        "formToken",
                        token,
                        "lesquels",
                        "filtre",
                        "acte",
                        "exclusion",
                        "expected",
                        "0"))
                .body()),
        got(language, "/parc?q=nothing-has-this-name"),
        got(language, device),
        got(language, device + "?direct=non"),
        got(language, "/parc/" + fleet.ids().get(4)),
        got(language, "/parc/" + fleet.ids().get(9)),
        got(language, "/seconde-vie"),
        got(language, "/seconde-vie?q=MOULIN&voie=KEEP&site=1&type=LAPTOP&proprietaire=0&age=OLD"),
        got(language, "/seconde-vie?raison=MEMORY_SHORT&tri=voie"),
        got(language, piece.address()),
        new Named(
            language,
            "a declaration with mistakes",
            browser
                .post(piece.address(), Map.of("formToken", token, "purchased", "x", "owner", "99"))
                .body()),
        got(language, "/seconde-vie/proprietaires"),
        new Named(
            language,
            "an owner with mistakes",
            browser.post("/seconde-vie/proprietaires", emptyForm).body()),
        new Named(
            language,
            "the owner of a site with mistakes",
            browser.post("/seconde-vie/proprietaires/site", emptyForm).body()),
        got(language, "/seconde-vie/criteres"),
        got(language, "/seconde-vie/criteres?proprietaire=" + owner.id()),
        new Named(
            language,
            "criteria with mistakes",
            browser.post("/seconde-vie/criteres/" + owner.id(), emptyForm).body()),
        new Named(
            language,
            "a preview of criteria",
            browser.post("/seconde-vie/criteres/" + owner.id(), criteria(token)).body()),
        got(language, "/sites"),
        got(language, "/sites?dans=" + fleet.places().get(0).id()),
        got(language, "/sites/1/calendrier"),
        got(language, "/sites/" + fleet.places().get(0).id() + "/calendrier"),
        new Named(
            language,
            "a calendar of a site with mistakes",
            browser
                .post(
                    "/sites/1/calendrier",
                    Map.of("formToken", token, "zone", "x", "hours", "own", "hours-1", "8-9"))
                .body()),
        new Named(
            language,
            "an import with mistakes",
            browser
                .post("/sites/1/calendrier/import", Map.of("formToken", token, "pasted", "x"))
                .body()),
        got(language, "/anneaux"),
        got(language, "/anneaux/" + ring),
        got(language, "/anneaux/" + ring + "?compter=oui&site=1"),
        new Named(
            language,
            "a ring with mistakes",
            browser.post("/anneaux/" + ring + "/nom", emptyForm).body()),
        got(language, "/campagnes/" + campaign + "/bilan"),
        got(language, "/campagnes/" + campaign + "/bilan?dans=1"),
        got(language, "/campagnes/comparer"),
        got(language, "/campagnes/comparer?a=" + lastCampaign + "&b=" + campaign),
        got(language, "/calendrier"),
        new Named(
            language,
            "a new calendar address",
            browser.post("/calendrier/flux", Map.of("formToken", token)).body()),
        got(language, "/deploiement"),
        got(language, "/deploiement/installer"),
        got(language, "/deploiement/installer?site=1&jeton=%5C%5Cserveur%5Cpartage%5Cjeton.txt"),
        got(language, "/deploiement/jetons"),
        got(language, "/installation"),
        got(language, "/accessibilite"),
        got(language, "/ecoconception"),
        got(language, "/administration/presentation"),
        got(language, "/administration/courriel"),
        got(language, "/courriel/fin/x"),
        got(language, "/courriel/confirmation/x"),
        got(language, "/administration/webhooks"),
        got(language, "/administration/webhooks/" + webhook),
        new Named(
            language,
            "a webhook with mistakes",
            browser.post("/administration/webhooks", emptyForm).body()),
        new Named(
            language,
            "a new webhook",
            browser
                .post(
                    "/administration/webhooks",
                    Map.of(
                        "formToken",
                        token,
                        "name",
                        "x",
                        "address",
                        "https://hooks.example/",
                        "site",
                        "Organisation",
                        "kind-lot.closed",
                        "yes"))
                .body()),
        new Named(
            language,
            "a statement with mistakes",
            browser.post("/administration/presentation/accessibilite", emptyForm).body()),
        new Named(
            language,
            "an installation with mistakes",
            browser.post("/installation/administrateur", emptyForm).body()),
        new Named(
            language,
            "a first token",
            browser.post("/installation/jeton", Map.of("formToken", token)).body()),
        got(language, "/entree"),
        got(language, "/comptes"),
        got(language, "/comptes/2"),
        got(language, "/comptes/actions"),
        got(language, "/comptes/groupes"),
        new Named(
            language,
            "a role of a group with mistakes",
            browser.post("/comptes/groupes", emptyForm).body()),
        got(language, "/etat"),
        got(language, "/compte"),
        got(language, "/api"),
        got(language, "/comptes/2/cles"),
        new Named(
            language,
            "an API key with mistakes",
            browser.post("/comptes/2/cles", emptyForm).body()),
        got(language, "/journal"),
        got(language, "/journal?q=token&avant=fin"),
        got(language, "/journal?q=nothing-has-this"),
        new Named(language, "an account with mistakes", browser.post("/comptes", emptyForm).body()),
        got(language, "/nowhere"),
        got(language, "/parc/" + fleet.ids().get(0) + "0"),
        new Named(language, "a site with mistakes", browser.post("/sites", emptyForm).body()),
        new Named(
            language,
            "a token with mistakes",
            browser.post("/deploiement/jetons", emptyForm).body()),
        new Named(
            language,
            "a new token",
            browser
                .post(
                    "/deploiement/jetons",
                    Map.of("formToken", token, "name", "x", "site", "1", "days", "1", "uses", "1"))
                .body()),
        new Named(language, "a form without its token", browser.post("/sites", Map.of()).body()));
  }

  private static Map<String, String> criteria(String token) {
    Criteria defaults = browser.console().bean(CriteriaService.class).defaults();
    Map<String, String> fields = new HashMap<>(Map.of("formToken", token, "act", "preview"));
    for (Criterion criterion : Criterion.values()) {
      fields.put(criterion.key(), defaults.text(criterion));
    }
    fields.put(Criterion.SERVICE_LAPTOP.key(), "10");
    return fields;
  }

  private static Stream<Named> campaignPages(String language) {
    String draft = "/campagnes/" + drafted;
    String path = "/campagnes/" + running;
    Map<String, String> form = Map.of("formToken", browser.formToken(), "heures-MONDAY", "x");
    return Stream.concat(
        Stream.of(
                "/campagnes",
                "/campagnes?etat=RUNNING&q=a",
                "/campagnes/modeles",
                "/campagnes?q=nothing-has-this-name",
                "/campagnes/nouvelle",
                draft + "/cible",
                draft + "/cible?q=x",
                draft + "/regles",
                draft + "/calendrier",
                draft + "/verification",
                draft + "/copie",
                draft + "/decision/suppression",
                "/campagnes/" + tried + "/apercu",
                "/campagnes/" + tried + "/decision/correction",
                path,
                path + "?direct=non",
                path + "/apercu",
                path + "/postes",
                path + "/postes?etat=DONE.FAILED&vague=1&site=1",
                path + "/postes?etat=GONE",
                path + "/postes/" + campaigns.devices(running).getFirst().deviceId(),
                path + "/decision/arret",
                path + "/decision/abandon")
            .map(address -> got(language, address)),
        Stream.of("cible", "regles", "calendrier")
            .map(
                step ->
                    new Named(
                        language,
                        step + " with mistakes",
                        browser.post(draft + "/" + step, withMistake(form)).body())));
  }

  private static Stream<Named> workshopPages(String language) {
    Map<String, String> form = Map.of("formToken", browser.formToken());
    String lot = "/seconde-vie/lots/" + openLot;
    return Stream.concat(
        Stream.of(
                "/seconde-vie/atelier",
                "/seconde-vie/atelier?q=Latitude&etape=INSPECTED&type=LAPTOP&site=1",
                "/seconde-vie/atelier?q=nothing-has-this-name",
                "/seconde-vie/atelier/actions",
                "/seconde-vie/lots",
                "/seconde-vie/lots?etat=parti&vers=GIFT&q=don",
                "/seconde-vie/lots?q=nothing-has-this-name",
                lot,
                "/seconde-vie/lots/" + closedLot,
                "/seconde-vie/lots/" + wasteLot,
                "/seconde-vie/etiquettes",
                "/seconde-vie/etiquettes?etape=COLLECTED",
                "/seconde-vie/etiquettes?format=pdf&debut=99&adresse=x",
                "/seconde-vie/comptes",
                "/seconde-vie/comptes?annee=2020",
                "/m/" + inUse,
                "/m/" + collected,
                "/m/" + collected + "/controle/case",
                "/m/" + collected + "/conclusion",
                "/m/" + checked + "/conclusion",
                "/m/" + inspected,
                "/m/" + inspected + "/effacement",
                "/m/" + inspected + "/effacement/" + erasure,
                "/m/" + ready,
                "/m/" + given)
            .map(address -> got(language, address)),
        Stream.of(
                "/m/" + collected + "/retour",
                "/m/" + inspected + "/effacement",
                "/m/" + inspected + "/effacement/" + erasure + "/retrait",
                "/m/" + ready + "/affectation",
                "/m/" + checked + "/conclusion",
                "/seconde-vie/lots",
                lot + "/fiche",
                "/seconde-vie/lots/" + wasteLot + "/correction",
                lot + "/materiel",
                lot + "/valeurs")
            .map(
                path ->
                    new Named(language, path + " with mistakes", browser.post(path, form).body())));
  }

  private static Stream<Named> roadMapPages(String language) {
    Map<String, String> form = Map.of("formToken", browser.formToken());
    String road = "/feuille-de-route";
    return Stream.concat(
        Stream.of(
                road,
                road + "?etat=ABANDONED",
                road + "?site=" + fleet.places().getFirst().id(),
                road + "/actions/nouvelle",
                road + "/actions/" + action,
                road + "/annee?annee=2022&compter=oui",
                road + "/annee?annee=2023",
                road + "/annee?annee=2060",
                road + "/echange",
                road + "/echange?trimestre=x")
            .map(address -> got(language, address)),
        Stream.of("/actions", "/actions/" + action, "/annee", "/cible")
            .map(
                path ->
                    new Named(
                        language,
                        road + path + " with mistakes",
                        browser.post(road + path, form).body())));
  }

  private static Map<String, String> withMistake(Map<String, String> form) {
    Map<String, String> all = new HashMap<>(form);
    all.put("regle-tmp.windows", "oui");
    all.put("age-tmp.windows", "-1");
    return all;
  }

  private static Named got(String language, String path) {
    return new Named(language, path, browser.get(path).body());
  }
}
