package fr.regain.agent.host;

import fr.regain.agent.host.windows.WindowsNotice;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The desktop of the person whose process this is. */
public final class Desktop {
  private static final Path OPEN = Path.of("/usr/bin/xdg-open");
  private static final Path NOTIFY = Path.of("/usr/bin/notify-send");

  private Desktop() {}

  /** Opens an address in the browser; false where that cannot be done, and it must be typed. */
  public static boolean open(String address) {
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

  /**
   * Shows a notice of the desktop, which nobody has to answer. Linux keeps it by itself; Windows
   * shows it for as long as this call lasts.
   *
   * @param lasting how long it may be read at most, where this process has to stay for it
   * @return false where there is no desktop, or the person does not want to be disturbed now
   */
  public static boolean notice(String title, String text, Duration lasting) {
    return switch (OperatingFamily.current()) {
      case LINUX ->
          Files.isExecutable(NOTIFY)
              && run(List.of(NOTIFY.toString(), "--app-name=Regain", "--", title, text));
      case WINDOWS -> WindowsNotice.show(title, text, lasting);
    };
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
