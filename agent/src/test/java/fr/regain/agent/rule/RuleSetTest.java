package fr.regain.agent.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.OperatingFamily;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {
  private static final String RULE =
      """
      {"id":"cache.example","mode":"safe","title":{"fr":"a","en":"a"},"text":{"fr":"a","en":"a"},
       "source":"s","minimumAge":"P7D",
       "places":[{"platform":"linux","at":["user-cache/example"]}]}
      """;

  private static RuleSet read(String rule) throws RuleSetException {
    String json = "{\"schema\":1,\"version\":\"1\",\"rules\":[" + rule + "]}";
    return RuleReader.read(
        RuleReader.parse("test", json.getBytes(StandardCharsets.UTF_8)), "digest");
  }

  @Test
  void theBuiltInRuleSet_isUnderstoodWhole() throws RuleSetException {
    RuleSet rules = RuleSet.builtIn();
    assertThat(rules.rules()).hasSizeGreaterThan(20);
    assertThat(rules.digest()).matches("[0-9a-f]{64}").isEqualTo(RuleSet.builtInDigest());
    assertThat(rules.find("cache.browser")).isPresent();
    assertThat(rules.rules())
        .allSatisfy(rule -> assertThat(rule.title().french()).isNotBlank())
        .allSatisfy(
            rule ->
                assertThat(rule.on(OperatingFamily.LINUX) || rule.on(OperatingFamily.WINDOWS))
                    .isTrue());
  }

  @Test
  void onlyCachesAndTemporaryFiles_areSafe() throws RuleSetException {
    assertThat(RuleSet.builtIn().rules())
        .filteredOn(rule -> rule.mode() == Mode.SAFE)
        .extracting(Rule::id)
        .containsExactlyInAnyOrder(
            "tmp.user",
            "tmp.windows",
            "crash.dumps",
            "crash.dumps.user",
            "cache.browser",
            "cache.thumbs",
            "cache.apps");
  }

  /**
   * What is a person's and what is the system's go by different processes, so by different rules.
   */
  @Test
  void noRule_isAboutThePersonAndTheSystemAtOnce() throws RuleSetException {
    assertThat(RuleSet.builtIn().rules())
        .allSatisfy(
            rule ->
                assertThat(
                        rule.places().stream()
                            .flatMap(place -> place.at().stream())
                            .map(location -> location.root().user())
                            .distinct())
                    .as(rule.id())
                    .hasSizeLessThan(2));
  }

  /** The package's program is ms-teams.exe; Teams.exe is the program before it. */
  @Test
  void theCacheOfEachTeams_isGuardedByItsOwnProgram() throws RuleSetException {
    assertThat(RuleSet.builtIn().find("cache.apps").orElseThrow().places())
        .filteredOn(place -> place.platform() == OperatingFamily.WINDOWS)
        .filteredOn(place -> place.at().toString().contains("Teams"))
        .extracting(Place::guards)
        .containsExactly(
            List.of(new Guard.NotRunning(List.of("teams"))),
            List.of(new Guard.NotRunning(List.of("ms-teams"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mode\":\"safe\" | \"mode\":\"bold\"",
        "\"source\":\"s\" | \"source\":\"s\",\"script\":\"rm -rf /\"",
        "\"minimumAge\":\"P7D\" | \"minimumAge\":\"often\"",
        "\"minimumAge\":\"P7D\" | \"minimumAge\":\"P-7D\"",
        "\"platform\":\"linux\" | \"platform\":\"beos\"",
        "user-cache/example | user-cache/*",
        "user-cache/example | user-cache",
        "user-cache/example | user-home",
        "user-cache/example | system-root",
        "user-cache/example | user-cache/../..",
        "user-cache/example | /etc",
        "user-cache/example | user-cache/a\\\\b",
        "user-cache/example | anywhere/example",
        "\"at\":[ | \"guards\":[{\"moon\":\"full\"}],\"at\":[",
        "\"at\":[ | \"guards\":[{\"holds\":\"sunshine\"}],\"at\":[",
        "\"at\":[ | \"entries\":[],\"at\":[",
        "\"at\":[ | \"entries\":[\"a/b\"],\"at\":[",
        "\"id\":\"cache.example\" | \"id\":\"Cache Example\"",
        "\"mode\":\"safe\" | \"mode\":\"ask\"",
        "\"mode\":\"safe\" | \"mode\":\"tool\"",
        "\"mode\":\"safe\" | \"mode\":\"safe\",\"approval\":\"user\"",
        "\"mode\":\"safe\" | \"mode\":\"safe\",\"mode\":\"safe\"",
        "\"mode\":\"safe\" | \"mode\":\"safe\",\"selection\":\"largest\"",
      })
  void I7_anythingUnknown_refusesTheWholeSet(String part, String by) throws RuleSetException {
    String changed = RULE.replace(part, by);
    assertThat(changed).isNotEqualTo(RULE);
    assertThat(read(RULE).rules()).hasSize(1);
    assertThatThrownBy(() -> read(changed)).isInstanceOf(RuleSetException.class);
  }

  @Test
  void I7_aSchemaOrAnIdThatComesTwice_refusesTheWholeSet() {
    assertThatThrownBy(() -> read(RULE + "," + RULE)).isInstanceOf(RuleSetException.class);
    byte[] newer = "{\"schema\":2,\"version\":\"1\",\"rules\":[]}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RuleReader.read(RuleReader.parse("test", newer), "digest"))
        .isInstanceOf(RuleSetException.class)
        .hasMessageContaining("schema");
    assertThatThrownBy(() -> RuleReader.parse("test", new byte[(1 << 20) + 1]))
        .isInstanceOf(RuleSetException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "thumbcache_*.db, thumbcache_96.db, true",
    "thumbcache_*.db, thumbcache_96.db.old, false",
    "*, anything, true",
    "*.iso, .iso, true",
    "*.iso, iso, false",
    "a*b*c, aXbYbZc, true",
    "a*b*c, aXbYbZ, false",
    "Cache, cache, false",
  })
  void aPattern_matchesOneName(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name, false)).isEqualTo(matches);
  }

  @Test
  void onWindows_caseDoesNotCount() {
    assertThat(new NamePattern("MEMORY.DMP").matches("Memory.dmp", true)).isTrue();
  }

  private static List<String> names(String path) {
    return path.equals("/")
        ? List.of()
        : new ArrayList<>(Arrays.asList(path.substring(1).split("/")));
  }

  private static DenyList linux() {
    return new DenyList(
        OperatingFamily.LINUX, List.of(names("/home/ana")), List.of(names("/home/ana/Mes trucs")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/vmlinuz",
        "/usr/bin/ls",
        "/etc/passwd",
        "/boot/grub/grub.cfg",
        "/var/lib/dpkg/status",
        "/var/lib/systemd/coredump",
        "/var/lib/systemd",
        "/var/log/journal/x/system.journal",
        "/home",
        "/home/ana",
        "/home/ana/.bashrc",
        "/home/ana/.ssh/known_hosts",
        "/home/ana/.mozilla/firefox/x/prefs.js",
        "/home/ana/.local",
        "/home/ana/.local/share",
        "/home/ana/Documents/a/b/c",
        "/home/ana/documents/a",
        "/home/ana/Bureau/a",
        "/home/ana/Mes trucs/a",
        "/home/ana/Nextcloud/a",
        "/home/ana/OneDrive - Rectorat/a",
        "/home/ana/projets/.git/config",
        "/home/ana/x/disk.VDI",
        "/home/ana/x/Login Data",
      })
  void I6_theList_protects(String path) {
    assertThat(linux().check(names(path), Approval.ADMINISTRATOR)).isPresent();
    assertThat(linux().check(names(path), Approval.NONE)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/ana/.cache/google-chrome/Default/Cache/f_000001",
        "/home/ana/Downloads/setup.iso",
        "/var/crash/app.crash",
        "/var/lib/systemd/coredump/core.app.zst",
        "/var/log/syslog.1",
        "/tmp/x/y",
      })
  void theList_leavesToTheRules(String path) {
    assertThat(linux().check(names(path), Approval.ADMINISTRATOR)).isEmpty();
  }

  @Test
  void I6_aPersonsOwnYes_opensTheirWork_andNothingElse() {
    assertThat(linux().check(names("/home/ana/Documents/a"), Approval.USER)).isEmpty();
    assertThat(linux().check(names("/home/ana/Documents"), Approval.USER)).isPresent();
    assertThat(linux().check(names("/home/ana/.ssh/id"), Approval.USER)).isPresent();
    assertThat(linux().check(names("/home/ana/Documents/keys.kdbx"), Approval.USER)).isPresent();
  }

  @Test
  void I6_onWindows_theSystemIsProtected_butForTheDump() {
    DenyList windows = new DenyList(OperatingFamily.WINDOWS, List.of(), List.of());
    assertThat(windows.check(names("/Windows/MEMORY.DMP"), Approval.NONE)).isEmpty();
    assertThat(windows.check(names("/Windows/explorer.exe"), Approval.NONE)).isPresent();
    assertThat(windows.check(names("/Windows/WinSxS/a/b"), Approval.NONE)).isPresent();
    assertThat(windows.check(names("/pagefile.sys"), Approval.NONE)).isPresent();
    assertThat(windows.check(names("/Windows/Temp/a"), Approval.NONE)).isEmpty();
  }
}
