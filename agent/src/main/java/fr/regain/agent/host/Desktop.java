package fr.regain.agent.mine;

import fr.regain.agent.host.OperatingFamily;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The person's desktop, reached by programs of the system at their absolute paths. */
final class Desktop {
  private static final Path OPEN = Path.of("/usr/bin/xdg-open");
  private static final Path NOTIFY = Path.of("/usr/bin/notify-send");

  private Desktop() {}

  /** Opens an address in the browser; false where that cannot be done, and it must be typed. */
  static boolean open(String address) {
    return switch (OperatingFamily.current()) {
      case LINUX -> Files.isExecutable(OPEN) && run(List.of(OPEN.toString(), address));
      case WINDOWS -> {
        Path system =
            Path.of(Optional.ofNullable(System.getenv("SystemRoot")).orElse("C:\\Windows"));
        yield run(
            List.of(
                system.resolve("System32").resolve("rundll32.exe").toString(),
                "url.dll,FileProtocolHandler",
                address));
      }
    };
  }

  /** Shows a notice of the desktop; false where there is none. */
  static boolean notice(String title, String text) {
    return OperatingFamily.current() == OperatingFamily.LINUX
        && Files.isExecutable(NOTIFY)
        && run(List.of(NOTIFY.toString(), "--app-name=Regain", "--", title, text));
  }

  private static boolean run(List<String> command) {
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.DISCARD)
          .start()
          .getOutputStream()
          .close();
      return true;
    } catch (IOException cannotStart) {
      return false;
    }
  }
}
