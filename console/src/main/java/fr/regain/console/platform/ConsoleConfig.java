package fr.regain.console.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * The settings of the console, under {@code console} in the settings file, or in the environment
 * ({@code CONSOLE_DATA_DIRECTORY}).
 *
 * @param dataDirectory where the console keeps its database, its certificate authority and its
 *     sign-in link
 * @param language language of texts that are not made for one reader: {@code fr} or {@code en}
 * @param timeZone time zone whose days and hours the pages show, {@code Indian/Reunion} for one
 * @param packagesDirectory files that administrators may take from the console to install agents;
 *     absent: the console hands out none
 * @param themeDirectory folder with a {@code theme.css} that sets colours and sizes of the pages;
 *     absent: the pages keep their own
 */
@ConfigurationProperties("console")
public record ConsoleConfig(
    @Bindable(defaultValue = "data") Path dataDirectory,
    @Bindable(defaultValue = "fr") @NotBlank String language,
    @Bindable(defaultValue = "Europe/Paris") @NotBlank String timeZone,
    @Nullable Path packagesDirectory,
    @Nullable Path themeDirectory,
    Http http,
    Accounts accounts,
    Identity identity,
    Agents agents,
    Campaigns campaigns,
    Store database,
    Audit audit,
    Backup backup,
    Metrics metrics,
    Webhooks webhooks,
    Mail mail) {

  /**
   * The time zone that the pages show.
   *
   * @throws Problem with {@link ProblemCode#CONFIGURATION_INVALID} when there is none of that name
   */
  public ZoneId zone() {
    try {
      return ZoneId.of(timeZone);
    } catch (DateTimeException unknown) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "console.time-zone is \""
              + timeZone
              + "\", which names no time zone; write it like Europe/Paris.",
          unknown);
    }
  }

  /**
   * The pages' side.
   *
   * @param address address to listen on; loopback until an administrator says otherwise
   * @param port TCP port
   * @param publicAddress address by which browsers reach the pages, {@code https://regain.example}
   *     for one; absent: that of each request
   * @param trustedProxies ranges of addresses of the proxies whose word on a request's origin is
   *     taken, {@code 192.0.2.0/24} for one
   * @param tls the certificate by which the pages themselves speak TLS
   */
  @ConfigurationProperties("http")
  public record Http(
      @Bindable(defaultValue = "127.0.0.1") @NotBlank String address,
      @Bindable(defaultValue = "8080") @Min(0) @Max(65_535) int port,
      @Nullable URI publicAddress,
      @Nullable List<String> trustedProxies,
      Tls tls) {

    /** The ranges of the trusted proxies; what is no range is left out. */
    public List<Network> proxies() {
      return Network.all(trustedProxies);
    }
  }

  /**
   * TLS of the pages.
   *
   * @param certificateFile certificate and those that vouch for it, in PEM; absent: no TLS
   * @param keyFile its private key, in PEM (PKCS #8), without a password
   */
  @ConfigurationProperties("http.tls")
  public record Tls(@Nullable Path certificateFile, @Nullable Path keyFile) {}

  /**
   * The accounts of people.
   *
   * @param local whether the console's own names and passwords let people in; the sign-in link
   *     always does
   * @param contact whom a person without a role asks for one; absent: an administrator
   */
  @ConfigurationProperties("accounts")
  public record Accounts(
      @Bindable(defaultValue = "true") boolean local, @Nullable String contact) {}

  /**
   * The identity provider of the organisation, by OpenID Connect.
   *
   * @param issuer its address, below which its description is found; absent: there is none
   * @param clientId the name under which it knows this console
   * @param clientSecretFile file that holds the secret of that name; absent: it has none
   * @param name what people call it
   * @param scopes what it is asked for
   * @param groupsClaim claim that lists the groups of a person, with dots between the names of
   *     claims in claims
   * @param timeout for how long one answer of it may take
   */
  @ConfigurationProperties("identity")
  public record Identity(
      @Nullable URI issuer,
      @Nullable String clientId,
      @Nullable Path clientSecretFile,
      @Nullable String name,
      @Bindable(defaultValue = "openid,profile,email") List<String> scopes,
      @Bindable(defaultValue = "groups") @NotBlank String groupsClaim,
      @Bindable(defaultValue = "10s") Duration timeout) {}

  /**
   * The agents' side.
   *
   * @param address address to listen on; loopback until an administrator says otherwise
   * @param port TCP port
   * @param names names and addresses by which agents reach this console; the first one goes into
   *     enrolment tokens
   * @param checkInInterval how often each device checks in
   * @param expiredRenewal for how long after its expiry a certificate may still be renewed
   * @param firstTokenFile where a console without any enrolment token leaves its first one; absent:
   *     a person makes it on a page
   */
  @ConfigurationProperties("agents")
  public record Agents(
      @Bindable(defaultValue = "127.0.0.1") @NotBlank String address,
      @Bindable(defaultValue = "8443") @Min(0) @Max(65_535) int port,
      @Bindable(defaultValue = "localhost") List<String> names,
      @Bindable(defaultValue = "1h") Duration checkInInterval,
      @Bindable(defaultValue = "400d") Duration expiredRenewal,
      @Nullable Path firstTokenFile) {}

  /**
   * The journal of what people changed.
   *
   * @param months for how long its records are kept, 6 to 12 months
   */
  @ConfigurationProperties("audit")
  public record Audit(@Bindable(defaultValue = "12") @Min(6) @Max(12) int months) {}

  /**
   * The daily backups of the embedded database.
   *
   * @param directory where they are; absent: {@code backups} in the data directory
   * @param keep how many are kept; 0: none is made
   */
  @ConfigurationProperties("backup")
  public record Backup(
      @Nullable Path directory, @Bindable(defaultValue = "7") @Min(0) @Max(366) int keep) {}

  /**
   * The console's figures for programs that watch it, at {@code /metrics}.
   *
   * @param tokenFile file that holds the token which such a program has to show; absent: there are
   *     no figures
   */
  @ConfigurationProperties("metrics")
  public record Metrics(@Nullable Path tokenFile) {}

  /**
   * What is sent to other programs when something happens.
   *
   * @param allowedNetworks ranges of addresses beside the public ones that it may be sent to, and
   *     without TLS, {@code 10.20.0.0/16} for one; absent: none
   */
  @ConfigurationProperties("webhooks")
  public record Webhooks(@Nullable List<String> allowedNetworks) {

    /** The allowed ranges; what is no range is left out. */
    public List<Network> networks() {
      return Network.all(allowedNetworks);
    }
  }

  /** How mail is protected on its way to the server. */
  public enum MailTls {
    /** It begins in the open and goes on protected, or not at all. */
    STARTTLS,
    /** It is protected from the first byte on. */
    TLS,
    /** It is not: for a server on the same machine. */
    NONE
  }

  /**
   * The server that takes mail.
   *
   * @param host its name; absent: nothing is sent
   * @param port its TCP port
   * @param tls how the way to it is protected
   * @param user name by which the console signs in there; absent: it does not
   * @param passwordFile file that holds the password of that name
   * @param from address that mail comes from
   */
  @ConfigurationProperties("mail")
  public record Mail(
      @Nullable String host,
      @Bindable(defaultValue = "587") @Min(1) @Max(65_535) int port,
      @Bindable(defaultValue = "STARTTLS") MailTls tls,
      @Nullable String user,
      @Nullable Path passwordFile,
      @Nullable String from) {}

  /**
   * What holds for every campaign.
   *
   * @param approvalAbove a campaign with more devices needs the approval of somebody who has
   *     written none of it
   * @param quarantineRetention for how long devices keep what a campaign moved to their quarantine;
   *     as the agents are set
   */
  @ConfigurationProperties("campaigns")
  public record Campaigns(
      @Bindable(defaultValue = "100") @Min(0) int approvalAbove,
      @Bindable(defaultValue = "30d") Duration quarantineRetention) {}

  /**
   * Where the console's memory is.
   *
   * @param url JDBC address of a PostgreSQL database; absent: an H2 file in the data directory
   * @param user its user
   * @param passwordFile file that holds its password, so that it is in no argument and no
   *     environment
   */
  @ConfigurationProperties("database")
  public record Store(@Nullable String url, @Nullable String user, @Nullable Path passwordFile) {}
}
