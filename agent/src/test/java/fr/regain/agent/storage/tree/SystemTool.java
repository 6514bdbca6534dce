package fr.regain.agent.storage.tree;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that make what Java cannot: FIFOs, mounts, the figures of {@code du}. */
public final class SystemTool {
  private SystemTool() {}

  /** What the program printed; the test is skipped, saying so, where it cannot be run. */
  public static String run(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      Assumptions.assumeTrue(
          ended && process.exitValue() == 0,
          () -> "this machine does not permit " + List.of(command) + ": " + output);
      return output;
    } catch (InterruptedException e) {
      throw new IOException(e);
    } catch (IOException e) {
      Assumptions.abort("install the package that holds " + command[0] + " to run this test");
      throw e;
    }
  }

  /** A mount that goes when the test ends. */
  public static AutoCloseable mount(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = "mount";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    run(command);
    String where = arguments[arguments.length - 1];
    return () -> run("umount", where);
  }
}
