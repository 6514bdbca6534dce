package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.PrivateAccess;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.host.Uptime;
import fr.regain.agent.message.AgentProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's own things on Windows: private folders, registry, uptime. */
@Tag("windows")
class WindowsStateTest {
  private static final Sid EVERYBODY = new Sid("010100000000000100000000");

  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void choose() throws IOException {
    data = temporary.toRealPath().resolve("data");
  }

  private static void allowEverybody(Path path, AclEntryPermission... permissions)
      throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
    List<AclEntry> entries = new ArrayList<>(view.getAcl());
    entries.add(
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(
                FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(WindowsAccount.name(EVERYBODY)))
            .setPermissions(permissions)
            .build());
    view.setAcl(entries);
  }

  @Test
  void aDirectoryOfTheAgent_isPrivate_andFoundSoAgain() throws IOException {
    StateFiles.ensurePrivateDirectory(data);
    StateFiles.ensurePrivateDirectory(data);
    StateFiles.replace(data.resolve("state"), "one".getBytes(StandardCharsets.US_ASCII));
    StateFiles.replace(data.resolve("state"), "two".getBytes(StandardCharsets.US_ASCII));

    assertThat(StateFiles.read(data.resolve("state"), 10))
        .contains("two".getBytes(StandardCharsets.US_ASCII));
    try (FileChannel held = StateFiles.lock(data.resolve("lock")).orElseThrow()) {
      assertThat(held.isOpen()).isTrue();
      assertThat(StateFiles.lock(data.resolve("lock"))).isEmpty();
    }
  }

  @Test
  void aDirectoryThatOthersMayEnter_isRefused() throws IOException {
    StateFiles.ensurePrivateDirectory(data);
    allowEverybody(
        data,
        AclEntryPermission.READ_DATA,
        AclEntryPermission.READ_ATTRIBUTES,
        AclEntryPermission.EXECUTE);

    assertThatThrownBy(() -> StateFiles.ensurePrivateDirectory(data))
        .isInstanceOfSatisfying(
            AgentProblem.class,
            problem -> assertThat(problem.text().english()).contains("other people have access"));
  }

  @Test
  void settingsThatOthersMayWrite_areRefused_andThoseTheyMayRead_areNot() throws IOException {
    PrivateAccess access = PrivateAccess.ofThisSystem();
    StateFiles.ensurePrivateDirectory(data);
    Path settings = data.resolve("regain.conf");
    StateFiles.replace(settings, new byte[] {'#'});
    access.requireWrittenByAdministratorsOnly(settings);

    allowEverybody(settings, AclEntryPermission.READ_DATA);
    access.requireWrittenByAdministratorsOnly(settings);
    allowEverybody(settings, AclEntryPermission.WRITE_DATA, AclEntryPermission.APPEND_DATA);

    assertThatThrownBy(() -> access.requireWrittenByAdministratorsOnly(settings))
        .isInstanceOf(AgentProblem.class);
  }

  @Test
  void theValuesOfAKey_areAllRead_withTheirTypes() throws IOException {
    String key = "HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0";
    List<WindowsRegistry.Value> values = WindowsRegistry.values(key);

    assertThat(values)
        .filteredOn(value -> value.name().equals("ProcessorNameString"))
        .singleElement()
        .satisfies(
            value -> {
              assertThat(value.type()).isEqualTo(WindowsRegistry.TEXT);
              assertThat(StandardCharsets.UTF_16LE.decode(value.content()).toString())
                  .contains(WindowsRegistry.text(key, "ProcessorNameString").orElseThrow());
            });
    assertThat(values)
        .filteredOn(value -> value.name().equals("~MHz"))
        .singleElement()
        .satisfies(value -> assertThat(value.type()).isEqualTo(WindowsRegistry.NUMBER));
    assertThat(WindowsRegistry.number(key, "~MHz").orElseThrow()).isPositive();
    assertThat(WindowsRegistry.number(key, "ProcessorNameString")).isEmpty();
    assertThat(WindowsRegistry.values("Software\\Nobody\\Made\\This")).isEmpty();
  }

  @Test
  void aMachineWithoutPolicy_imposesNothing() {
    PolicySource.Found found = PolicySource.ofThisSystem().read();

    assertThat(found.unreadable()).isEmpty();
  }

  @Test
  void uptime_onlyGrows() {
    Uptime uptime = Uptime.ofThisSystem();
    Uptime.Moment first = uptime.now();
    Uptime.Moment second = uptime.now();

    assertThat(first.sinceBoot()).isPositive();
    assertThat(second.followsInSameBoot(first)).isTrue();
  }

  @Test
  void theAgentsOwnDirectory_isAmongTheDataOfPrograms() {
    assertThat(SystemPaths.ofThisSystem().dataDirectory().getParent().getParent())
        .isEqualTo(Path.of(KnownFolder.PROGRAM_DATA.path().orElseThrow()));
  }
}
