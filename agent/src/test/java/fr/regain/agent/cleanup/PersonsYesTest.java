package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.command.AgentCommandLine;
import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.rule.RulesCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root, with {@code --user}, has a person's authority over their files, and not their yes. */
class PersonsYesTest {
  private static final Path NONE = Path.of("/none");

  private final StringWriter error = new StringWriter();
  private final List<String> handedOver = new ArrayList<>();

  /** Keeps what a person's process would be given. */
  private final class HandsOver implements Command {
    @Override
    public String name() {
      return "hand-over";
    }

    @Override
    public Text summary() {
      return new Text("confier", "hand over");
    }

    @Override
    public void declare(Declaration declaration) {
      RuleOption.declare(declaration);
    }

    @Override
    public ExitCode run(Invocation invocation) {
      handedOver.addAll(RuleOption.wordsForPerson(invocation, RulesCommand.builtIn()));
      return ExitCode.OK;
    }
  }

  private ExitCode run(String... arguments) {
    Workspaces workspaces = new Workspaces(Map.of(), invocation -> Instant.now());
    return new AgentCommandLine(
            List.of(
                new HandsOver(),
                new PlanCommand(
                    workspaces,
                    workspace -> path -> false,
                    Machine::here,
                    MonotonicClock.ofThisMachine()),
                new CleanCommand(workspaces, Machine::here, MonotonicClock.ofThisMachine())),
            "test",
            () -> new PolicySource.Found(List.of(), List.of()),
            new SystemPaths(NONE.resolve("regain.conf"), NONE, NONE),
            Surroundings.ofThisSystem(),
            Locale.ENGLISH,
            new PrintWriter(error, true),
            new PrintWriter(error, true))
        .run(arguments);
  }

  @Test
  void withoutARule_thoseThatAskThePersonAreLeftOut() {
    assertThat(run("hand-over")).isEqualTo(ExitCode.OK);
    assertThat(handedOver)
        .contains("--rule", "cache.browser", "bin.user")
        .doesNotContain("dl.old", "dl.installers", "dup.files", "cache.dev", "cloud.free");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "clean --plan 0123"})
  @EnabledOnOs(OS.LINUX)
  void aRuleThatAsksThePerson_isRefused_andTheirPageIsNamed(String command) {
    String words = command + " --user nobody --rule cache.browser --rule dl.old";

    assertThat(run(words.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(error.toString()).contains("dl.old").contains("regain mine");
  }
}
