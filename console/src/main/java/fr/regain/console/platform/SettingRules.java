package fr.regain.console.platform;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the settings must be to each other, beyond what each must be by itself. */
final class SettingRules {
  private SettingRules() {}

  /** What is wrong, each in a sentence without its full stop. */
  static List<String> faults(ConsoleConfig config) {
    List<String> faults = new ArrayList<>();
    checkHttp(config.http(), faults);
    checkIdentity(config, faults);
    checkMail(config, faults);
    checkRanges("console.webhooks.allowed-networks", config.webhooks().allowedNetworks(), faults);
    if (!config.accounts().local() && config.identity().issuer() == null) {
      faults.add(
          "console.accounts.local is false, and there is no console.identity.issuer by which"
              + " people could come in");
    }
    return faults;
  }

  private static void checkHttp(ConsoleConfig.Http http, List<String> faults) {
    checkRanges("console.http.trusted-proxies", http.trustedProxies(), faults);
    URI address = http.publicAddress();
    if (address != null && !isOrigin(address)) {
      faults.add(
          "console.http.public-address is \""
              + address
              + "\"; write it like https://regain.example, with nothing behind the name and port");
    }
    if ((http.tls().certificateFile() == null) != (http.tls().keyFile() == null)) {
      faults.add(
          "console.http.tls.certificate-file and console.http.tls.key-file go together: one is"
              + " missing");
    }
  }

  private static void checkRanges(String name, @Nullable List<String> ranges, List<String> faults) {
    for (String range : ranges == null ? List.<String>of() : ranges) {
      if (Network.parse(range).isEmpty()) {
        faults.add(
            name + " holds \"" + range + "\", which is no address and no range like 192.0.2.0/24");
      }
    }
  }

  private static boolean isOrigin(URI address) {
    String path = address.getRawPath();
    return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && (path == null || path.isEmpty() || path.equals("/"))
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  private static void checkIdentity(ConsoleConfig config, List<String> faults) {
    ConsoleConfig.Identity identity = config.identity();
    URI issuer = identity.issuer();
    if (issuer == null) {
      return;
    }
    if (!isProtected(issuer)) {
      faults.add(
          "console.identity.issuer is \""
              + issuer
              + "\"; it must start with https:, or be on this machine");
    }
    if (identity.clientId() == null || identity.clientId().isBlank()) {
      faults.add("console.identity.issuer needs console.identity.client-id");
    }
    if (config.http().publicAddress() == null) {
      faults.add(
          "console.identity.issuer needs console.http.public-address: the provider sends people"
              + " back there");
    }
    if (!identity.scopes().contains("openid")) {
      faults.add("console.identity.scopes must hold openid");
    }
    checkReadable("console.identity.client-secret-file", identity.clientSecretFile(), faults);
  }

  private static void checkMail(ConsoleConfig config, List<String> faults) {
    ConsoleConfig.Mail mail = config.mail();
    if (mail.host() == null) {
      return;
    }
    if (mail.from() == null || !mail.from().contains("@")) {
      faults.add("console.mail.host needs console.mail.from, the address that mail comes from");
    }
    if (config.http().publicAddress() == null) {
      faults.add("console.mail.host needs console.http.public-address: mail holds links to it");
    }
    if ((mail.user() == null) != (mail.passwordFile() == null)) {
      faults.add("console.mail.user and console.mail.password-file go together: one is missing");
    }
    checkReadable("console.mail.password-file", mail.passwordFile(), faults);
  }

  /** Whether nobody on the line can read or change what goes to an address. */
  private static boolean isProtected(URI address) {
    if ("https".equals(address.getScheme())) {
      return address.getHost() != null;
    }
    try {
      return "http".equals(address.getScheme())
          && address.getHost() != null
          && InetAddress.ofLiteral(address.getHost()).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  private static void checkReadable(String name, @Nullable Path file, List<String> faults) {
    if (file != null && !Files.isReadable(file)) {
      faults.add(name + " is " + file + ", which cannot be read");
    }
  }
}
