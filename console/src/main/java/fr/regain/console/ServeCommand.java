package fr.regain.console;

import io.micronaut.context.ApplicationContext;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code regain-console}: runs the console until it is told to stop. */
@Command(
    name = "regain-console",
    description =
        "Runs the Regain console. Settings: console.yml in the working directory, or CONSOLE_... in"
            + " the environment.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = SelfTestCommand.class)
final class ServeCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    ApplicationContext console;
    try {
      console = Console.start();
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    }
    // The process must not end in the middle of a commit: it waits for this.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(console::close));
    new CountDownLatch(1).await();
    return 0;
  }
}
