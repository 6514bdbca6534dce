package fr.regain.console.deployment;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a policy of a site sets, by the names of the agent's settings. The token itself is never
 * among it: whoever may log on to a domain reads its policies.
 *
 * @param console {@code HOST:PORT} at which agents reach the console
 * @param tokenFile where on the network a device finds the site's token; a file that computers may
 *     read and people may not
 */
public record SiteValues(String console, String tokenFile) {
  /** The setting for the address of the console. */
  public static final String CONSOLE = "console";

  /** The setting for the file that holds the token. */
  public static final String TOKEN_FILE = "token-file";

  private static final String KEY = "HKEY_LOCAL_MACHINE\\Software\\Policies\\Regain";
  private static final Pattern SHARE =
      Pattern.compile("\\\\\\\\[^\\\\/:*?\"<>|\\p{Cntrl}]+(\\\\[^\\\\/:*?\"<>|\\p{Cntrl}]+)+");
  private static final int LONGEST = 240;

  /**
   * Whether a text names a file on the network as Windows writes it: {@code \\server\share\file}.
   */
  public static boolean isNetworkFile(String text) {
    return text.length() <= LONGEST && SHARE.matcher(text).matches();
  }

  /** The settings and their values, in the order of the policy's screens. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(CONSOLE, console);
    settings.put(TOKEN_FILE, tokenFile);
    return settings;
  }

  /** For {@code reg import} on one device, before there is a policy: UTF-16 with its mark. */
  public byte[] registryFile() {
    String values =
        settings().entrySet().stream()
            .map(value -> "\"%s\"=\"%s\"\r\n".formatted(value.getKey(), escaped(value.getValue())))
            .collect(Collectors.joining());
    return ("\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[" + KEY + "]\r\n" + values)
        .getBytes(StandardCharsets.UTF_16LE);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
