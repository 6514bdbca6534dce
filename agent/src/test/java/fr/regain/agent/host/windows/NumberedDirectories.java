package fr.regain.agent.host.windows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Names temporary directories by number. Random names make the runtime ask for the network's
 * adapters, a call that Wine 8 lacks and that ends the process there.
 */
public final class NumberedDirectories implements TempDirFactory {
  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
      throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    int number = 1;
    while (Files.exists(parent.resolve("regain-" + number))) {
      number++;
    }
    return Files.createDirectory(parent.resolve("regain-" + number));
  }
}
