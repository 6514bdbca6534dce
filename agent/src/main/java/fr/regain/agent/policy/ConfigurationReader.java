package fr.regain.agent.policy;

import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.PropertiesFile;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.Configuration.Effective;
import fr.regain.agent.policy.Configuration.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the effective values. Policy, and what the installation was given, come from afar and must
 * never stop the agent: what is wrong in them is reported and left out. The command line and the
 * file are somebody's who is there to correct them: they stop the start.
 */
public final class ConfigurationReader {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final List<String> KEYS = AgentSettings.ALL.stream().map(Setting::key).toList();

  private final Map<String, Effective<?>> values = new LinkedHashMap<>();
  private final List<Text> policyProblems = new ArrayList<>();
  private final Set<String> misread = new HashSet<>();
  private final List<Text> problems = new ArrayList<>();

  private ConfigurationReader() {}

  /**
   * Reads the layers, the strongest first.
   *
   * @param commandLine values by key
   * @param file that the command line names: it must exist
   * @param standardFile read if it exists and no other is named
   * @throws AgentProblem "settings.invalid" with every problem at once
   */
  public static Configuration read(
      PolicySource policy,
      Map<String, String> commandLine,
      Optional<Path> file,
      Path standardFile) {
    ConfigurationReader reader = new ConfigurationReader();
    PolicySource.Found found = policy.read();
    found.unreadable().forEach(reader::lacks);
    reader.readFromAfar(found.values(), Source.POLICY);
    commandLine.forEach(
        (key, text) -> reader.take(key, absolute(key, text), Source.COMMAND_LINE, ""));
    file.or(() -> Optional.of(standardFile).filter(Files::exists))
        .ifPresent(
            path ->
                PropertiesFile.read(path)
                    .forEach((key, text) -> reader.take(key, text, Source.FILE, path.toString())));
    reader.readFromAfar(found.installed(), Source.INSTALLATION);
    return reader.finish();
  }

  /** On the command line a path may be relative to where the person stands. */
  private static String absolute(String key, String text) {
    boolean location =
        named(key).map(Setting::type).filter(SettingType.Location.class::isInstance).isPresent();
    try {
      return location ? Path.of(text).toAbsolutePath().toString() : text;
    } catch (InvalidPathException invalid) {
      return text;
    }
  }

  /** Where a whole place cannot be read, nobody knows which settings it was to impose. */
  private void lacks(PolicySource.Unreadable place) {
    policyProblems.add(new Text(place.reason(), place.reason()));
    place.key().ifPresentOrElse(this::misread, () -> misread.addAll(KEYS));
  }

  /** A name with a slip in it was to say something of the setting that is called nearly so. */
  private void misread(String key) {
    NearestName.of(key, KEYS).ifPresent(misread::add);
  }

  private void readFromAfar(List<PolicySource.Value> found, Source source) {
    Map<String, PolicySource.Value> last = new LinkedHashMap<>();
    found.forEach(value -> last.put(value.key(), value));
    for (PolicySource.Value value : last.values()) {
      Optional<Setting<?>> setting = named(value.key());
      if (setting.isEmpty()) {
        policyProblems.add(unknown(value.key(), value.origin()));
        misread(value.key());
      } else if (!takeFromAfar(setting.get(), value, source)) {
        policyProblems.add(invalid(setting.get(), value.text(), value.origin()));
        misread.add(value.key());
      }
    }
  }

  private <T> boolean takeFromAfar(Setting<T> setting, PolicySource.Value value, Source source) {
    Optional<T> parsed = parse(setting.type(), value);
    parsed.ifPresent(
        typed ->
            values.putIfAbsent(
                setting.key(), new Effective<>(setting, typed, source, value.origin())));
    return parsed.isPresent();
  }

  /** A number may come as a text: administrators pick the wrong type of registry value. */
  private static <T> Optional<T> parse(SettingType<T> type, PolicySource.Value value) {
    if (value.number().isPresent()) {
      return type.parse(value.number().getAsLong());
    }
    Optional<T> parsed = type.parse(value.text());
    return parsed.isEmpty() && NUMBER.matcher(value.text()).matches()
        ? type.parse(Long.parseLong(value.text()))
        : parsed;
  }

  private void take(String key, String text, Source source, String place) {
    Optional<Setting<?>> setting = named(key);
    if (setting.isEmpty()) {
      problems.add(unknown(key, place));
    } else if (!takeLocal(setting.get(), text, source, place)) {
      problems.add(
          invalid(setting.get(), text, source == Source.COMMAND_LINE ? "--" + key : place));
    }
  }

  private <T> boolean takeLocal(Setting<T> setting, String text, Source source, String place) {
    Optional<T> parsed = setting.type().parse(text);
    parsed.ifPresent(
        typed -> values.putIfAbsent(setting.key(), new Effective<>(setting, typed, source, place)));
    return parsed.isPresent();
  }

  private Configuration finish() {
    if (!problems.isEmpty()) {
      throw new AgentProblem(
          "settings.invalid",
          ExitCode.USAGE,
          new Text(
              problems.stream().map(Text::french).collect(Collectors.joining("\n")),
              problems.stream().map(Text::english).collect(Collectors.joining("\n"))));
    }
    AgentSettings.ALL.forEach(this::takeDefault);
    return new Configuration(Map.copyOf(values), List.copyOf(policyProblems), Set.copyOf(misread));
  }

  private <T> void takeDefault(Setting<T> setting) {
    setting
        .fallback()
        .ifPresent(
            value ->
                values.putIfAbsent(
                    setting.key(), new Effective<>(setting, value, Source.DEFAULT, "")));
  }

  private static Optional<Setting<?>> named(String key) {
    for (Setting<?> setting : AgentSettings.ALL) {
      if (setting.key().equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  private static Text unknown(String key, String place) {
    Optional<String> nearest = NearestName.of(key, KEYS);
    return new Text(
        "%s : réglage inconnu « %s »%s"
            .formatted(
                place,
                key,
                nearest.map(name -> " ; vouliez-vous dire « " + name + " » ?").orElse(".")),
        "%s: unknown setting \"%s\"%s"
            .formatted(
                place, key, nearest.map(name -> "; did you mean \"" + name + "\"?").orElse(".")));
  }

  private static Text invalid(Setting<?> setting, String text, String place) {
    String shown = setting.secret() ? "••••••••" : text;
    return new Text(
        "%s : « %s » n'est pas une valeur de %s ; attendu : %s."
            .formatted(place, shown, setting.key(), setting.type().expected().french()),
        "%s: \"%s\" is not a value of %s; expected: %s."
            .formatted(place, shown, setting.key(), setting.type().expected().english()));
  }
}
