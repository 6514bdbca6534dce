package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.plan.KeepReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonProcessTest {
  private static final String NOBODY = "65534";

  @TempDir private Path directory;

  @BeforeEach
  void requireRoot() {
    assumeThat(LocalFileAccess.ofThisSystem().account().id())
        .as("acting as another account needs root")
        .isEqualTo("0");
  }

  @Test
  void I22_aPersonsProcess_hasTheirAccount_andNoPrivilegeToGain() throws Exception {
    String status = asNobody("/bin/cat", "/proc/self/status");
    assertThat(status)
        .containsPattern("(?m)^Uid:\\s+65534\\s+65534\\s+65534\\s+65534$")
        .containsPattern("(?m)^Gid:\\s+65534\\s+65534\\s+65534\\s+65534$")
        .containsPattern("(?m)^NoNewPrivs:\\s+1$");
    for (String set : List.of("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")) {
      assertThat(status).containsPattern("(?m)^" + set + ":\\s+0+$");
    }
  }

  @Test
  void I22_aPersonsProcess_hasNothingOfRootsEnvironment() throws Exception {
    assertThat(System.getenv("HOME")).isNotNull();
    assertThat(asNobody("/usr/bin/env").lines().map(line -> line.split("=", 2)[0]))
        .isSubsetOf("HOME", "SHELL", "USER", "LOGNAME", "PATH", "TERM");
  }

  @Test
  void I22_aPersonsProcess_cannotTypeAtRootsTerminal() throws Exception {
    // Fields of the process: its own number, state, parent, group, session, terminal.
    String[] self = asNobody("/bin/cat", "/proc/self/stat").split(" ");
    assertThat(self[5]).as("session").isEqualTo(self[0]);
    assertThat(self[6]).as("terminal").isEqualTo("0");
  }

  @Test
  void I22_rootItself_leavesAnotherAccountsFilesAlone() throws Exception {
    TestingHome home = new TestingHome(directory);
    Path theirs = home.write(home.downloads().resolve("theirs.iso"));
    Path inTheirs = home.write(home.browserCache().resolve("f"));
    Path below = home.write(home.home().resolve(".cache/chromium/Default/Cache/theirs/f"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    give(theirs);
    give(home.browserCache());
    give(below.getParent());
    StoredPlan plan = home.plan("dl.old", "cache.browser");
    assertThat(TestingHome.reason(plan, theirs)).contains(KeepReason.FOREIGN_OWNER);
    assertThat(TestingHome.reason(plan, home.browserCache())).contains(KeepReason.UNTRUSTED);
    assertThat(TestingHome.reason(plan, below.getParent())).contains(KeepReason.UNTRUSTED);
    assertThat(plan.plan().removals()).isEmpty();
    home.clean(plan);
    assertThat(theirs).exists();
    assertThat(inTheirs).exists();
    assertThat(below).exists();
  }

  private static void give(Path path) throws Exception {
    assertThat(new ProcessBuilder("/usr/bin/chown", NOBODY, path.toString()).start().waitFor())
        .isZero();
  }

  private static String asNobody(String... words) throws Exception {
    List<String> command = new ArrayList<>(PersonProcess.account(NOBODY, NOBODY));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
