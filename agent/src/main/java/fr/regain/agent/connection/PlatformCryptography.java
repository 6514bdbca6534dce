package fr.regain.agent.connection;

import java.security.Security;
import java.util.List;

/**
 * The cryptography of the Java platform itself, and none that a library brings along.
 *
 * <p>The platform's list names providers that the agent's runtime does not have. It looks for those
 * among all libraries whenever somebody asks for every provider, as gRPC does before its first
 * connection, and would load a second, whole cryptography that nothing uses: a third of a
 * check-in's processor time.
 *
 * <p>Whoever changes the list makes the platform look for a logging library in every jar, to tell
 * it so: only who goes on to a connection, which does the same, should.
 */
public final class PlatformCryptography {
  private static final List<String> PROVIDERS =
      List.of("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE");

  private PlatformCryptography() {}

  /** Ends the platform's list after those. Has to come before the process's first connection. */
  public static void only() {
    for (int index = 0; index < PROVIDERS.size(); index++) {
      Security.setProperty(property(index), PROVIDERS.get(index));
    }
    Security.setProperty(property(PROVIDERS.size()), "");
  }

  private static String property(int index) {
    return "security.provider." + (index + 1);
  }
}
