package fr.regain.agent.storage.tree;

import fr.regain.agent.host.LocalFileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** A temporary folder whose path says nothing of what it is for, unlike one in {@code /tmp}. */
public final class NeutralFolder implements TempDirFactory {
  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
      throws IOException {
    for (Path parent : List.of(Path.of("target"), Path.of(System.getProperty("user.home")))) {
      if (Files.isDirectory(parent) && place(parent) == Place.OTHER) {
        return Files.createTempDirectory(parent, "regain-test");
      }
    }
    return Assumptions.abort("check the sources out elsewhere than in a temporary folder");
  }

  private static Place place(Path folder) throws IOException {
    String path = folder.toRealPath().toString();
    return Folder.of(LocalFileAccess.ofThisSystem().path(path), Optional.empty()).place();
  }
}
