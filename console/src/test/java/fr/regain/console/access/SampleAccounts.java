package fr.regain.console.access;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** Accounts of people. */
public final class SampleAccounts {
  private static final String PASSWORD = "trois petits chats";

  private SampleAccounts() {}

  /** The accounts of a database. */
  public static AccountService of(Database database, Clock clock) {
    SecureRandom random = new SecureRandom();
    return new AccountService(
        database,
        new PasswordLinks(database, new PasswordHash(random), random, clock),
        TestingDatabase.config(Path.of(""), new ConsoleConfig.Store(null, null, null)),
        clock);
  }

  /** A coordinator of everything. */
  public static Person coordinator(AccountService accounts, String name) {
    long id =
        accounts
            .create(Person.CONSOLE, new SignInName(name), name, Role.COORDINATOR, 1)
            .accountId();
    return accounts.person(id).orElseThrow();
  }

  /** Makes an account of everything with a role, and signs in to it. */
  public static void signIn(TestingBrowser browser, String name, Role role) {
    signIn(browser, name, role, 1);
  }

  /** Makes an account with a role on a site, and signs in to it. */
  public static void signIn(TestingBrowser browser, String name, Role role, long site) {
    AccountService accounts = browser.console().bean(AccountService.class);
    PasswordLinks links = browser.console().bean(PasswordLinks.class);
    Secret link = accounts.create(Person.CONSOLE, new SignInName(name), name, role, site).link();
    links.choose(link, links.owner(link).orElseThrow(), PASSWORD, new Origin("192.0.2.1", ""));
    signIn(browser, name);
  }

  /** Has the person of an account choose the password of such sign-ins. */
  static void choosePassword(TestingBrowser browser, long account) {
    PasswordLinks links = browser.console().bean(PasswordLinks.class);
    Secret link =
        browser.console().bean(AccountService.class).resetPassword(Person.CONSOLE, account).link();
    links.choose(link, links.owner(link).orElseThrow(), PASSWORD, new Origin("192.0.2.1", ""));
  }

  /** Signs in to an account that such a sign-in has made. */
  public static void signIn(TestingBrowser browser, String name) {
    browser.forgetCookies();
    browser.post("/entree", Map.of("name", name, "password", PASSWORD));
  }
}
