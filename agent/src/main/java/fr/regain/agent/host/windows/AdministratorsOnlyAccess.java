package fr.regain.agent.host.windows;

import fr.regain.agent.host.PrivateAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Access lists that name SYSTEM, Administrators and the user who runs the agent. Groups are known
 * by their SID, because their names are translated.
 */
public final class AdministratorsOnlyAccess implements PrivateAccess {
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
    try (NtHandle opened = open(directory)) {
      if (opened.facts().kind() != FileKind.DIRECTORY) {
        throw PrivateAccess.unsafeDirectory(
            directory, new Text("ce n'est pas un dossier", "it is not a directory"));
      }
      Optional<Text> fault = fault(opened, SecurityDescriptor.ANYTHING);
      if (fault.isPresent()) {
        throw PrivateAccess.unsafeDirectory(directory, fault.get());
      }
    } catch (FileAccessException failure) {
      throw PrivateAccess.unsafeDirectory(directory, UNREADABLE);
    }
  }

  @Override
  public void requireWrittenByAdministratorsOnly(Path file) {
    try (NtHandle opened = open(file)) {
      Optional<Text> fault = fault(opened, SecurityDescriptor.WRITING);
      if (fault.isPresent()) {
        throw PrivateAccess.unsafeSettings(file, fault.get());
      }
    } catch (FileAccessException failure) {
      throw PrivateAccess.unsafeSettings(file, UNREADABLE);
    }
  }

  /** The very file or directory: what a link leads to is not it. */
  private static NtHandle open(Path path) throws FileAccessException {
    FilePath whole = WindowsPath.parse(path.toAbsolutePath().normalize().toString());
    List<FileName> names = whole.names();
    if (names.isEmpty()) {
      return NtOpening.root(whole.root());
    }
    FilePath parent = new FilePath(whole.root(), names.subList(0, names.size() - 1));
    try (NtHandle directory =
        WindowsFileAccess.walk(parent, Optional.of(WindowsAccount.ofProcess().principal()))) {
      return NtOpening.toSee(directory, names.getLast());
    }
  }

  private static Optional<Text> fault(NtHandle opened, int rights) throws FileAccessException {
    Optional<SecurityDescriptor> security = WindowsFacts.security(opened);
    if (security.isEmpty()) {
      return Optional.of(UNREADABLE);
    }
    Principal account = WindowsAccount.ofProcess().principal();
    boolean trustedOwner =
        security
            .get()
            .owner()
            .map(Sid::principal)
            .filter(owner -> owner.equals(account) || owner.equals(Principal.WINDOWS_SYSTEM))
            .isPresent();
    if (!trustedOwner) {
      return Optional.of(FOREIGN);
    }
    return security.get().allowsOthers(rights, account) ? Optional.of(OPEN) : Optional.empty();
  }

  private static FileAttribute<List<AclEntry>> accessList(Set<AclEntryFlag> flags) {
    List<AclEntry> entries =
        Stream.of(Sid.SYSTEM, Sid.ADMINISTRATORS, WindowsAccount.ofProcess())
            .map(AdministratorsOnlyAccess::principal)
            .distinct()
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

  private static UserPrincipal principal(Sid sid) {
    try {
      return FileSystems.getDefault()
          .getUserPrincipalLookupService()
          .lookupPrincipalByName(WindowsAccount.name(sid));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
