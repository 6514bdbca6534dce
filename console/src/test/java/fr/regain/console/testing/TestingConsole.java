package fr.regain.console.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The agents' side of a whole console, on a free port of loopback, with a clock to be moved. */
public final class TestingConsole implements AutoCloseable {
  private static final String TEST_CLOCK = "testing.clock";

  private final ApplicationContext context;
  private final GrpcEmbeddedServer server;

  private TestingConsole(ApplicationContext context) {
    this.context = context;
    this.server = context.getBean(GrpcEmbeddedServer.class);
    server.start();
  }

  /** Starts a console on that data directory. */
  public static TestingConsole start(Path directory) {
    return start(directory, Map.of());
  }

  /** Starts a console on that data directory, with more settings. */
  public static TestingConsole start(Path directory, Map<String, String> more) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                TEST_CLOCK,
                "true",
                "console.data-directory",
                directory.toString(),
                "console.language",
                "en",
                "console.http.port",
                "0",
                "console.agents.port",
                "0"));
    settings.putAll(more);
    return new TestingConsole(ApplicationContext.run(settings));
  }

  /** The port that agents call. */
  public int port() {
    return server.getPort();
  }

  /** A part of the running console. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** All parts of the running console that are such. */
  public <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type);
  }

  /** Its clock. */
  public TestClock clock() {
    return (TestClock) context.getBean(Clock.class);
  }

  @Override
  public void close() {
    server.stop();
    context.close();
  }

  /** Puts the test's clock in the place of the machine's. */
  @Factory
  @Requires(property = TEST_CLOCK)
  static final class TestClockFactory {
    @Singleton
    @Replaces(Clock.class)
    Clock clock() {
      return new TestClock();
    }
  }
}
