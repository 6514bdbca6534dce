package fr.regain.agent.host.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import fr.regain.agent.host.PrivateAccess;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Access lists that name SYSTEM, Administrators and the user who runs the agent. Groups are found
 * by their SID, because their names are translated.
 */
public final class AdministratorsOnlyAccess implements PrivateAccess {
  private static final String SYSTEM = "S-1-5-18";
  private static final String ADMINISTRATORS = "S-1-5-32-544";
  private static final String TRUSTED_INSTALLER =
      "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

  private static final Set<AclEntryPermission> WRITING =
      EnumSet.of(
          AclEntryPermission.WRITE_DATA,
          AclEntryPermission.APPEND_DATA,
          AclEntryPermission.DELETE,
          AclEntryPermission.DELETE_CHILD,
          AclEntryPermission.WRITE_ACL,
          AclEntryPermission.WRITE_OWNER);

  private static final Text FOREIGN =
      new Text("il appartient à quelqu'un d'autre", "somebody else owns it");
  private static final Text OPEN =
      new Text("d'autres personnes y ont accès", "other people have access to it");
  private static final Text UNREADABLE =
      new Text("ses droits sont illisibles", "its permissions cannot be read");

  @Override
  public FileAttribute<?> ofNewDirectory() {
    return accessList(EnumSet.of(AclEntryFlag.DIRECTORY_INHERIT, AclEntryFlag.FILE_INHERIT));
  }

  @Override
  public FileAttribute<?> ofNewFile() {
    return accessList(EnumSet.noneOf(AclEntryFlag.class));
  }

  @Override
  public void requirePrivate(Path directory) {
    try {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw PrivateAccess.unsafeDirectory(
            directory, new Text("ce n'est pas un dossier", "it is not a directory"));
      }
      Set<UserPrincipal> trusted = trusted();
      if (!trusted.contains(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS))) {
        throw PrivateAccess.unsafeDirectory(directory, FOREIGN);
      }
      if (isOpenToOthers(directory, trusted, EnumSet.allOf(AclEntryPermission.class))) {
        throw PrivateAccess.unsafeDirectory(directory, OPEN);
      }
    } catch (IOException | UncheckedIOException | Win32Exception failure) {
      throw PrivateAccess.unsafeDirectory(directory, UNREADABLE);
    }
  }

  @Override
  public void requireWrittenByAdministratorsOnly(Path file) {
    try {
      Set<UserPrincipal> trusted = trusted();
      if (!trusted.contains(Files.getOwner(file))) {
        throw PrivateAccess.unsafeSettings(file, FOREIGN);
      }
      if (isOpenToOthers(file, trusted, WRITING)) {
        throw PrivateAccess.unsafeSettings(file, OPEN);
      }
    } catch (IOException | UncheckedIOException | Win32Exception failure) {
      throw PrivateAccess.unsafeSettings(file, UNREADABLE);
    }
  }

  private static boolean isOpenToOthers(
      Path path, Set<UserPrincipal> trusted, Set<AclEntryPermission> permissions)
      throws IOException {
    for (AclEntry entry : Files.getFileAttributeView(path, AclFileAttributeView.class).getAcl()) {
      if (entry.type() == AclEntryType.ALLOW
          && !entry.flags().contains(AclEntryFlag.INHERIT_ONLY)
          && !trusted.contains(entry.principal())
          && entry.permissions().stream().anyMatch(permissions::contains)) {
        return true;
      }
    }
    return false;
  }

  private static FileAttribute<List<AclEntry>> accessList(Set<AclEntryFlag> flags) {
    List<AclEntry> entries =
        owners().stream()
            .map(
                owner ->
                    AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(owner)
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .setFlags(flags)
                        .build())
            .toList();
    return new FileAttribute<>() {
      @Override
      public String name() {
        return "acl:acl";
      }

      @Override
      public List<AclEntry> value() {
        return entries;
      }
    };
  }

  private static Set<UserPrincipal> trusted() {
    Set<UserPrincipal> trusted = owners();
    trusted.add(principal(TRUSTED_INSTALLER));
    return trusted;
  }

  private static Set<UserPrincipal> owners() {
    Set<UserPrincipal> owners = new HashSet<>();
    owners.add(principal(SYSTEM));
    owners.add(principal(ADMINISTRATORS));
    owners.add(named(Advapi32Util.getUserName()));
    return owners;
  }

  private static UserPrincipal principal(String sid) {
    return named(Advapi32Util.getAccountBySid(sid).fqn);
  }

  private static UserPrincipal named(String name) {
    try {
      return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
