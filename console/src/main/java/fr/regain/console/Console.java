package fr.regain.console;

import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.SettingNames;
import fr.regain.console.platform.SettingValues;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the pages and the agents' side together, or says in one sentence why it cannot. */
final class Console {
  // After the jar's own file, before the environment.
  private static final int FILE_ORDER = EnvironmentPropertySource.POSITION - 1;

  private Console() {}

  /**
   * Starts everything, with the settings of the file and of the environment.
   *
   * @param file settings in YAML, or null when there are none
   * @param settings settings that win over all others
   * @throws StartRefused when something that an operator can mend prevents it
   */
  static ApplicationContext start(@Nullable Path file, Map<String, Object> settings)
      throws StartRefused {
    ApplicationContext context = prepare(file, settings);
    try {
      // What cannot be opened ends the start here, and not in the first scheduled task.
      context.getBean(Database.class);
      context.getBean(EmbeddedServer.class).start();
      return context;
    } catch (RuntimeException failed) {
      context.close();
      throw refusal(failed);
    }
  }

  /**
   * Reads the settings and makes nothing of them yet: no port and no database is opened.
   *
   * @param file settings in YAML, or null when there are none
   * @param settings settings that win over all others
   * @throws StartRefused when the settings are not as they must be
   */
  static ApplicationContext prepare(@Nullable Path file, Map<String, Object> settings)
      throws StartRefused {
    try {
      Map<String, Object> inFile = file == null ? Map.of() : read(file);
      SettingNames.check(inFile.keySet(), System.getenv().keySet());
      ApplicationContext context =
          ApplicationContext.builder()
              .banner(false)
              .overrideConfigLocations("classpath:/")
              .propertySources(PropertySource.of(String.valueOf(file), inFile, FILE_ORDER))
              .properties(settings)
              .start();
      SettingValues.check(context);
      return context;
    } catch (RuntimeException failed) {
      throw refusal(failed);
    }
  }

  private static Map<String, Object> read(Path file) {
    try (InputStream yaml = Files.newInputStream(file)) {
      return new YamlPropertySourceLoader().read("console", yaml);
    } catch (IOException unreadable) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The settings in " + file + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static StartRefused refusal(RuntimeException failed) throws StartRefused {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return new StartRefused(problem, failed);
      }
      if (cause instanceof BindException) {
        String what =
            failed instanceof ServerStartupException ? failed.getMessage() : cause.getMessage();
        return new StartRefused(
            "An address of the console is already in use ("
                + what
                + "). Stop the other program, or set another port"
                + " with console.http.port or console.agents.port.",
            failed);
      }
    }
    throw failed;
  }
}
