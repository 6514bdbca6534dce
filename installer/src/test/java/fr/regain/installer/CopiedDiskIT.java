package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that was copied with its agent, as schools copy classrooms. */
class CopiedDiskIT {
  @TempDir private Path directory;

  @Test
  void copyThatWakesInAnotherMachine_becomesADeviceOfItsOwn_andTheOriginalGoesOn()
      throws Exception {
    InstalledConsole console = new InstalledConsole(directory);
    InstalledAgent original =
        InstalledAgent.ofAnotherMachine("original", directory.resolve("original"), console);
    try (Program program = console.start()) {
      checkIn(original);
      checkIn(original);
      copy(original.data(), directory.resolve("copy"));
      InstalledAgent copy =
          InstalledAgent.ofAnotherMachine("copy", directory.resolve("copy"), console);
      checkIn(copy);
      checkIn(original);
      checkIn(copy);
      program.terminate();
      program.awaitEnd();

      ConsoleDatabase database = console.database();
      assertThat(database.number("select count(*) from device")).isEqualTo(2);
      UUID first = device(database, "original");
      UUID second = device(database, "copy");
      assertThat(database.query("select cloned_from from device where id = ?", second).getValues(0))
          .isEqualTo(List.of(first));
      assertThat(
              database.number(
                  "select count(*) from device_event where device_id = ?"
                      + " and kind = 'CLONE_DETECTED'",
                  first))
          .isPositive();
      ReceivedOnce received = new ReceivedOnce(database, directory);
      received.check(original);
      received.check(copy);
    }
  }

  private static UUID device(ConsoleDatabase database, String hostName) {
    return database
        .query("select id from device where host_name = ?", hostName)
        .getFirst()
        .get(0, UUID.class);
  }

  private static void checkIn(InstalledAgent agent) throws InterruptedException {
    try (Program program = agent.checkIn()) {
      assertThat(program.awaitEnd()).as("%s", program).isZero();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
