package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.AUDIT_RECORD;
import static fr.regain.console.schema.Tables.IDENTITY_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.TestingProvider.Lie;
import fr.regain.console.identity.IdentityProvider;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestClock;
import fr.regain.console.testing.TestingBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole console and a provider on loopback, who tells the truth or does not. */
final class IdentitySignInTest {
  @TempDir static Path data;
  private static TestClock clock;
  private static TestingProvider provider;
  private static TestingBrowser browser;
  private static GroupRoles groups;
  private static Site school;

  @BeforeAll
  static void start() throws IOException {
    Path secret = Files.writeString(data.resolve("client-secret"), TestingProvider.SECRET + "\n");
    // Its tokens are of the console's time, which does not exist yet.
    TestClock[] later = new TestClock[1];
    provider = new TestingProvider(new LateClock(() -> later[0]));
    browser =
        TestingBrowser.start(
            data,
            Map.of(
                "console.http.public-address",
                "https://regain.example",
                "console.identity.issuer",
                provider.issuer(),
                "console.identity.client-id",
                TestingProvider.CLIENT,
                "console.identity.client-secret-file",
                secret.toString(),
                "console.identity.name",
                "EduConnexion",
                "console.identity.timeout",
                "60s",
                "console.accounts.contact",
                "support@academie.example"));
    clock = browser.console().clock();
    later[0] = clock;
    SampleFleet.in(browser.console(), 3);
    groups = browser.console().bean(GroupRoles.class);
    school =
        browser.console().bean(SiteService.class).tree(Scope.EVERYWHERE).stream()
            .filter(site -> site.name().equals("Collège Jean Moulin"))
            .findFirst()
            .orElseThrow();
    groups.add(Person.CONSOLE, "techs", new GroupGrant(Role.TECHNICIAN, school.id()));
    groups.add(Person.CONSOLE, "dsi", new GroupGrant(Role.ADMINISTRATOR, 1));
    groups.add(Person.CONSOLE, "dsi", new GroupGrant(Role.COORDINATOR, 1));
  }

  @AfterAll
  static void stop() {
    browser.close();
    provider.close();
  }

  /** After an hour the provider is asked anew who it is and for its keys. */
  @BeforeEach
  void askTheProviderAnew() {
    browser.forgetCookies();
    clock.advance(Duration.ofMinutes(61));
    provider.person("jeanne", Map.of("name", "Jeanne Martin", "groups", List.of("techs")));
  }

  private static URI wayOut(String path) {
    HttpResponse<String> out = browser.get(path);
    assertThat(out.statusCode()).isEqualTo(303);
    return URI.create(out.headers().firstValue("location").orElseThrow());
  }

  private static HttpResponse<String> signIn() {
    return browser.get(provider.signIn(wayOut("/identite")));
  }

  private static Account account(String name) {
    return browser
        .console()
        .bean(AccountService.class)
        .page(Person.CONSOLE, AccountFilter.ALL, Sort.by(AccountSort.NAME), null, 100)
        .rows()
        .stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPersonWhomAGroupLetsIn_comesBackToTheirPage_withTheRoleOfTheGroup() {
    browser.setCookie("langue", "fr");
    String entry = Jsoup.parse(browser.get("/parc?q=x").body()).select("main a").attr("href");
    String button = browser.page(entry).select("main a.button").attr("href");

    HttpResponse<String> opened = browser.get(provider.signIn(wayOut(button)));

    assertThat(opened.statusCode()).isEqualTo(303);
    assertThat(opened.headers().firstValue("location")).contains("/parc?q=x");
    assertThat(browser.page("/parc").select("header").text()).contains("Jeanne Martin");
    assertThat(account("Jeanne Martin").grants())
        .containsExactly(
            new GrantedRole(Role.TECHNICIAN, school.id(), "Collège Jean Moulin", true));
    assertThat(browser.page("/compte").select("main").text()).contains("techs");
  }

  @Test
  void theWayOut_asksForACode_withAChallengeAStateAndANonce() {
    URI out = wayOut("/identite");
    Map<String, String> asked = TestingProvider.parameters(out.getRawQuery());

    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "regain")
        .containsEntry("scope", "openid profile email")
        .containsEntry("redirect_uri", "https://regain.example/identite/retour")
        .containsEntry("code_challenge_method", "S256");
    assertThat(asked.get("state")).hasSize(43);
    assertThat(asked.get("nonce")).hasSize(43).isNotEqualTo(asked.get("state"));
    String stored =
        browser
            .console()
            .bean(Database.class)
            .read(dsl -> dsl.selectFrom(IDENTITY_REQUEST).fetch().formatCSV());
    assertThat(stored).doesNotContain(asked.get("state"), browser.cookies().get("i"));
  }

  @Test
  void severalGroups_giveTheRolesOfAll_andTheNextSignInTakesBackThoseOfGroupsThatWereLeft() {
    provider.person("lou", Map.of("name", "Lou", "groups", List.of("techs", "dsi", "unknown")));
    signIn();
    assertThat(account("Lou").grants())
        .extracting(GrantedRole::role)
        .containsExactlyInAnyOrder(Role.TECHNICIAN, Role.ADMINISTRATOR, Role.COORDINATOR);
    assertThat(browser.get("/comptes/groupes").statusCode()).isEqualTo(200);

    browser
        .console()
        .bean(AccountService.class)
        .grant(Person.CONSOLE, account("Lou").id(), Role.REFERENT, school.id());
    provider.person("lou", Map.of("name", "Lou", "groups", "techs"));
    signIn();
    assertThat(account("Lou").grants())
        .extracting(GrantedRole::role)
        .as("and what a person gave stays")
        .containsExactlyInAnyOrder(Role.TECHNICIAN, Role.REFERENT);
    assertThat(browser.get("/comptes").statusCode()).isEqualTo(403);
  }

  @Test
  void aRoleThatIsTakenBackFromAGroup_isGoneAtOnce_unlessAnotherGroupGivesItToo() {
    GroupGrant grant = new GroupGrant(Role.REFERENT, school.id());
    groups.add(Person.CONSOLE, "profs", grant);
    groups.add(Person.CONSOLE, "direction", grant);
    provider.person("uma", Map.of("name", "Uma", "groups", List.of("profs", "direction")));
    signIn();
    provider.person("zoe", Map.of("name", "Zoé", "groups", List.of("profs", "techs")));
    signIn();

    groups.remove(Person.CONSOLE, "profs", grant);
    assertThat(account("Uma").grants())
        .extracting(GrantedRole::role)
        .containsExactly(Role.REFERENT);
    assertThat(account("Zoé").grants())
        .extracting(GrantedRole::role)
        .containsExactly(Role.TECHNICIAN);
    groups.remove(Person.CONSOLE, "direction", grant);
    assertThat(account("Uma").grants()).isEmpty();
  }

  @Test
  void aPersonWithoutAKnownGroup_isIn_andIsToldWhomToAsk() {
    provider.person("max", Map.of("name", "Max", "groups", List.of("élèves")));

    assertThat(signIn().statusCode()).isEqualTo(303);
    HttpResponse<String> refused = browser.get("/parc");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("aucun rôle", "support@academie.example");
    assertThat(browser.page("/compte").select("main").text()).contains("élèves");
  }

  @Test
  void aSignedUserinfo_isRead_withTheNamesThatProConnectUses() {
    provider.person(
        "ines",
        Map.of(
            "given_name",
            "Inès",
            "usual_name",
            "Haddad",
            "email",
            "i@x.example",
            "groups",
            List.of("techs")));
    provider.signUserInfo();

    assertThat(signIn().statusCode()).isEqualTo(303);
    assertThat(account("Inès Haddad").signInName()).isEqualTo("i@x.example");
    assertThat(account("Inès Haddad").grants()).hasSize(1);
  }

  @Test
  void theSameMailOfAnotherPerson_leadsToAnotherAccount() {
    provider.person("old", Map.of("name", "Old", "email", "shared@x.example"));
    signIn();
    provider.person("new", Map.of("name", "New", "email", "shared@x.example"));
    signIn();

    assertThat(account("Old").id()).isNotEqualTo(account("New").id());
  }

  @ParameterizedTest
  @EnumSource(
      value = Lie.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "DESCRIPTION_NEVER_COMES", "DESCRIPTION_DRIPS"})
  void aLie_letsNobodyIn_andSaysSo(Lie lie) {
    if (lie == Lie.KEYS_FAIL) {
      provider.rotateKeys();
    }
    provider.lie(lie);
    HttpResponse<String> out = browser.get("/identite");
    HttpResponse<String> answer =
        out.statusCode() == 303
            ? browser.get(
                provider.signIn(URI.create(out.headers().firstValue("location").orElseThrow())))
            : out;

    assertThat(browser.cookies()).doesNotContainKey("s");
    String title = Jsoup.parse(answer.body()).select("h1").text();
    switch (lie) {
      case DESCRIPTION_TOO_LARGE, TOKENS_FAIL, KEYS_FAIL, USERINFO_FAILS -> {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(title).isEqualTo("Le fournisseur d’identité ne répond pas");
      }
      case DESCRIBES_ANOTHER_ISSUER,
          DESCRIBES_NOTHING,
          DESCRIBES_AN_ADDRESS_WITHOUT_TLS,
          CLIENT_UNKNOWN -> {
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(title).isEqualTo("La console et le fournisseur d’identité ne s’entendent pas");
      }
      default -> {
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(title).isEqualTo("La réponse du fournisseur d’identité n’est pas sûre");
      }
    }
    assertThat(Jsoup.parse(answer.body()).select("main code").text())
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  @Test
  void clocksThatDifferByLessThanAMinute_doNotMatter() {
    provider.endTokens(Duration.ofSeconds(58));

    assertThat(signIn().statusCode()).isEqualTo(303);
  }

  @Test
  void keysThatRotate_areReadAnew() {
    assertThat(signIn().statusCode()).isEqualTo(303);
    provider.rotateKeys();

    assertThat(signIn().statusCode()).isEqualTo(303);
  }

  @Test
  void aWayBack_isGoodOnce_forTheBrowserThatWentOut_forTenMinutes() {
    String back = provider.signIn(wayOut("/identite"));
    String cookie = browser.cookies().get("i");
    browser.forgetCookies();
    assertThat(browser.get(back).statusCode()).as("another browser").isEqualTo(410);
    browser.setCookie("i", "x".repeat(43));
    assertThat(browser.get(back).statusCode()).as("a browser of its own way out").isEqualTo(410);

    browser.setCookie("i", cookie);
    assertThat(browser.get(back.replaceFirst("state=.", "state=")).statusCode()).isEqualTo(410);
    browser.setCookie("i", cookie);
    assertThat(browser.get(back).statusCode()).isEqualTo(303);
    browser.forgetCookies();
    browser.setCookie("i", cookie);
    assertThat(browser.get(back).statusCode()).as("replayed").isEqualTo(410);

    String late = provider.signIn(wayOut("/identite"));
    clock.advance(IdentityRequests.LIFE);
    HttpResponse<String> tooLate = browser.get(late);
    assertThat(tooLate.statusCode()).isEqualTo(410);
    assertThat(tooLate.body()).contains("n’est plus valable");
    assertThat(browser.cookies()).doesNotContainKey("s");
  }

  @Test
  void aCodeThatTheProviderDoesNotKnow_aRefusal_andAnotherProvider_letNobodyIn() {
    String forged = provider.signIn(wayOut("/identite")).replaceFirst("code=code", "code=x");
    assertThat(browser.get(forged).statusCode()).isEqualTo(410);

    String declined =
        provider
            .signIn(wayOut("/identite"))
            .replaceFirst("code=[^&]*", "error=access_denied&error_description=<b>x</b>");
    HttpResponse<String> no = browser.get(declined.replace("<", "%3C").replace(">", "%3E"));
    assertThat(no.statusCode()).isEqualTo(403);
    assertThat(no.body()).contains("ne vous laisse pas entrer").doesNotContain("<b>");

    String mixed = provider.signIn(wayOut("/identite")) + "&iss=https://elsewhere.example";
    assertThat(browser.get(mixed).statusCode()).isEqualTo(410);
    assertThat(browser.console().bean(IdentityProvider.class).last())
        .as("what a visitor writes is no answer of the provider")
        .hasValueSatisfying(last -> assertThat(last.fault()).isEmpty());
    assertThat(browser.cookies()).doesNotContainKey("s");
  }

  @Test
  void anAccountThatIsShutOut_staysOut() {
    provider.person("eve", Map.of("name", "Eve", "groups", List.of("techs")));
    signIn();
    browser
        .console()
        .bean(AccountService.class)
        .setState(Person.CONSOLE, account("Eve").id(), AccountState.SHUT_OUT);
    browser.forgetCookies();

    HttpResponse<String> refused = signIn();
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Ce compte est fermé");
    assertThat(browser.cookies()).doesNotContainKey("s");
  }

  @Test
  void leaving_leadsOnToTheProvider_withItsOwnToken() {
    signIn();
    HttpResponse<String> left = browser.submit("/sortie", Map.of());

    String refresh = left.headers().firstValue("refresh").orElseThrow();
    assertThat(refresh).startsWith("0;url=" + provider.issuer() + "/logout?");
    assertThat(TestingProvider.parameters(refresh.split("\\?", 2)[1]))
        .containsKey("id_token_hint")
        .containsEntry("post_logout_redirect_uri", "https://regain.example/entree");
    assertThat(left.body()).contains("EduConnexion");
    assertThat(Jsoup.parse(left.body()).select("header form")).isEmpty();
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
  }

  @Test
  void theSignInLink_comesIn_whateverTheProviderDoes_andIsLoudInTheJournal() {
    provider.lie(Lie.DESCRIBES_NOTHING);
    clock.advance(Duration.ofMinutes(61));
    String link = browser.console().bean(SignInLinks.class).issue(browser.address()).getPath();

    assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.get("/comptes").statusCode()).isEqualTo(200);
    int loud =
        browser
            .console()
            .bean(Database.class)
            .read(dsl -> dsl.fetchCount(AUDIT_RECORD, AUDIT_RECORD.ACTION.eq("break-glass.use")));
    assertThat(loud).isPositive();
    assertThat(browser.page("/etat").select("main").text()).contains("dernière entrée le");
  }

  @Test
  void theAccountOfAnOutsidePerson_hasNoPasswordToBeReset() {
    signIn();
    long id = account("Jeanne Martin").id();
    String stored =
        browser
            .console()
            .bean(Database.class)
            .read(
                dsl ->
                    dsl.select(ACCOUNT.SIGN_IN_NAME)
                        .from(ACCOUNT)
                        .where(ACCOUNT.ID.eq(id))
                        .fetchOne(ACCOUNT.SIGN_IN_NAME));
    assertThat(stored).isNull();
    browser.forgetCookies();
    provider.person("lou", Map.of("name", "Lou", "groups", List.of("dsi")));
    signIn();

    assertThat(browser.page("/comptes/" + id).select("main form[action$=mot-de-passe]")).isEmpty();
    assertThat(browser.submit("/comptes/" + id + "/mot-de-passe", Map.of()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void groups_areMappedOnAPage_byThoseWhoAdministerEverything() {
    provider.person("lou", Map.of("name", "Lou", "groups", List.of("dsi")));
    signIn();
    Map<String, String> form =
        Map.of("group", "CN=Référents, OU=É", "role", "REFERENT", "site", "Collège Jean Moulin");

    assertThat(browser.submit("/comptes/groupes", form).statusCode()).isEqualTo(303);
    assertThat(browser.page("/comptes/groupes").select("th[scope=row]").eachText())
        .contains("CN=Référents, OU=É");
    assertThat(
            browser
                .submit("/comptes/groupes", Map.of("group", "", "role", "x", "site", "y"))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            browser
                .submit(
                    "/comptes/groupes/retrait",
                    Map.of(
                        "group",
                        "CN=Référents, OU=É",
                        "role",
                        "REFERENT",
                        "site",
                        Long.toString(school.id())))
                .statusCode())
        .isEqualTo(303);
    assertThat(groups.list()).extracting(GroupRole::group).doesNotContain("CN=Référents, OU=É");
  }
}
