package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a path that begins with a drive letter. */
final class WindowsPath {
  private static final String LONG_PREFIX = "\\\\?\\";
  private static final int DRIVE_LENGTH = 3;

  private WindowsPath() {}

  static FilePath parse(String absolute) throws FileAccessException {
    String path =
        absolute.startsWith(LONG_PREFIX) ? absolute.substring(LONG_PREFIX.length()) : absolute;
    if (path.startsWith("\\\\") || path.startsWith("//") || path.startsWith("UNC\\")) {
      throw new FileAccessException(Reason.REMOTE, "a path on another machine");
    }
    if (path.length() < DRIVE_LENGTH || !isRoot(path.substring(0, DRIVE_LENGTH))) {
      throw new FileAccessException(Reason.NAME, "not an absolute path with a drive letter");
    }
    List<FileName> names = new ArrayList<>();
    int from = DRIVE_LENGTH;
    for (int at = DRIVE_LENGTH; at <= path.length(); at++) {
      if (at == path.length() || isSeparator(path.charAt(at))) {
        if (at > from) {
          names.add(FileName.ofUnits(path.substring(from, at).toCharArray()));
        }
        from = at + 1;
      }
    }
    return new FilePath(path.substring(0, 2).toUpperCase(Locale.ROOT) + "\\", names);
  }

  /** Whether it is a drive's root, {@code C:\}. */
  static boolean isRoot(String text) {
    char letter = text.isEmpty() ? 0 : text.charAt(0);
    boolean isLetter = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    return text.length() == DRIVE_LENGTH
        && isLetter
        && text.charAt(1) == ':'
        && isSeparator(text.charAt(2));
  }

  private static boolean isSeparator(char unit) {
    return unit == '\\' || unit == '/';
  }
}
