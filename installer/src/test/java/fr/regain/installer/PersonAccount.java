package fr.regain.installer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person at this machine, with a home directory of their own and no right over the machine. Where
 * the test runs as root, it is an account of its own; elsewhere it is whoever runs the test.
 */
final class PersonAccount {
  private static final Path PROGRAM = Path.of("/usr/bin/setpriv");

  /** Nobody on this machine, as it is to be; people's accounts begin at 1000. */
  private static final int NUMBER = 54_321;

  private static final int ROOT = 0;
  private static final String OWNER = "unix:uid";

  private final Path home;
  private final boolean separate;

  private PersonAccount(Path home, boolean separate) {
    this.home = home;
    this.separate = separate;
  }

  /**
   * Makes their home; the test is skipped where nobody can be that person.
   *
   * @param directory of the test; others may pass through it from now on, and not look into it
   * @param image the program that the person is to start
   */
  static PersonAccount in(Path directory, Path image) throws IOException, InterruptedException {
    boolean separate = number(Path.of("/proc/self")) == ROOT;
    PersonAccount person =
        new PersonAccount(Files.createDirectory(directory.resolve("home")), separate);
    if (separate) {
      assumeTrue(
          Files.isExecutable(PROGRAM),
          "root is no person, and another account needs setpriv: apt-get install util-linux");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
      try (Program reach =
          Program.start(person.command(List.of("test", "-x", image.toString())), Map.of())) {
        assumeTrue(reach.awaitEnd() == 0, "other accounts cannot reach " + image);
      }
    }
    person.owns(person.home);
    return person;
  }

  Path home() {
    return home;
  }

  /** Whether it is another account than the one that runs the test. */
  boolean isSeparate() {
    return separate;
  }

  /** A directory and all that is in it become the person's. */
  void owns(Path directory) throws IOException {
    if (!separate) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        Files.setAttribute(path, OWNER, NUMBER, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", NUMBER, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** Whether a file is the person's. */
  boolean isOwnerOf(Path file) throws IOException {
    return number(file) == number(home);
  }

  private static int number(Path path) throws IOException {
    return (int) Files.getAttribute(path, OWNER, LinkOption.NOFOLLOW_LINKS);
  }

  /** The command as the person gives it, with the environment of a new session without a screen. */
  List<String> command(List<String> command) {
    return command(home, command);
  }

  private List<String> command(Path homeThere, List<String> command) {
    List<String> words = new ArrayList<>();
    if (separate) {
      words.addAll(
          List.of(
              PROGRAM.toString(),
              "--reuid=" + NUMBER,
              "--regid=" + NUMBER,
              "--clear-groups",
              "--"));
    }
    words.addAll(
        List.of(
            "/usr/bin/env",
            "-i",
            "HOME=" + homeThere,
            "PATH=/usr/bin:/bin",
            "LC_ALL=C.UTF-8",
            // The page is opened by the test, and not by the desktop.
            "BROWSER=true"));
    words.addAll(command);
    return words;
  }

  /**
   * A program that starts another one as the person, with another home than the one in question.
   */
  Path script(Path program) throws IOException {
    Path other = Files.createTempDirectory(home.getParent(), "session-");
    owns(other);
    Path script = other.resolve("start");
    String words =
        command(other, List.of(program.toString())).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Files.writeString(script, "#!/bin/sh\nexec " + words + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }
}
