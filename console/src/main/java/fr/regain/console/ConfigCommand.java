package fr.regain.console;

import io.micronaut.context.ApplicationContext;
import picocli.CommandLine.Command;

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
  static final class Check extends ConfiguredCommand {
    @Override
    int run(ApplicationContext console) {
      System.out.println("The settings are sound.");
      return 0;
    }
  }
}
