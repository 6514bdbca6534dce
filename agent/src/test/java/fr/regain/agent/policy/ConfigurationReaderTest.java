package fr.regain.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.linux.PolicyDirectory;
import fr.regain.agent.lease.LocalPolicy;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.policy.Configuration.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  @TempDir Path directory;
  private Path file;
  private Path policies;

  @BeforeEach
  void places() throws Exception {
    file = directory.resolve("regain.conf");
    policies = Files.createDirectory(directory.resolve("policy.d"));
  }

  private void write(Path to, String text) throws Exception {
    Files.writeString(to, text);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private Configuration read(Map<String, String> commandLine) {
    return ConfigurationReader.read(
        new PolicyDirectory(policies), commandLine, Optional.empty(), file);
  }

  private static Configuration imposed(PolicySource.Value... values) {
    return ConfigurationReader.read(
        () -> new PolicySource.Found(List.of(values), List.of()),
        Map.of(),
        Optional.empty(),
        Path.of("/none"));
  }

  private static PolicySource.Value text(String key, String value) {
    return new PolicySource.Value(key, value, OptionalLong.empty(), "HKLM\\" + key);
  }

  private static PolicySource.Value number(String key, long value) {
    return new PolicySource.Value(
        key, Long.toString(value), OptionalLong.of(value), "HKLM\\" + key);
  }

  @Test
  void policyWinsOverCommandLine_whichWinsOverFile_whichWinsOverDefault() throws Exception {
    write(file, "deadline=6s\nproxy=http://file:1\nspool-size=2MiB\n");
    write(policies.resolve("10-school.conf"), "deadline=8s\n");

    Configuration read = read(Map.of("deadline", "7s", "proxy", "none"));

    assertThat(read.get(AgentSettings.DEADLINE)).isEqualTo(Duration.ofSeconds(8));
    assertThat(read.get(AgentSettings.PROXY)).isEqualTo(new Proxy.None());
    assertThat(read.get(AgentSettings.SPOOL_SIZE)).isEqualTo(2L << 20);
    assertThat(read.get(AgentSettings.SPOOL_AGE)).isEqualTo(Duration.ofDays(30));
    assertThat(read.values().values())
        .filteredOn(value -> value.source() != Source.DEFAULT)
        .extracting(value -> value.setting().key() + " " + value.source())
        .containsExactlyInAnyOrder("deadline POLICY", "proxy COMMAND_LINE", "spool-size FILE");
  }

  @Test
  void aLaterPolicyFile_overridesAnEarlierOne() throws Exception {
    write(policies.resolve("20-b.conf"), "deadline=20s");
    write(policies.resolve("10-a.conf"), "deadline=10s");
    write(policies.resolve("30-c.txt"), "deadline=30s");

    assertThat(read(Map.of()).get(AgentSettings.DEADLINE)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aPolicyValueOutOfBounds_isReported_andTheDefaultKept() throws Exception {
    write(policies.resolve("a.conf"), "deadline=3h\ncheck-in=maybe\nunheard-of=1\n");

    Configuration read = read(Map.of());

    assertThat(read.get(AgentSettings.DEADLINE)).isEqualTo(Duration.ofSeconds(30));
    assertThat(read.get(AgentSettings.CHECK_IN)).isTrue();
    assertThat(read.policyProblems()).hasSize(3);
    assertThat(read.misread()).containsExactlyInAnyOrder("deadline", "check-in");
  }

  @Test
  void whereAPolicyIsToNarrow_andCannotBeRead_noCampaignIsLet() throws Exception {
    write(policies.resolve("a.conf"), "forbidden-rules=dl old\n");
    assertThat(LocalPolicy.of(read(Map.of())).campaigns()).isFalse();

    write(policies.resolve("a.conf"), "campaigns=non\n");
    assertThat(LocalPolicy.of(read(Map.of())).campaigns()).isFalse();

    write(policies.resolve("a.conf"), "forbidden-rules=dl.old; cache.dev\n");
    assertThat(LocalPolicy.of(read(Map.of())))
        .isEqualTo(new LocalPolicy(true, Set.of("dl.old", "cache.dev")));
  }

  @Test
  void aPolicyFileThatIsNotRead_letsNoCampaign_whateverItSays() throws Exception {
    Path unread = policies.resolve("10-site.conf");
    write(unread, "forbidden-rules=dl.old\n");
    Files.setPosixFilePermissions(unread, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThat(LocalPolicy.of(read(Map.of())).campaigns()).isFalse();

    write(unread, "console=\\u00g9\n");
    assertThat(LocalPolicy.of(read(Map.of())).campaigns()).isFalse();

    write(unread, "energy=false\n");
    assertThat(LocalPolicy.of(read(Map.of())).campaigns()).isTrue();
  }

  @Test
  void aPolicyDirectoryThatIsNone_letsNoCampaign_andAnAbsentOneImposesNothing() throws Exception {
    Files.delete(policies);
    assertThat(LocalPolicy.of(read(Map.of())).campaigns()).isTrue();

    write(policies, "campaigns=false\n");
    assertThat(LocalPolicy.of(read(Map.of())).campaigns()).isFalse();
    assertThat(read(Map.of()).policyProblems()).hasSize(1);
  }

  @Test
  void aSettingThatNarrows_withASlipInItsName_letsNoCampaign() {
    assertThat(LocalPolicy.of(imposed(text("Campaigns", "false"))).campaigns()).isFalse();
    assertThat(LocalPolicy.of(imposed(text("forbiden-rules", "dl.old"))).campaigns()).isFalse();
    assertThat(LocalPolicy.of(imposed(text("unheard-of", "1"))).campaigns()).isTrue();
  }

  @Test
  void numbersOfTheRegistry_areReadInTheBaseUnit() {
    Configuration read =
        imposed(number("check-in", 0), number("deadline", 45), number("spool-size", 8L << 20));

    assertThat(read.get(AgentSettings.CHECK_IN)).isFalse();
    assertThat(read.get(AgentSettings.DEADLINE)).isEqualTo(Duration.ofSeconds(45));
    assertThat(read.get(AgentSettings.SPOOL_SIZE)).isEqualTo(8L << 20);
    assertThat(imposed(number("deadline", 9_999_999)).policyProblems()).hasSize(1);
  }

  @Test
  void aNumberStoredAsText_isReadInTheBaseUnitToo_andIsBoundedToo() {
    Configuration read =
        imposed(text("check-in", "0"), text("deadline", "45"), text("spool-size", "8388608"));

    assertThat(read.get(AgentSettings.CHECK_IN)).isFalse();
    assertThat(read.get(AgentSettings.DEADLINE)).isEqualTo(Duration.ofSeconds(45));
    assertThat(read.get(AgentSettings.SPOOL_SIZE)).isEqualTo(8L << 20);
    assertThat(imposed(text("deadline", "9999999")).policyProblems()).hasSize(1);
    assertThat(imposed(text("deadline", "9".repeat(40))).policyProblems()).hasSize(1);
  }

  @Test
  void aNumberWhereATextIsExpected_isReported_andTheDefaultKept() {
    Configuration read = imposed(number("console", 443), number("proxy", 1));

    assertThat(read.find(AgentSettings.CONSOLE)).isEmpty();
    assertThat(read.get(AgentSettings.PROXY)).isEqualTo(new Proxy.None());
    assertThat(read.policyProblems()).hasSize(2);
  }

  @Test
  void whatTheInstallationWasGiven_isWeakerThanTheFile_andNeverStopsTheStart() throws Exception {
    write(file, "deadline=6s\n");

    Configuration read =
        ConfigurationReader.read(
            () ->
                new PolicySource.Found(
                    List.of(),
                    List.of(
                        text("deadline", "9s"),
                        text("console", "school:8443"),
                        text("energy", "?")),
                    List.of()),
            Map.of(),
            Optional.empty(),
            file);

    assertThat(read.get(AgentSettings.DEADLINE)).isEqualTo(Duration.ofSeconds(6));
    assertThat(read.effective(AgentSettings.CONSOLE).orElseThrow().source())
        .isEqualTo(Source.INSTALLATION);
    assertThat(read.get(AgentSettings.ENERGY)).isTrue();
    assertThat(read.policyProblems()).hasSize(1);
  }

  @Test
  void aPolicyFileThatOthersMayWriteTo_isNotRead() throws Exception {
    write(policies.resolve("a.conf"), "console=evil:1");
    Files.setPosixFilePermissions(
        policies.resolve("a.conf"), PosixFilePermissions.fromString("rw-rw-rw-"));

    Configuration read = read(Map.of());

    assertThat(read.find(AgentSettings.CONSOLE)).isEmpty();
    assertThat(read.policyProblems()).hasSize(1);
  }

  @Test
  void wrongValuesAndKeysInTheFile_stopTheStart_allAtOnce_withTheNearestKey() throws Exception {
    write(file, "consle=a:1\ndeadline=1\nspool-size=3\n");

    assertThatThrownBy(() -> read(Map.of("proxy", "ftp://x")))
        .isInstanceOfSatisfying(
            AgentProblem.class,
            problem -> {
              assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(problem.text().english())
                  .contains("did you mean \"console\"")
                  .contains("deadline")
                  .contains("spool-size")
                  .contains("--proxy");
            });
  }

  @Test
  void aFileThatOthersMayWriteTo_stopsTheStart() throws Exception {
    write(file, "console=evil:1");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOfSatisfying(
            AgentProblem.class, problem -> assertThat(problem.code()).isEqualTo("settings.unsafe"));
  }

  @Test
  void aFileThatTheCommandLineNames_mustExist() {
    assertThatThrownBy(
            () ->
                ConfigurationReader.read(
                    new PolicyDirectory(policies),
                    Map.of(),
                    Optional.of(directory.resolve("absent")),
                    file))
        .isInstanceOf(AgentProblem.class);
  }

  @Test
  void aSecret_isNeverShown() {
    Configuration read =
        ConfigurationReader.read(
            new PolicyDirectory(policies), Map.of("token", "rgn1_secret"), Optional.empty(), file);

    assertThat(read.effective(AgentSettings.TOKEN).orElseThrow().shown()).doesNotContain("secret");
    assertThatThrownBy(() -> read(Map.of("token", "with secret blanks")))
        .hasMessageNotContaining("secret blanks");
  }

  @Test
  void everySetting_hasItsOwnKey_andPrintsItsDefaultAsItReadsIt() {
    assertThat(AgentSettings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
    AgentSettings.ALL.forEach(ConfigurationReaderTest::assertDefaultReadsBack);
  }

  private static <T> void assertDefaultReadsBack(Setting<T> setting) {
    setting
        .fallback()
        .ifPresent(
            value -> assertThat(setting.type().parse(setting.type().print(value))).contains(value));
  }
}
