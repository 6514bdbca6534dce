package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.rule.Location;
import fr.regain.agent.rule.NamePattern;
import fr.regain.agent.rule.Root;
import fr.regain.agent.rule.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolRunnerTest {
  private static final FileAccess ACCESS = LocalFileAccess.ofThisSystem();

  @TempDir private Path directory;

  private static ToolRunner runner(boolean administrator) throws IOException {
    Roots roots =
        new Roots(
            OperatingFamily.LINUX,
            Principal.ofUser(0),
            administrator,
            ACCESS.path("/root"),
            Map.of(Root.SYSTEM_ROOT, ACCESS.path("/")),
            List.of());
    return new ToolRunner(ACCESS, roots);
  }

  private static Tool tool(String path, Duration limit, String... arguments) {
    List<NamePattern> names =
        Arrays.stream(path.substring(1).split("/")).map(NamePattern::new).toList();
    return new Tool(
        OperatingFamily.LINUX, new Location(Root.SYSTEM_ROOT, names), List.of(arguments), limit);
  }

  @Test
  void withoutAuthority_noToolRuns() throws Exception {
    assertThat(runner(false).run(tool("/usr/bin/true", Duration.ofSeconds(5))))
        .contains(KeepReason.NEEDS_ADMINISTRATOR);
  }

  @Test
  void aToolsExitCode_decides() throws Exception {
    assertThat(runner(true).run(tool("/usr/bin/true", Duration.ofSeconds(20)))).isEmpty();
    assertThat(runner(true).run(tool("/usr/bin/false", Duration.ofSeconds(20))))
        .contains(KeepReason.TOOL_FAILED);
    assertThat(runner(true).run(tool("/usr/bin/no-such-tool", Duration.ofSeconds(20))))
        .contains(KeepReason.TOOL_ABSENT);
  }

  @Test
  void I21_aTool_hasNothingOfThisProcessesEnvironment() throws Exception {
    assertThat(System.getenv()).containsKey("HOME");
    Duration limit = Duration.ofSeconds(20);
    assertThat(runner(true).run(tool("/usr/bin/printenv", limit, "HOME")))
        .contains(KeepReason.TOOL_FAILED);
    assertThat(runner(true).run(tool("/usr/bin/printenv", limit, "PATH"))).isEmpty();
  }

  @Test
  void aToolThatDoesNotEnd_isEnded() throws Exception {
    assertThat(runner(true).run(tool("/usr/bin/sleep", Duration.ofSeconds(1), "600")))
        .contains(KeepReason.TOOL_FAILED);
  }

  @Test
  void I21_aProgramThatOthersMayWrite_isNotATool() throws Exception {
    assumeThat(ACCESS.account().id()).as("only root's own programs are tools").isEqualTo("0");
    Path program = Files.copy(Path.of("/usr/bin/true"), directory.resolve("tool"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Tool tool = tool(program.toString(), Duration.ofSeconds(20));
    assertThat(runner(true).run(tool)).isEmpty();
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(runner(true).run(tool)).contains(KeepReason.UNTRUSTED);
  }
}
