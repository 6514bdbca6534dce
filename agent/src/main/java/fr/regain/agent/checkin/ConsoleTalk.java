package fr.regain.agent.checkin;

import fr.regain.agent.checkin.CheckInState.Stop;
import fr.regain.agent.connection.ConsoleConnection;
import fr.regain.agent.connection.ConsoleConnection.Route;
import fr.regain.agent.connection.Refusal;
import fr.regain.agent.enrolment.ConfiguredToken;
import fr.regain.agent.enrolment.Enrolment;
import fr.regain.agent.enrolment.Enrolment.Enrolled;
import fr.regain.agent.enrolment.EnrolmentToken;
import fr.regain.agent.enrolment.Identity;
import fr.regain.agent.enrolment.IdentityStore;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.lease.Leases;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.policy.ConsoleAddress;
import fr.regain.agent.spool.Spool;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Health;
import fr.regain.v1.Inventory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One talk with the console: gets an identity where there is none, hands over what waits, renews
 * the certificate when it is time, and does what a refusal asks for. Nothing here depends on the
 * device's wall clock.
 */
final class ConsoleTalk {
  private static final int MAXIMUM_ATTEMPTS = 3;

  private final Configuration configuration;
  private final IdentityStore identities;
  private final Enrolment enrolment;
  private final CheckInStateStore states;
  private final Spool spool;
  private final Exchange exchange;
  private final Inventory inventory;
  private final HardwareFacts facts;

  ConsoleTalk(
      Configuration configuration,
      Surroundings surroundings,
      AgentFiles files,
      Spool spool,
      DeviceReadings readings,
      Leases leases,
      String version) {
    this.configuration = configuration;
    this.identities = files.identities();
    this.enrolment = new Enrolment(identities);
    this.states = files.state();
    this.spool = spool;
    this.exchange = new Exchange(surroundings, identities, states, spool, leases, version);
    this.inventory = readings.inventory();
    this.facts = readings.facts();
  }

  /**
   * @return when the console wants to hear from the device again
   * @throws AgentProblem when the device has no identity or the console cannot be reached or
   *     trusted
   * @throws Refusal when the console said no for now
   */
  Duration run(List<Health> health) {
    Identity identity = usableIdentity();
    for (int attempt = 1; ; attempt++) {
      try {
        return checkIn(identity, health);
      } catch (Refusal refusal) {
        if (attempt == MAXIMUM_ATTEMPTS) {
          throw refusal;
        }
        identity = recover(identity, refusal);
      }
    }
  }

  private Duration checkIn(Identity identity, List<Health> health) {
    Exchange.Answer answer;
    try (ConsoleConnection connection =
        new ConsoleConnection(
            route(identity.console()), identity.authority(), Optional.of(identity.credentials()))) {
      answer = exchange.run(connection, identity, inventory, facts, health);
    }
    if (answer.renew() || !answer.consoleTime().isBefore(identity.renewAt())) {
      renew(answer.identity());
    }
    return answer.nextAfter();
  }

  private Identity recover(Identity identity, Refusal refusal) {
    return switch (refusal.code()) {
      case "identity.expired" -> renew(identity);
      case "identity.cloned" -> enrolAsClone(identity);
      case "identity.superseded", "identity.revoked", "identity.unknown" -> {
        states.save(
            states.load().withStop(new Stop(identity.serial(), refusal.code(), refusal.text())));
        yield usableIdentity();
      }
      default -> throw refusal;
    };
  }

  private Identity renew(Identity identity) {
    Identity renewed = enrolment.renew(route(identity.console()), identity, facts);
    identities.adopt(renewed);
    return renewed;
  }

  /**
   * The reports that came with the disk image are the other machine's: they go before the new
   * identity is kept.
   */
  private Identity enrolAsClone(Identity inherited) {
    Enrolled enrolled =
        enrolment.enrolAsClone(
            route(inherited.console()), inherited, facts, inventory.getHostName());
    spool.restart();
    return adopt(enrolled.identity());
  }

  /** Enrols with a token, whether or not there is an identity already. */
  Enrolled enrol(EnrolmentToken token) {
    Enrolled enrolled =
        enrolment.enrol(route(token.address()), token, facts, inventory.getHostName());
    adopt(enrolled.identity());
    return enrolled;
  }

  private Identity adopt(Identity identity) {
    identities.adopt(identity);
    states.save(states.load().renamed());
    return identity;
  }

  private Identity usableIdentity() {
    Optional<Identity> held = identities.load();
    Optional<Stop> stop =
        states
            .load()
            .stopped()
            .filter(stopped -> held.isPresent() && stopped.serial().equals(held.get().serial()));
    if (held.isPresent() && stop.isEmpty()) {
      return held.get();
    }
    Optional<EnrolmentToken> fresh =
        ConfiguredToken.find(configuration)
            .filter(
                token -> held.isEmpty() || !held.get().tokenHash().equals(Enrolment.hash(token)));
    if (fresh.isPresent()) {
      return enrol(fresh.get()).identity();
    }
    throw stop.map(ConsoleTalk::stoppedForGood).orElseGet(ConsoleTalk::notEnrolled);
  }

  static AgentProblem stoppedForGood(Stop stop) {
    return new AgentProblem(
        stop.code(),
        ExitCode.REFUSED,
        new Text(
            "La console n'accepte plus ce poste : %s L'agent ne lui parle plus ; inscrivez de nouveau le poste avec un nouveau jeton."
                .formatted(stop.text()),
            "The console no longer accepts this device: %s The agent no longer talks to it; enrol the device again with a new token."
                .formatted(stop.text())));
  }

  static AgentProblem notEnrolled() {
    return new AgentProblem(
        "identity.missing",
        ExitCode.NOT_ENROLLED,
        new Text(
            "Ce poste n'est pas inscrit. Créez un jeton dans la console, puis : regain enrol"
                + " --token JETON.",
            "This device is not enrolled. Create a token in the console, then: regain enrol --token"
                + " TOKEN."));
  }

  private Route route(ConsoleAddress fallback) {
    return route(configuration, fallback);
  }

  static Route route(Configuration configuration, ConsoleAddress fallback) {
    return new Route(
        configuration.find(AgentSettings.CONSOLE).orElse(fallback),
        configuration.get(AgentSettings.PROXY),
        configuration.get(AgentSettings.DEADLINE));
  }
}
