package fr.regain.agent.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.SystemTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OpeningTest {
  private static final int DIRECTORY =
      LinuxCalls.DIRECTORY | LinuxCalls.NOFOLLOW | LinuxCalls.NONBLOCK | LinuxCalls.CLOEXEC;

  private final LinuxFileAccess access = new LinuxFileAccess();
  @TempDir private Path folder;

  @BeforeEach
  void resolve() throws IOException {
    folder = folder.toRealPath();
    Files.createDirectory(folder.resolve("real"));
  }

  @Test
  void theWayOfOlderKernels_opensADirectory_andRefusesALink() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    try (Descriptor parent = descriptor(folder)) {
      try (Descriptor opened = olderKernel(parent, "real")) {
        assertThat(opened.facts()).isEqualTo(parent.stat(access.name("real")));
      }
      assertThatExceptionOfType(FileAccessException.class)
          .isThrownBy(() -> olderKernel(parent, "link"));
    }
  }

  @Test
  void theWayOfOlderKernels_refusesAMount_alsoOfTheSameVolume() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    try (AutoCloseable bind =
            SystemTool.mount("--bind", source.toString(), folder.resolve("real").toString());
        Descriptor parent = descriptor(folder)) {
      assertThatExceptionOfType(FileAccessException.class)
          .isThrownBy(() -> olderKernel(parent, "real"))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_VOLUME));
      assertThat(bind).isNotNull();
    }
  }

  @Test
  void I4_aRootThatAnotherAccountCouldReplace_isRefused() throws IOException {
    Path root = Files.createDirectory(folder.resolve("shared")).resolve("root");
    Files.createDirectory(root);
    Principal self = access.open(access.path(root.toString())).facts().owner().orElseThrow();
    access.openTrusted(access.path(root.toString()), self).close();

    Files.setPosixFilePermissions(root.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatExceptionOfType(FileAccessException.class)
        .isThrownBy(() -> access.openTrusted(access.path(root.toString()), self))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED));

    SystemTool.run("chmod", "1777", root.getParent().toString());
    access.openTrusted(access.path(root.toString()), self).close();
  }

  @Test
  void I4_aRootOfAnotherOwner_isRefused() throws IOException {
    assertThatExceptionOfType(FileAccessException.class)
        .isThrownBy(
            () -> access.openTrusted(access.path(folder.toString()), Principal.ofUser(54321)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED));
  }

  @Test
  void I4_aWayThroughAnotherAccountsFolder_isRefused() throws IOException {
    Path root = Files.createDirectories(folder.resolve("theirs/root"));
    Principal self = access.open(access.path(root.toString())).facts().owner().orElseThrow();
    SystemTool.run("chown", "54321", root.getParent().toString());

    assertThatExceptionOfType(FileAccessException.class)
        .isThrownBy(() -> access.openTrusted(access.path(root.toString()), self))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED));
  }

  private Descriptor olderKernel(Descriptor parent, String name) throws FileAccessException {
    return Opening.openat(
        Scratch.ofThread(),
        parent,
        FileName.ofBytes(name.getBytes(StandardCharsets.UTF_8)),
        DIRECTORY,
        Opening.Mounts.REFUSE);
  }

  private static Descriptor descriptor(Path path) throws IOException {
    Scratch scratch = Scratch.ofThread();
    try (var arena = java.lang.foreign.Arena.ofConfined()) {
      int opened =
          LinuxCalls.openat(
              scratch.capture, -100, arena.allocateFrom(path.toString()), DIRECTORY, 0);
      Descriptor.check(opened, scratch, "openat");
      return new Descriptor(opened);
    }
  }
}
