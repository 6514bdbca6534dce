package fr.regain.console.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
    Agents agents,
    Campaigns campaigns,
    Store database,
    Audit audit,
    Backup backup,
    Metrics metrics) {

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
   */
  @ConfigurationProperties("http")
  public record Http(
      @Bindable(defaultValue = "127.0.0.1") @NotBlank String address,
      @Bindable(defaultValue = "8080") @Min(0) @Max(65_535) int port) {}

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
   * What holds for every campaign.
   *
   * @param approvalAbove a campaign with more devices needs the approval of somebody other than its
   *     author
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
