package fr.regain.agent.host.windows;

import fr.regain.agent.host.PrivateAccess;
import fr.regain.agent.host.SharedAccess;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Access lists beside those of {@link AdministratorsOnlyAccess}: authenticated users may read, or
 * may add files to a folder that they cannot list; each keeps the right to what they left, but not
 * the right to close it to the agent.
 */
public final class SharedAccessLists implements SharedAccess {
  private static final Set<AclEntryPermission> READING =
      EnumSet.of(
          AclEntryPermission.READ_DATA,
          AclEntryPermission.EXECUTE,
          AclEntryPermission.READ_ATTRIBUTES,
          AclEntryPermission.READ_NAMED_ATTRS,
          AclEntryPermission.READ_ACL,
          AclEntryPermission.SYNCHRONIZE);
  private static final Set<AclEntryPermission> ADDING =
      EnumSet.of(
          AclEntryPermission.WRITE_DATA,
          AclEntryPermission.EXECUTE,
          AclEntryPermission.READ_ATTRIBUTES,
          AclEntryPermission.SYNCHRONIZE);

  /** What a person may do with what they left: write it, and see that it is there. */
  private static final Set<AclEntryPermission> OWN =
      EnumSet.of(
          AclEntryPermission.READ_DATA,
          AclEntryPermission.WRITE_DATA,
          AclEntryPermission.APPEND_DATA,
          AclEntryPermission.READ_ATTRIBUTES,
          AclEntryPermission.READ_ACL,
          AclEntryPermission.SYNCHRONIZE);

  @Override
  public void makeReadable(Path directory) throws IOException {
    make(directory);
    allow(directory, READING);
  }

  @Override
  public void makeDropFolder(Path directory) throws IOException {
    make(directory);
    allow(
        directory,
        ADDING,
        entry(
            principal(Sid.OWNER_RIGHTS),
            OWN,
            EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.INHERIT_ONLY)));
  }

  @Override
  public void allowReading(Path file) throws IOException {
    allow(file, READING);
  }

  private static void make(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, new AdministratorsOnlyAccess().ofNewDirectory());
    } catch (FileAlreadyExistsException present) {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw PrivateAccess.unsafeDirectory(
            directory, new Text("ce n'est pas un dossier", "it is not a directory"));
      }
      if (!trusted().contains(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS))) {
        throw PrivateAccess.unsafeDirectory(
            directory, new Text("il appartient à quelqu'un d'autre", "somebody else owns it"));
      }
    }
  }

  private static void allow(Path path, Set<AclEntryPermission> others, AclEntry... more)
      throws IOException {
    List<AclEntry> entries = new ArrayList<>();
    for (UserPrincipal owner : trusted()) {
      entries.add(
          entry(
              owner,
              EnumSet.allOf(AclEntryPermission.class),
              EnumSet.of(AclEntryFlag.DIRECTORY_INHERIT, AclEntryFlag.FILE_INHERIT)));
    }
    entries.add(entry(principal(Sid.AUTHENTICATED_USERS), others, Set.of()));
    entries.addAll(List.of(more));
    Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setAcl(entries);
  }

  private static Set<UserPrincipal> trusted() throws IOException {
    Set<UserPrincipal> trusted = new LinkedHashSet<>();
    for (Sid sid : List.of(Sid.SYSTEM, Sid.ADMINISTRATORS, WindowsAccount.ofProcess())) {
      trusted.add(principal(sid));
    }
    return trusted;
  }

  private static AclEntry entry(
      UserPrincipal whose, Set<AclEntryPermission> permissions, Set<AclEntryFlag> flags) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(whose)
        .setPermissions(permissions)
        .setFlags(flags)
        .build();
  }

  private static UserPrincipal principal(Sid sid) throws IOException {
    return FileSystems.getDefault()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(WindowsAccount.name(sid));
  }
}
