package fr.regain.console;

import fr.regain.console.platform.Database;
import io.micronaut.context.ApplicationContext;
import picocli.CommandLine.Command;

/**
 * {@code regain-console migrate}: brings the database's schema up to date, as a start does, and
 * ends. For an upgrade whose start has to be short, or whose database an operator looks at first.
 */
@Command(
    name = "migrate",
    description = {
      "Brings the database up to date and ends; keeps the embedded database of before beside it.",
      "With the embedded database, stop the console first. A start does the same by itself."
    },
    mixinStandardHelpOptions = true)
final class MigrateCommand extends ConfiguredCommand {
  @Override
  int run(ApplicationContext console) {
    System.out.println(
        "The database is at version " + console.getBean(Database.class).schemaVersion() + ".");
    return 0;
  }
}
