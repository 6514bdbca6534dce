package fr.regain.agent.cleanup;

import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.AgentProgram;
import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.host.StopSignal;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Hands a command that root was given with {@code --user} to a process of that person. It has their
 * account, their groups and no capability, and cannot gain any; root itself never touches their
 * files.
 */
final class PersonProcess {
  private static final String OPTION = "--user";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,255}");
  private static final int LONGEST_NUMBER = 20;
  private static final Duration LOOK = Duration.ofMillis(100);

  private PersonProcess() {}

  static void declare(Declaration declaration) {
    declaration.addValue(
        OPTION,
        new Text("NOM", "NAME"),
        new Text(
            "Avec le compte de cette personne (réservé à root).",
            "With this person's account (for root only)."));
  }

  /**
   * Runs the command as the person, if one is named.
   *
   * @param words the command itself, and its arguments without {@code --user}
   * @return its exit code; empty when no person is named
   * @throws AgentProblem when the person is not known, or this process is not root's
   */
  static Optional<ExitCode> handOver(Invocation invocation, Supplier<List<String>> words) {
    Optional<String> name = invocation.option(OPTION);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (OperatingFamily.current() == OperatingFamily.WINDOWS) {
      throw inTheirSession(name.get());
    }
    if (!NAME.matcher(name.get()).matches()) {
      throw refused(name.get());
    }
    try {
      String user = number("-u", name.get());
      String group = number("-g", name.get());
      if (user.equals("0")) {
        throw refused(name.get());
      }
      Process process =
          new ProcessBuilder(command(user, group, words.get()))
              .directory(new File("/"))
              .inheritIO()
              .start();
      return Optional.of(exitCode(awaitEnd(process)));
    } catch (IOException e) {
      throw refused(name.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(name.get());
    }
  }

  /** It is in a session of its own, which Ctrl-C at this terminal does not reach. */
  private static int awaitEnd(Process process) throws InterruptedException {
    try (StopSignal stop = StopSignal.ofThisProcess()) {
      while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        if (stop.awaited(Duration.ZERO)) {
          process.destroy();
        }
      }
      return process.exitValue();
    }
  }

  /** Asks the system, because accounts of a school are often not in its own files. */
  private static String number(String what, String name) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/usr/bin/id", what, "--", name)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String number =
        new String(process.getInputStream().readNBytes(LONGEST_NUMBER), StandardCharsets.US_ASCII)
            .strip();
    if (process.waitFor() != 0 || !number.matches("\\d{1,10}")) {
      throw refused(name);
    }
    return number;
  }

  /**
   * The beginning of a command that has an account, its groups, and no more than that; nor root's
   * terminal, to which whoever rules the process could type.
   */
  static List<String> account(String user, String group) {
    return List.of(
        "/usr/bin/setsid",
        "--wait",
        "/usr/bin/setpriv",
        "--reuid=" + user,
        "--regid=" + group,
        "--init-groups",
        "--inh-caps=-all",
        "--ambient-caps=-all",
        "--bounding-set=-all",
        "--no-new-privs",
        "--reset-env");
  }

  private static List<String> command(String user, String group, List<String> words) {
    List<String> command = new ArrayList<>(account(user, group));
    command.addAll(AgentProgram.command(List.of("-XX:TieredStopAtLevel=1"), words));
    return command;
  }

  private static ExitCode exitCode(int number) {
    return Arrays.stream(ExitCode.values())
        .filter(code -> code.number() == number)
        .findFirst()
        .orElse(ExitCode.UNEXPECTED);
  }

  private static AgentProblem inTheirSession(String name) {
    return new AgentProblem(
        "cleanup.person",
        ExitCode.USAGE,
        new Text(
            "Sous Windows, l'agent n'agit qu'avec le compte qui l'a lancé. Lancez cette commande,"
                + " sans --user, dans la session de "
                + name
                + ".",
            "On Windows the agent acts only with the account that started it. Run this command,"
                + " without --user, in the session of "
                + name
                + "."));
  }

  private static AgentProblem refused(String name) {
    return new AgentProblem(
        "cleanup.person",
        ExitCode.USAGE,
        new Text(
            "Impossible d'agir avec le compte "
                + name
                + ". Donnez un compte de personne de ce"
                + " poste, et lancez la commande en root.",
            "Cannot act with the account "
                + name
                + ". Give a person's account of this device, and"
                + " run the command as root."));
  }
}
