package fr.regain.console;

import fr.regain.console.access.Person;
import fr.regain.console.installation.DemonstrationService;
import fr.regain.console.platform.Problem;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code regain-console}: runs the console until it is told to stop. */
@Command(
    name = "regain-console",
    description =
        "Runs the Regain console. Settings: console.yml in the working directory, or CONSOLE_... in"
            + " the environment.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      AdminLinkCommand.class,
      AuditCommand.class,
      BackupCommand.class,
      ConfigCommand.class,
      MigrateCommand.class,
      RestoreCommand.class,
      SelfTestCommand.class,
      SimulateCommand.class
    })
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML; those of the environment win over them.")
  private @Nullable Path file;

  @Option(
      names = "--demonstration",
      paramLabel = "COUNT",
      description =
          "Lets in that many devices that do not exist, for a trial; refused where there are real"
              + " ones. The page of the installation removes them.")
  private @Nullable Integer demonstration;

  @Override
  public Integer call() throws InterruptedException {
    ApplicationContext console;
    try {
      console = Console.start(file, Map.of());
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      return refused.exitCode();
    }
    if (demonstration != null) {
      try {
        console.getBean(DemonstrationService.class).start(Person.CONSOLE, demonstration);
      } catch (Problem refused) {
        console.close();
        System.err.println(refused.publicText());
        return 1;
      }
    }
    // The process must not end in the middle of a commit: it waits for this.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(console::close));
    new CountDownLatch(1).await();
    return 0;
  }
}
