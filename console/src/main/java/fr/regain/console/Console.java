package fr.regain.console;

import fr.regain.console.platform.Problem;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.util.Map;

/** Starts the pages and the agents' side together, or says in one sentence why it cannot. */
final class Console {
  private Console() {}

  /**
   * Starts everything, with the settings of {@code console.yml} and of the environment.
   *
   * @throws StartRefused when something that an operator can mend prevents it
   */
  static ApplicationContext start() throws StartRefused {
    return start(Map.of());
  }

  /** As {@link #start()}, with settings that win over all others. */
  static ApplicationContext start(Map<String, Object> settings) throws StartRefused {
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .overrideConfigLocations("classpath:application.yml", "file:console.yml")
            .properties(settings)
            .build();
    try {
      context.start();
      context.getBean(EmbeddedServer.class).start();
      return context;
    } catch (RuntimeException failed) {
      context.close();
      throw refusal(failed);
    }
  }

  private static StartRefused refusal(RuntimeException failed) throws StartRefused {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return new StartRefused(problem.publicText(), failed);
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
