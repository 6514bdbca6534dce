package fr.regain.console;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code regain-console config}: what can be asked of the settings. */
@Command(
    name = "config",
    description = "Looks at the settings.",
    mixinStandardHelpOptions = true,
    subcommands = ConfigCommand.Check.class)
final class ConfigCommand {
  /** {@code regain-console config check}: exit code 0 says that the console would take them. */
  @Command(
      name = "check",
      description = "Says whether the console would start with the settings; starts nothing.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Settings in YAML; those of the environment win over them.")
    private @Nullable Path file;

    @Override
    public Integer call() {
      try (ApplicationContext sound = Console.prepare(file, Map.of())) {
        System.out.println("The settings are sound.");
        return sound.isRunning() ? 0 : 1;
      } catch (StartRefused refused) {
        System.err.println(refused.getMessage());
        return 1;
      }
    }
  }
}
