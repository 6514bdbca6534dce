package fr.regain.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.checkin.CheckInCommand;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentCommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter error = new StringWriter();

  /** Ends as it is told. */
  private record Ending(RuntimeException failure) implements Command {
    @Override
    public String name() {
      return "end";
    }

    @Override
    public Text summary() {
      return new Text("Finit.", "Ends.");
    }

    @Override
    public ExitCode run(Invocation invocation) {
      throw failure;
    }
  }

  private ExitCode run(Locale locale, Command command, String... arguments) {
    return new AgentCommandLine(
            List.of(command, new ConfigShowCommand()),
            "1.2.3",
            () ->
                new PolicySource.Found(
                    List.of(),
                    List.of(
                        new PolicySource.Unreadable(Optional.empty(), "broken.conf: unreadable"))),
            new SystemPaths(Path.of("/none/regain.conf"), Path.of("/none"), Path.of("/none")),
            Surroundings.ofThisSystem(),
            locale,
            new PrintWriter(out, true),
            new PrintWriter(error, true))
        .run(arguments);
  }

  private ExitCode run(String... arguments) {
    return run(Locale.ENGLISH, new Ending(new IllegalStateException("broken")), arguments);
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void aProblem_isToldInTheReadersLanguage_andGivesItsExitCode(ExitCode code) {
    Command command =
        new Ending(new AgentProblem("some.code", code, new Text("en français", "in English")));

    assertThat(run(Locale.CANADA_FRENCH, command, "end")).isEqualTo(code);
    assertThat(error.toString()).isEqualTo("en français" + System.lineSeparator());
  }

  @Test
  void aFaultOfTheAgent_isShownWhole_andUnexpected() {
    assertThat(run("end")).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(error.toString()).contains("IllegalStateException: broken");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void aWakeThatFailed_isPutOnRecord_unlessNoConsoleWasWithinReach(ExitCode code) {
    List<String> record = new ArrayList<>();
    Command command =
        new CheckInCommand(
            invocation -> {
              throw new AgentProblem("some.code", code, new Text("en français", "in English"));
            },
            (number, text) -> record.add(number + " " + text));

    assertThat(run(Locale.FRANCE, command, "check-in")).isEqualTo(code);
    assertThat(record)
        .isEqualTo(
            code == ExitCode.UNREACHABLE ? List.of() : List.of(code.number() + " en français"));
  }

  @Test
  void anUnknownOption_isAUsageProblem_thatNamesTheNearest() {
    assertThat(run("end", "--proxi", "none")).isEqualTo(ExitCode.USAGE);
    assertThat(error.toString()).contains("--proxi").contains("--proxy");
  }

  @Test
  void noCommand_isAUsageProblem() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(error.toString()).contains("Usage: regain").contains("config");
  }

  @Test
  void theHelp_listsCommandsAndExitCodes_inTheReadersLanguage() {
    Command command = new CheckInCommand(invocation -> null, (number, text) -> {});

    assertThat(run(Locale.FRENCH, command, "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("check-in")
        .contains("Codes de retour")
        .contains("poste non inscrit");
  }

  @Test
  void theVersion_isPrinted() {
    assertThat(run("--version")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().strip()).isEqualTo("regain 1.2.3");
  }

  @Test
  void configShow_printsEachValueWithItsSource_andWarnsOfPolicy() {
    assertThat(run("config", "show", "--deadline", "7s", "--token", "rgn1_secret"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .containsPattern("deadline +7s +command line")
        .containsPattern("spool-age +30d +default")
        .containsPattern("console +- +not set")
        .doesNotContain("secret");
    assertThat(error.toString()).contains("broken.conf: unreadable");
  }
}
