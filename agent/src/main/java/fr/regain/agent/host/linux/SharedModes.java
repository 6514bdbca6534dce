package fr.regain.agent.host.linux;

import fr.regain.agent.host.PrivateAccess;
import fr.regain.agent.host.SharedAccess;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Modes 0755 and 0644 to read; 1733 to leave files: others enter and write, but do not list. */
public final class SharedModes implements SharedAccess {
  private static final int READABLE = 0755;
  private static final int DROP = 01733;
  private static final int PERMISSIONS = 07777;
  private static final String MODE = "unix:mode";

  @Override
  public void makeReadable(Path directory) throws IOException {
    make(directory, READABLE);
  }

  @Override
  public void makeDropFolder(Path directory) throws IOException {
    make(directory, DROP);
  }

  @Override
  public void allowReading(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static void make(Path directory, int mode) throws IOException {
    try {
      Files.createDirectory(directory, new OwnerOnlyAccess().ofNewDirectory());
    } catch (FileAlreadyExistsException present) {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw PrivateAccess.unsafeDirectory(
            directory, new Text("ce n'est pas un dossier", "it is not a directory"));
      }
      Object owner = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      if (!owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
        throw PrivateAccess.unsafeDirectory(
            directory, new Text("il appartient à quelqu'un d'autre", "somebody else owns it"));
      }
    }
    int now = (int) Files.getAttribute(directory, MODE, LinkOption.NOFOLLOW_LINKS);
    if ((now & PERMISSIONS) != mode) {
      Files.setAttribute(directory, MODE, mode, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
