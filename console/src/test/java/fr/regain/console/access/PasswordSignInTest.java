package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.PASSWORD_LINK;
import static fr.regain.console.schema.Tables.SIGN_IN_FAILURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.audit.SampleJournal;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.testing.TestingBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordSignInTest {
  private static final String PASSWORD = "trois petits chats";
  private static final Person LINK_HOLDER =
      new Person(1, "link", true, "127.0.0.1", GrantList.EVERYTHING);

  @TempDir Path data;
  private TestingBrowser browser;
  private AccountService accounts;
  private PasswordLinks links;
  private AccountService.Invited jeanne;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    accounts = browser.console().bean(AccountService.class);
    links = browser.console().bean(PasswordLinks.class);
    jeanne =
        accounts.create(
            LINK_HOLDER, new SignInName("Jeanne.Martin"), "Jeanne Martin", Role.TECHNICIAN, 1);
    choose(jeanne.link());
  }

  private boolean choose(Secret link) {
    return links
        .owner(link)
        .map(owner -> links.choose(link, owner, PASSWORD, new Origin("192.0.2.1", "")))
        .orElse(false);
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void theNameAndThePassword_openASession_thatLeadsBackToThePage() {
    assertThat(browser.get("/parc?q=x").statusCode()).isEqualTo(401);
    String entry = Jsoup.parse(browser.get("/parc?q=x").body()).select("main a").attr("href");
    String page = browser.page(entry).select("input[name=page]").attr("value");

    HttpResponse<String> opened =
        browser.post(
            "/entree", Map.of("name", " jeanne.MARTIN ", "password", PASSWORD, "page", page));
    assertThat(opened.statusCode()).isEqualTo(303);
    assertThat(opened.headers().firstValue("location")).contains("/parc?q=x");
    assertThat(browser.page("/parc").select("header").text()).contains("Jeanne Martin");
  }

  @Test
  void noPageElsewhere_isGoneTo() {
    HttpResponse<String> opened =
        browser.post(
            "/entree",
            Map.of("name", "jeanne.martin", "password", PASSWORD, "page", "//elsewhere.example"));

    assertThat(opened.headers().firstValue("location")).contains("/");
  }

  @Test
  void everyRefusal_looksTheSame() {
    accounts.create(LINK_HOLDER, new SignInName("new"), "No password yet", Role.TECHNICIAN, 1);
    String wrong = attempt("jeanne.martin", "trois petits chiens").body();
    accounts.setState(LINK_HOLDER, jeanne.accountId(), AccountState.SHUT_OUT);

    assertThat(wrong).contains("n’est pas le bon");
    assertThat(attempt("jeanne.martin", PASSWORD).body()).as("shut out").isEqualTo(wrong);
    for (String name : List.of("nobody", "new", "' or 1=1 --")) {
      HttpResponse<String> refused = attempt(name, "trois petits chiens");
      assertThat(refused.statusCode()).as(name).isEqualTo(422);
      assertThat(without(refused.body())).as(name).isEqualTo(without(wrong));
    }
    assertThat(browser.cookies()).isEmpty();
  }

  private static String without(String page) {
    return page.replaceAll("<input id=\"name\"[^>]*>", "");
  }

  private HttpResponse<String> attempt(String name, String password) {
    return browser.post("/entree", Map.of("name", name, "password", password));
  }

  @Test
  void tenWrongPasswords_closeTheDoor_forThatName_andForAWhile() {
    for (int attempt = 0; attempt < SignInRate.MOST_PER_NAME_AND_ADDRESS; attempt++) {
      assertThat(attempt("jeanne.martin", "guess " + attempt).statusCode()).isEqualTo(422);
    }
    HttpResponse<String> shut = attempt("jeanne.martin", PASSWORD);
    assertThat(shut.statusCode()).isEqualTo(429);
    assertThat(shut.headers().firstValue("Retry-After")).contains("900");
    assertThat(attempt("somebody.else", PASSWORD).statusCode()).isEqualTo(422);

    browser.console().clock().advance(SignInRate.WINDOW);
    assertThat(attempt("jeanne.martin", PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void guessesFromManyAddresses_areBoundedForEachName() {
    SignIn signIn = browser.console().bean(SignIn.class);
    for (int from = 0; from < SignInRate.MOST_PER_NAME; from++) {
      signIn.attempt("jeanne.martin", "x", "", new Origin("192.0.2." + from, ""), Optional.empty());
    }
    assertThat(
            signIn.attempt(
                "jeanne.martin", PASSWORD, "", new Origin("198.51.100.1", ""), Optional.empty()))
        .isInstanceOf(SignIn.Outcome.TooOften.class);
  }

  @Test
  void oneAddress_triesManyNames_butNotForEver() {
    Database database = browser.console().bean(Database.class);
    Optional<SignInRate.Met> last = Optional.empty();
    for (int name = 0; name <= SignInRate.MOST_PER_ADDRESS; name++) {
      var attempt = new SignInRate.Attempt("name" + name, "192.0.2.9", Optional.empty());
      last =
          database.write(
              dsl -> SignInRate.count(dsl, attempt, browser.console().clock().instant()));
    }
    assertThat(last).contains(new SignInRate.Met(SignInLimit.ADDRESS, SignInRate.WINDOW));
    int counted = database.read(dsl -> dsl.fetchCount(SIGN_IN_FAILURE));
    assertThat(counted).isEqualTo(SignInRate.MOST_PER_ADDRESS);
  }

  @Test
  void strangersAtTheSameAddress_andElsewhere_lockNoBrowserOut_thatThePersonCameInWith() {
    SignIn signIn = browser.console().bean(SignIn.class);
    Origin school = new Origin("198.51.100.7", "");
    Optional<Secret> known = Optional.of(opened(signIn, school, Optional.empty()).browser());
    for (int time = 0; time < SignInRate.MOST_PER_NAME_AND_ADDRESS; time++) {
      signIn.attempt("jeanne.martin", "x", "", school, Optional.empty());
    }
    for (int from = 0; from < 200; from++) {
      signIn.attempt("jeanne.martin", "x", "", new Origin("192.0.2." + from, ""), Optional.empty());
    }
    for (int name = 0; name < SignInRate.MOST_PER_ADDRESS; name++) {
      signIn.attempt("pupil" + name, "x", "", school, Optional.empty());
    }

    assertThat(opened(signIn, school, known).browser()).as("kept").isEqualTo(known.get());
    opened(signIn, new Origin("203.0.113.1", ""), known);
    for (Secret guessed : List.of(new Secret("guess"), new Secret(""))) {
      assertThat(signIn.attempt("jeanne.martin", PASSWORD, "", school, Optional.of(guessed)))
          .isInstanceOf(SignIn.Outcome.TooOften.class);
    }
  }

  private SignIn.Outcome.Opened opened(SignIn signIn, Origin origin, Optional<Secret> known) {
    SignIn.Outcome outcome = signIn.attempt("jeanne.martin", PASSWORD, "", origin, known);
    assertThat(outcome).isInstanceOf(SignIn.Outcome.Opened.class);
    return (SignIn.Outcome.Opened) outcome;
  }

  @Test
  void aKnownBrowser_hasItsOwnLimit_andIsKnownForItsPeopleAlone() {
    attempt("jeanne.martin", PASSWORD);
    String cookie = browser.cookies().get("b");
    SignIn signIn = browser.console().bean(SignIn.class);
    Optional<Secret> known = Optional.of(new Secret(cookie));
    Origin home = new Origin("203.0.113.1", "");
    for (int time = 0; time < SignInRate.MOST_PER_NAME_AND_ADDRESS; time++) {
      assertThat(signIn.attempt("jeanne.martin", "x", "", home, known))
          .isInstanceOf(SignIn.Outcome.Refused.class);
    }
    assertThat(signIn.attempt("jeanne.martin", PASSWORD, "", home, known))
        .isInstanceOf(SignIn.Outcome.TooOften.class);
    opened(signIn, home, Optional.empty());

    Database database = browser.console().bean(Database.class);
    Instant now = browser.console().clock().instant();
    assertThat(
            database.<Boolean>read(
                dsl -> KnownBrowsers.know(dsl, jeanne.accountId() + 1, known.get(), now)))
        .isFalse();
    assertThat(
            database.<Boolean>read(
                dsl ->
                    KnownBrowsers.know(
                        dsl, jeanne.accountId(), known.get(), now.plus(KnownBrowsers.KEPT))))
        .isFalse();
  }

  @Test
  void aLimitThatIsMet_isInTheJournalOnceADay_andOnThePersonsPage() {
    SignIn signIn = browser.console().bean(SignIn.class);
    Origin stranger = new Origin("192.0.2.9", "");
    for (int time = 0; time < 2 * SignInRate.MOST_PER_NAME_AND_ADDRESS; time++) {
      signIn.attempt("jeanne.martin", "x", "", stranger, Optional.empty());
      signIn.attempt("nobody", "x", "", stranger, Optional.empty());
    }
    Database database = browser.console().bean(Database.class);
    assertThat(SampleJournal.newest(database, "sign-in.refused"))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.subject()).isEqualTo("account " + jeanne.accountId());
              assertThat(told.actor().address()).isEqualTo("192.0.2.9");
              assertThat(told.after()).isEqualTo("limit: NAME_AND_ADDRESS");
            });

    attempt("jeanne.martin", PASSWORD);
    assertThat(browser.page("/compte").select(".notice").text())
        .contains("trop d’essais", "192.0.2.9");
    browser.console().clock().advance(Duration.ofDays(1));
    for (int time = 0; time <= SignInRate.MOST_PER_NAME_AND_ADDRESS; time++) {
      signIn.attempt("jeanne.martin", "x", "", stranger, Optional.empty());
    }
    assertThat(SampleJournal.newest(database, "sign-in.refused")).hasSize(2);
  }

  @Test
  void wrongCodesAfterTheRightPassword_areBoundedForADay_fromWherever() {
    OwnAccount own = browser.console().bean(OwnAccount.class);
    TimeCode key = own.newKey();
    Person herself = accounts.person(jeanne.accountId()).orElseThrow();
    own.addSecondFactor(herself, PASSWORD, key, code(key));
    SignIn signIn = browser.console().bean(SignIn.class);
    for (int from = 0; from < WrongCodes.MOST; from++) {
      browser.console().clock().advance(Duration.ofMinutes(1));
      assertThat(attempt(signIn, "192.0.2." + from, "12345"))
          .isEqualTo(new SignIn.Outcome.Refused());
      assertThat(attempt(signIn, "192.0.2." + from, "")).isEqualTo(new SignIn.Outcome.Refused());
    }
    assertThat(attempt(signIn, "198.51.100.1", code(key))).isEqualTo(new SignIn.Outcome.Refused());
    assertThat(SampleJournal.newest(browser.console().bean(Database.class), "sign-in.refused"))
        .singleElement()
        .satisfies(told -> assertThat(told.after()).isEqualTo("limit: CODES"));

    choose(accounts.resetPassword(LINK_HOLDER, jeanne.accountId()).link());
    assertThat(attempt(signIn, "198.51.100.2", code(key)))
        .as("with a new password")
        .isInstanceOf(SignIn.Outcome.Opened.class);
    browser.console().clock().advance(Duration.ofMinutes(1));
    for (int from = 0; from < WrongCodes.MOST; from++) {
      attempt(signIn, "192.0.2." + from, "12345");
    }
    assertThat(attempt(signIn, "198.51.100.3", code(key))).isEqualTo(new SignIn.Outcome.Refused());
    browser.console().clock().advance(WrongCodes.WINDOW);
    assertThat(attempt(signIn, "198.51.100.4", code(key)))
        .as("a day later")
        .isInstanceOf(SignIn.Outcome.Opened.class);
  }

  private String code(TimeCode key) {
    return "%06d".formatted(key.code(browser.console().clock().instant().getEpochSecond() / 30));
  }

  private static SignIn.Outcome attempt(SignIn signIn, String address, String code) {
    return signIn.attempt(
        "jeanne.martin", PASSWORD, code, new Origin(address, ""), Optional.empty());
  }

  @Test
  void oneLineOfIpv6_isOneAddress() {
    SignIn signIn = browser.console().bean(SignIn.class);
    for (int from = 0; from < SignInRate.MOST_PER_NAME_AND_ADDRESS; from++) {
      signIn.attempt(
          "jeanne.martin", "x", "", new Origin("2001:db8:1:2::" + from, ""), Optional.empty());
    }
    assertThat(
            signIn.attempt(
                "jeanne.martin",
                PASSWORD,
                "",
                new Origin("2001:db8:1:2:9::", ""),
                Optional.empty()))
        .isInstanceOf(SignIn.Outcome.TooOften.class);
    assertThat(
            signIn.attempt(
                "jeanne.martin", PASSWORD, "", new Origin("2001:db8:1:3::1", ""), Optional.empty()))
        .isInstanceOf(SignIn.Outcome.Opened.class);
  }

  @Test
  void twoHundredAtTheSameMoment_areCheckedSomeOrTurnedAway_andAKnownPersonComesIn()
      throws Exception {
    SignIn signIn = browser.console().bean(SignIn.class);
    Origin school = new Origin("198.51.100.7", "");
    Optional<Secret> known = Optional.of(opened(signIn, school, Optional.empty()).browser());
    List<Callable<SignIn.Outcome>> attempts = new ArrayList<>();
    for (int from = 0; from < 200; from++) {
      Origin stranger = new Origin("192.0.2." + from, "");
      String name = "nobody" + from;
      attempts.add(() -> signIn.attempt(name, "x", "", stranger, Optional.empty()));
    }
    attempts.add(150, () -> signIn.attempt("jeanne.martin", PASSWORD, "", school, known));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SignIn.Outcome>> outcomes = threads.invokeAll(attempts);
      assertThat(outcomes.remove(150).resultNow()).isInstanceOf(SignIn.Outcome.Opened.class);
      assertThat(outcomes)
          .extracting(Future::get)
          .allMatch(
              outcome ->
                  outcome instanceof SignIn.Outcome.Refused
                      || outcome.equals(new SignIn.Outcome.TooOften(Duration.ofSeconds(5))));
    }
  }

  @Test
  void aGoodPassword_countsAsNoFailure() {
    for (int time = 0; time < 3 * SignInRate.MOST_PER_NAME_AND_ADDRESS; time++) {
      browser.forgetCookies();
      assertThat(attempt("jeanne.martin", PASSWORD).statusCode()).isEqualTo(303);
    }
  }

  @Test
  void anAccountThatIsShutOut_isOutAtOnce() {
    attempt("jeanne.martin", PASSWORD);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(200);

    accounts.setState(LINK_HOLDER, jeanne.accountId(), AccountState.SHUT_OUT);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
    accounts.setState(LINK_HOLDER, jeanne.accountId(), AccountState.ACTIVE);
    assertThat(browser.get("/parc").statusCode()).as("the session is over").isEqualTo(401);
  }

  @Test
  void aRoleThatIsWithdrawn_isGoneAtTheNextPage() {
    attempt("jeanne.martin", PASSWORD);
    accounts.withdraw(LINK_HOLDER, jeanne.accountId(), Role.TECHNICIAN, 1);

    HttpResponse<String> refused = browser.get("/parc");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("aucun rôle", "coordonnateur de campagnes");
    assertThat(Jsoup.parse(refused.body()).select("nav")).isEmpty();
  }

  @Test
  void aPasswordLink_worksOnce_forADay_andEndsAllSessions() {
    attempt("jeanne.martin", PASSWORD);
    Secret first = accounts.resetPassword(LINK_HOLDER, jeanne.accountId()).link();
    Secret second = accounts.resetPassword(LINK_HOLDER, jeanne.accountId()).link();

    assertThat(links.owner(first)).as("the second took its place").isEmpty();
    assertThat(browser.get("/parc").statusCode()).as("nothing chosen yet").isEqualTo(200);
    assertThat(choose(second)).isTrue();
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
    assertThat(choose(second)).isFalse();

    Secret late = accounts.resetPassword(LINK_HOLDER, jeanne.accountId()).link();
    browser.console().clock().advance(PasswordLinks.LIFE.minus(Duration.ofSeconds(1)));
    assertThat(links.owner(late)).isPresent();
    browser.console().clock().advance(Duration.ofSeconds(1));
    assertThat(choose(late)).isFalse();
  }

  @Test
  void aPasswordLink_endsWhenPasswordStateOrRolesChange() {
    long id = jeanne.accountId();
    OwnAccount own = browser.console().bean(OwnAccount.class);
    Person herself = accounts.person(id).orElseThrow();
    Map<String, Runnable> changes =
        Map.of(
            "password",
            () -> own.changePassword(herself, PASSWORD, PASSWORD, new Secret("another")),
            "role",
            () -> accounts.grant(LINK_HOLDER, id, Role.ADMINISTRATOR, 1),
            "state",
            () -> {
              accounts.setState(LINK_HOLDER, id, AccountState.SHUT_OUT);
              accounts.setState(LINK_HOLDER, id, AccountState.ACTIVE);
            });
    changes.forEach(
        (what, change) -> {
          Secret link = accounts.resetPassword(LINK_HOLDER, id).link();
          assertThat(links.owner(link)).as(what).isPresent();
          change.run();
          assertThat(links.owner(link)).as(what).isEmpty();
          assertThat(choose(link)).as(what).isFalse();
        });
  }

  @Test
  void whereNoPasswordLetsIn_nothingIsDoneInThePersonsNameEither() {
    assertThat(accounts.person(jeanne.accountId())).isPresent();
    browser.close();
    browser = TestingBrowser.start(data, Map.of("console.accounts.local", "false"));

    assertThat(browser.console().bean(AccountService.class).person(jeanne.accountId())).isEmpty();
  }

  @Test
  void noSecret_isInTheDatabase() {
    Secret link = accounts.resetPassword(LINK_HOLDER, jeanne.accountId()).link();
    Database database = browser.console().bean(Database.class);

    String linksStored = database.read(dsl -> dsl.selectFrom(PASSWORD_LINK).fetch().formatCSV());
    String accountsStored = database.read(dsl -> dsl.selectFrom(ACCOUNT).fetch().formatCSV());
    assertThat(linksStored).contains(link.hash()).doesNotContain(link.text());
    assertThat(accountsStored).contains("$argon2id$").doesNotContain(PASSWORD);
  }

  @Test
  void nobody_changesTheirOwnRights() {
    Person self =
        new Person(jeanne.accountId(), "Jeanne", false, "127.0.0.1", GrantList.EVERYTHING);

    assertThatThrownBy(() -> accounts.grant(self, self.accountId(), Role.ADMINISTRATOR, 1))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> accounts.setState(self, self.accountId(), AccountState.SHUT_OUT))
        .isInstanceOf(Problem.class);
  }
}
