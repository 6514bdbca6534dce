package fr.regain.console.access;

import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import java.time.Duration;
import java.util.List;

/** Programs with keys of people of their own. */
public final class SampleKeys {
  private final TestingBrowser browser;

  /** In the console behind that browser. */
  public SampleKeys(TestingBrowser browser) {
    this.browser = browser;
  }

  /** A program with the key of somebody who has one role on a site. */
  public TestingProgram program(String name, Role role, long site) {
    long account = account(name, role, site);
    return program(account, List.of(new ApiKeyStore.Wish(role, site)));
  }

  /** A program with the key of somebody who has every role everywhere. */
  public TestingProgram everything(String name) {
    AccountService accounts = browser.console().bean(AccountService.class);
    long account = account(name, Role.ADMINISTRATOR, 1);
    for (Role role : Role.values()) {
      accounts.grant(Person.CONSOLE, account, role, 1);
    }
    return program(
        account,
        List.of(Role.values()).stream().map(role -> new ApiKeyStore.Wish(role, 1)).toList());
  }

  private long account(String name, Role role, long site) {
    return browser
        .console()
        .bean(AccountService.class)
        .create(Person.CONSOLE, new SignInName(name), name, role, site)
        .accountId();
  }

  private TestingProgram program(long account, List<ApiKeyStore.Wish> grants) {
    Person person = browser.console().bean(AccountService.class).person(account).orElseThrow();
    NewApiKey key =
        browser
            .console()
            .bean(ApiKeys.class)
            .create(person, "Programme", grants, Duration.ofDays(90));
    return new TestingProgram(browser.address(), key.secret().text());
  }
}
