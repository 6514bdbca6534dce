package fr.regain.agent.command;

import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** What {@code --help} prints. */
final class Help {
  private static final int WIDTH = 100;
  private static final String LINE = "  %-20s %s%n";

  private final Locale locale;
  private final PrintWriter out;

  Help(Locale locale, PrintWriter out) {
    this.locale = locale;
    this.out = out;
  }

  /** Every command that begins with those words, and what exit codes mean. */
  void commands(List<Command> commands, String words) {
    say(
        new Text(
            "Usage : regain %s COMMANDE [--help]".formatted(words),
            "Usage: regain %s COMMAND [--help]".formatted(words)));
    if (words.isEmpty()) {
      say(
          new Text(
              "Agent de Regain : mesure ce poste et le dit à la console. --version : sa version.",
              "Regain's agent: measures this device and tells the console. --version: its"
                  + " version."));
    }
    say(new Text("Commandes :", "Commands:"));
    for (Command command : commands) {
      if (!command.isInternal() && command.name().startsWith(words)) {
        out.printf(locale, LINE, command.name(), command.summary().in(locale));
      }
    }
    say(new Text("Codes de retour :", "Exit codes:"));
    for (ExitCode code : ExitCode.values()) {
      out.printf(locale, LINE, code.number(), code.meaning().in(locale));
    }
    out.flush();
  }

  /** One command's options and parameters. */
  void command(Command command, Declaration declaration) {
    StringBuilder usage = new StringBuilder("regain ").append(command.name());
    declaration.required().forEach(name -> usage.append(' ').append(name).append(" …"));
    usage.append(" [options]");
    StringBuilder text = new StringBuilder(command.summary().in(locale));
    declaration
        .parameters()
        .ifPresent(
            parameters -> {
              usage.append(' ').append(parameters.label().in(locale)).append('…');
              text.append(' ').append(parameters.label().in(locale)).append(": ");
              text.append(parameters.text().in(locale));
            });
    TextHelpAppendable page = new TextHelpAppendable(out);
    page.setMaxWidth(WIDTH);
    HelpFormatter formatter =
        HelpFormatter.builder().setShowSince(false).setHelpAppendable(page).get();
    formatter.setSyntaxPrefix(new Text("Usage :", "Usage:").in(locale));
    try {
      formatter.printHelp(usage.toString(), text.toString(), declaration.options(), "", false);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a PrintWriter keeps its errors to itself", impossible);
    }
    out.flush();
  }

  private void say(Text text) {
    out.println(text.in(locale));
  }
}
