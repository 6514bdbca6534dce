package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.rule.Root;
import fr.regain.agent.storage.tree.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxRootsTest {
  private static final FileAccess ACCESS = LocalFileAccess.ofThisSystem();

  @TempDir private Path temporary;
  private Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void make() throws IOException {
    home = temporary.toRealPath();
    environment.put("HOME", home.toString());
  }

  private Roots read() throws IOException {
    return new LinuxRoots(ACCESS, environment).read();
  }

  private void userDirectories(String text) throws IOException {
    Files.createDirectories(home.resolve(".config"));
    Files.writeString(home.resolve(".config/user-dirs.dirs"), text);
  }

  @Test
  void withoutSettings_theUsualDirectoriesCount() throws IOException {
    Roots roots = read();
    assertThat(roots.path(Root.USER_DOWNLOADS)).contains(ACCESS.path(home + "/Downloads"));
    assertThat(roots.path(Root.USER_CACHE)).contains(ACCESS.path(home + "/.cache"));
    assertThat(roots.path(Root.USER_DOCUMENTS)).contains(ACCESS.path(home + "/Documents"));
  }

  @Test
  void theDesktopsOwnNames_areUsed_andTheOthersProtected() throws IOException {
    userDirectories(
        "XDG_DOWNLOAD_DIR=\"$HOME/Téléchargements\"\nXDG_PICTURES_DIR=\"/data/photos\"\n");
    Roots roots = read();
    assertThat(roots.path(Root.USER_DOWNLOADS)).contains(ACCESS.path(home + "/Téléchargements"));
    assertThat(roots.path(Root.USER_PICTURES)).contains(ACCESS.path("/data/photos"));
    assertThat(roots.personal()).contains(ACCESS.path("/data/photos"));
    assertThat(roots.places())
        .containsEntry(ACCESS.path(home + "/Téléchargements"), Place.DOWNLOADS)
        .containsEntry(ACCESS.path("/data/photos"), Place.DOCUMENTS);
  }

  @Test
  void downloadsThatAreTheHomeItself_areNoDownloads() throws IOException {
    userDirectories("XDG_DOWNLOAD_DIR=\"$HOME/\"\n");
    assertThat(read().path(Root.USER_DOWNLOADS)).isEmpty();
    userDirectories("XDG_DOWNLOAD_DIR=\"/\"\n");
    assertThat(read().path(Root.USER_DOWNLOADS)).isEmpty();
  }

  @Test
  void downloadsThatAreTheDesktopToo_areNoDownloads() throws IOException {
    userDirectories("XDG_DOWNLOAD_DIR=\"$HOME/Bureau\"\nXDG_DESKTOP_DIR=\"$HOME/Bureau\"\n");
    assertThat(read().path(Root.USER_DOWNLOADS)).isEmpty();
  }

  @Test
  void aCacheThatIsTheHomeItself_isNotBelieved() throws IOException {
    environment.put("XDG_CACHE_HOME", home.toString());
    assertThat(read().path(Root.USER_CACHE)).contains(ACCESS.path(home + "/.cache"));
    environment.put("XDG_CACHE_HOME", "relative");
    assertThat(read().path(Root.USER_CACHE)).contains(ACCESS.path(home + "/.cache"));
  }

  @Test
  void withoutAHome_nothingIsGuessed() {
    environment.clear();
    assertThatThrownBy(this::read).isInstanceOf(FileAccessException.class);
  }

  @Test
  void settingsBehindALink_areRead() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("dotfiles"));
    Files.writeString(
        elsewhere.resolve("user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"$HOME/Descargas\"\n");
    Files.createSymbolicLink(home.resolve(".config"), elsewhere);
    assertThat(read().path(Root.USER_DOWNLOADS)).contains(ACCESS.path(home + "/Descargas"));
  }

  @Test
  void settingsThatCannotBeRead_nameNoDirectory_andTheOthersStayProtected() throws IOException {
    Files.createDirectories(home.resolve(".config/user-dirs.dirs"));
    Roots roots = read();
    assertThat(roots.path(Root.USER_DOWNLOADS)).isEmpty();
    assertThat(roots.path(Root.USER_DOCUMENTS)).isEmpty();
    assertThat(roots.path(Root.USER_CACHE)).contains(ACCESS.path(home + "/.cache"));
    assertThat(roots.personal()).contains(ACCESS.path(home + "/Documents"));
  }
}
