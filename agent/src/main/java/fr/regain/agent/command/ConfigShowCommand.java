package fr.regain.agent.command;

import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.policy.Configuration.Effective;
import fr.regain.agent.policy.Setting;
import java.util.Optional;

/** {@code regain config show}: every setting, its value and where that came from. */
public final class ConfigShowCommand implements Command {

  @Override
  public String name() {
    return "config show";
  }

  @Override
  public Text summary() {
    return new Text(
        "Montre chaque réglage, sa valeur et d'où elle vient.",
        "Shows each setting, its value and where it came from.");
  }

  @Override
  public ExitCode run(Invocation invocation) {
    for (Setting<?> setting : AgentSettings.ALL) {
      invocation.say(line(setting, invocation.configuration()));
    }
    invocation.configuration().policyProblems().forEach(invocation::warn);
    return ExitCode.OK;
  }

  private static <T> Text line(Setting<T> setting, Configuration configuration) {
    Optional<Effective<T>> effective = configuration.effective(setting);
    String value = effective.map(Effective::shown).orElse("-");
    Text source =
        effective.map(found -> found.source().text()).orElse(new Text("non réglé", "not set"));
    String place =
        effective.map(Effective::place).filter(at -> !at.isEmpty()).map(at -> ": " + at).orElse("");
    String form = "%-16s %-32s %s%s";
    return new Text(
        form.formatted(setting.key(), value, source.french(), place),
        form.formatted(setting.key(), value, source.english(), place));
  }
}
