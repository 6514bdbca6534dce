package fr.regain.console.installation;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the installation shows.
 *
 * @param visit the request
 * @param progress how far it has come
 * @param agents where agents call
 * @param fingerprint SHA-256 of the authority's certificate, in hexadecimal
 * @param demonstration the fleet for a trial, if there is one
 * @param form what was just filled in
 * @param command what enrols a device, shown this once; absent: no token was just made
 * @param said what was just done
 */
public record InstallationView(
    Visit visit,
    Progress progress,
    ConsoleConfig.Agents agents,
    String fingerprint,
    Optional<Demonstration> demonstration,
    Form form,
    @Nullable String command,
    String said) {
  /** Address of the page. */
  public static final String PATH = "/installation";

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  /** Whether the console bears a name of its own. */
  public boolean isNamed() {
    return InstallationService.isNamed(visit.presentation());
  }

  /** Whether agents on other machines can call. */
  public boolean isReachable() {
    return !LOOPBACK.contains(agents.address()) && !LOOPBACK.contains(agents.names().getFirst());
  }

  /** By which name and port agents call. */
  public String address() {
    return agents.names().getFirst() + ":" + agents.port();
  }

  /** How many devices have come, as a sentence. */
  public String received() {
    return visit.say("installation.received", progress.devices());
  }
}
