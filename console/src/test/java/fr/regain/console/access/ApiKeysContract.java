package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.audit.AuditRecord;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteRemoval;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of programs: what they may do, for how long, and who may make them. */
abstract class ApiKeysContract extends DatabaseContract {
  private static final Duration DAY = Duration.ofDays(1);

  private final SecureRandom random = new SecureRandom();
  private AccountService accounts;
  private ApiKeys keys;
  private Site academy;
  private Site school;
  private Person coordinator;

  @BeforeEach
  void start() {
    accounts = SampleAccounts.of(database, clock);
    keys =
        new ApiKeys(
            database,
            TestingDatabase.config(Path.of(""), new ConsoleConfig.Store(null, null, null)),
            clock,
            random);
    SiteService sites = new SiteService(database, clock);
    academy = sites.create(Person.CONSOLE, 1, SiteKind.ACADEMIE, "Toulouse", null);
    school = sites.create(Person.CONSOLE, academy.id(), SiteKind.ETABLISSEMENT, "Moulin", null);
    coordinator = person(Role.COORDINATOR, academy.id());
  }

  private Person person(Role role, long site) {
    SignInName name = new SignInName(role + "-" + site);
    return accounts
        .person(accounts.create(Person.CONSOLE, name, "Anne", role, site).accountId())
        .orElseThrow();
  }

  private NewApiKey key(Role role, long site) {
    return keys.create(coordinator, "Import", List.of(new ApiKeyStore.Wish(role, site)), DAY);
  }

  private Optional<Person> opened(NewApiKey key) {
    return keys.find(key.secret(), "192.0.2.7");
  }

  @Test
  void aKey_actsInItsPersonsName_withWhatWasChosenForIt() {
    NewApiKey made = key(Role.COORDINATOR, school.id());

    assertThat(made.secret().text()).startsWith("rgk_").hasSize(47);
    assertThat(made.key().beginning()).hasSize(10);
    Person acting = opened(made).orElseThrow();
    assertThat(acting.accountId()).isEqualTo(coordinator.accountId());
    assertThat(acting.name()).isEqualTo("Anne · Import");
    assertThat(acting.grants()).containsExactly(new Grant(Role.COORDINATOR, school.path()));
    assertThat(keys.list(coordinator))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.lastUsedAt()).isEqualTo(clock.instant());
              assertThat(seen.lastAddress()).isEqualTo("192.0.2.7");
            });
  }

  @Test
  void aKey_isNeverWiderThanItsPerson() {
    assertRefused(Role.COORDINATOR, 1);
    assertRefused(Role.ADMINISTRATOR, school.id());
    NewApiKey made = key(Role.COORDINATOR, academy.id());

    accounts.grant(Person.CONSOLE, coordinator.accountId(), Role.TECHNICIAN, school.id());
    accounts.grant(Person.CONSOLE, coordinator.accountId(), Role.COORDINATOR, school.id());
    accounts.withdraw(Person.CONSOLE, coordinator.accountId(), Role.COORDINATOR, academy.id());
    assertThat(opened(made).orElseThrow().grants())
        .containsExactly(new Grant(Role.COORDINATOR, school.path()));
    accounts.withdraw(Person.CONSOLE, coordinator.accountId(), Role.COORDINATOR, school.id());
    assertThat(opened(made).orElseThrow().grants()).isEmpty();
  }

  private void assertRefused(Role role, long site) {
    assertThatThrownBy(() -> key(role, site))
        .isInstanceOfSatisfying(
            Problem.class, refused -> assertThat(refused.code()).isEqualTo(ProblemCode.NOT_FOUND));
  }

  @Test
  void aKey_opensNothing_afterItsLastDay_orOnceRevoked_orOnceItsAccountIsShutOut() {
    NewApiKey expiring = key(Role.COORDINATOR, school.id());
    clock.advance(DAY);
    assertThat(opened(expiring)).isEmpty();

    NewApiKey revoked = key(Role.COORDINATOR, school.id());
    keys.revoke(coordinator, revoked.key().id());
    assertThat(opened(revoked)).isEmpty();
    assertThatThrownBy(() -> keys.revoke(coordinator, revoked.key().id()))
        .isInstanceOf(Problem.class);

    NewApiKey shut = key(Role.COORDINATOR, school.id());
    accounts.setState(Person.CONSOLE, coordinator.accountId(), AccountState.SHUT_OUT);
    assertThat(opened(shut)).isEmpty();
    assertThat(keys.find(new Secret("rgk_guess"), "192.0.2.7")).isEmpty();
  }

  @Test
  void anAdministrator_makesAndRevokesKeys_ofTheAccountsThatTheyLookAfter() {
    Person theirs = person(Role.ADMINISTRATOR, academy.id());
    Person elsewhere = person(Role.ADMINISTRATOR, school.id());
    List<ApiKeyStore.Wish> wish = List.of(new ApiKeyStore.Wish(Role.COORDINATOR, school.id()));

    NewApiKey made = keys.create(theirs, coordinator.accountId(), "Import", wish, DAY);

    assertThat(opened(made)).isPresent();
    Person acting = opened(made).orElseThrow();
    assertThat(acting.name()).isEqualTo("Anne · Import (Anne)");
    assertThat(acting.keyMaker()).isEqualTo(theirs.accountId());
    assertThat(opened(key(Role.COORDINATOR, school.id())).orElseThrow().keyMaker()).isNull();
    assertThat(keys.hasOneByAnother(coordinator)).isTrue();
    assertThat(keys.hasOneByAnother(theirs)).isFalse();
    assertThatThrownBy(() -> keys.create(elsewhere, coordinator.accountId(), "x", wish, DAY))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> keys.list(elsewhere, coordinator.accountId()))
        .isInstanceOf(Problem.class);
    keys.revoke(theirs, coordinator.accountId(), made.key().id());
    assertThat(opened(made)).isEmpty();
    assertThat(keys.hasOneByAnother(coordinator)).isFalse();
  }

  @Test
  void aKey_ofASiteThatIsTakenAway_mayDoNothingMore() {
    NewApiKey made = key(Role.COORDINATOR, school.id());

    database.update(
        dsl -> {
          GrantRemoval.removeFrom(dsl, List.of(school.id()));
          SiteRemoval.remove(dsl, List.of(school.id()));
        });

    assertThat(opened(made).orElseThrow().grants()).isEmpty();
  }

  @Test
  void outOfBounds_isRefused_andTheSignInLinkHasNoKeys() {
    List<ApiKeyStore.Wish> wish = List.of(new ApiKeyStore.Wish(Role.COORDINATOR, school.id()));
    assertInvalid(() -> keys.create(coordinator, " ", wish, DAY));
    assertInvalid(() -> keys.create(coordinator, "x", List.of(), DAY));
    assertInvalid(() -> keys.create(coordinator, "x", wish, Duration.ofDays(367)));
    assertInvalid(() -> keys.create(coordinator, "x", wish, Duration.ZERO));
    Person link = new Person(1, "", true, "", GrantList.EVERYTHING);
    assertThatThrownBy(() -> keys.create(link, "x", wish, DAY)).isInstanceOf(Problem.class);
  }

  private static void assertInvalid(Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.code()).isEqualTo(ProblemCode.REQUEST_INVALID));
  }

  @Test
  void makingAndRevoking_isInTheJournal_andWhatAKeyDoesIsToldFromItsPerson() {
    NewApiKey made = key(Role.COORDINATOR, school.id());
    keys.revoke(coordinator, made.key().id());

    List<AuditRecord> journal = SampleJournal.newest(database, "api-key");
    assertThat(journal.stream().map(AuditRecord::action))
        .containsExactly("api-key.revoke", "api-key.create");
    assertThat(journal.getLast().after())
        .contains("role: COORDINATOR on site " + school.id())
        .doesNotContain(made.secret().text());
  }
}
