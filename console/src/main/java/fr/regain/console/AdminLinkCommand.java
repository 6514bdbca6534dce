package fr.regain.console;

import fr.regain.console.access.SignInLinkFile;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;

/**
 * {@code regain-console admin-link}: makes a new one-time sign-in link. Works while the console
 * runs, because it leaves the link in the data directory and opens no database.
 */
@Command(
    name = "admin-link",
    description =
        "Prints a new link that signs one person in, once, for 30 minutes. The console may be"
            + " running.",
    mixinStandardHelpOptions = true)
final class AdminLinkCommand extends ConfiguredCommand {
  @Override
  int run(ApplicationContext console) {
    ConsoleConfig config = console.getBean(ConsoleConfig.class);
    Path data = config.dataDirectory().toAbsolutePath();
    if (!Files.isDirectory(data)) {
      System.err.println(
          "No console has run with the data directory "
              + data
              + ". Start it first, or name its settings with --config.");
      return 1;
    }
    URI set = config.http().publicAddress();
    URI pages = set == null ? address(config.http()) : set;
    SecureRandom random = console.getBean(SecureRandom.class);
    System.out.println(new SignInLinkFile(data).renew(pages, random));
    return 0;
  }

  private static URI address(ConsoleConfig.Http http) {
    try {
      return new URI(
          http.tls().certificateFile() == null ? "http" : "https",
          null,
          http.address(),
          http.port(),
          "/",
          null,
          null);
    } catch (URISyntaxException wrong) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "console.http.address is \"" + http.address() + "\", which is no address.",
          wrong);
    }
  }
}
