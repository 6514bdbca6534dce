package fr.regain.console;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * {@code regain-console self-test}: starts everything on free loopback ports with an empty
 * database, asks for the health and the first page, and stops. Touches no data of a real console.
 */
@Command(
    name = "self-test",
    description =
        "Starts everything with an empty database on free loopback ports, asks for its health, and"
            + " stops.",
    mixinStandardHelpOptions = true)
final class SelfTestCommand implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(20);

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("regain-console-self-test");
    try (ApplicationContext console =
            Console.start(
                null,
                Map.of(
                    "console.data-directory", directory.toString(),
                    "console.http.address", "127.0.0.1",
                    "console.http.port", "0",
                    "console.agents.address", "127.0.0.1",
                    "console.agents.port", "0"));
        HttpClient client = HttpClient.newHttpClient()) {
      URI address = console.getBean(EmbeddedServer.class).getURI();
      int health = status(client, address.resolve("/health"));
      int page = status(client, address.resolve("/"));
      System.out.println("health " + health + ", first page " + page);
      return health == 200 && page < 500 ? 0 : 1;
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    } finally {
      delete(directory);
    }
  }

  private static int status(HttpClient client, URI address)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(address).timeout(ANSWER).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
