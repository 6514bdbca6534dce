package fr.regain.agent.host.linux;

import fr.regain.agent.host.PrivateAccess;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Modes 0700 and 0600, owned by root or by the user who runs the agent. */
public final class OwnerOnlyAccess implements PrivateAccess {
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Text UNREADABLE =
      new Text("ses droits sont illisibles", "its permissions cannot be read");
  private static final Text FOREIGN =
      new Text("il appartient à quelqu'un d'autre", "somebody else owns it");
  private static final Text WRITABLE =
      new Text("d'autres personnes peuvent y écrire", "other people may write to it");

  @Override
  public FileAttribute<?> ofNewDirectory() {
    return PosixFilePermissions.asFileAttribute(DIRECTORY);
  }

  @Override
  public FileAttribute<?> ofNewFile() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  @Override
  public void requirePrivate(Path directory) {
    try {
      PosixFileAttributes attributes =
          Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isDirectory()) {
        throw PrivateAccess.unsafeDirectory(
            directory, new Text("ce n'est pas un dossier", "it is not a directory"));
      }
      if (isForeign(directory)) {
        throw PrivateAccess.unsafeDirectory(directory, FOREIGN);
      }
      if (othersMayWrite(attributes)) {
        throw PrivateAccess.unsafeDirectory(directory, WRITABLE);
      }
      if (!attributes.permissions().equals(DIRECTORY)) {
        Files.setPosixFilePermissions(directory, DIRECTORY);
      }
    } catch (IOException failure) {
      throw PrivateAccess.unsafeDirectory(directory, UNREADABLE);
    }
  }

  @Override
  public void requireWrittenByAdministratorsOnly(Path file) {
    try {
      if (isForeign(file)) {
        throw PrivateAccess.unsafeSettings(file, FOREIGN);
      }
      if (othersMayWrite(Files.readAttributes(file, PosixFileAttributes.class))) {
        throw PrivateAccess.unsafeSettings(file, WRITABLE);
      }
    } catch (IOException failure) {
      throw PrivateAccess.unsafeSettings(file, UNREADABLE);
    }
  }

  private static boolean othersMayWrite(PosixFileAttributes attributes) {
    return attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
        || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static boolean isForeign(Path path) throws IOException {
    int owner = (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return owner != 0 && owner != (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }
}
