package fr.regain.console.roadmap;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.energy.FleetEnergyReading;
import fr.regain.console.secondlife.AccountsService;
import fr.regain.console.secondlife.Stage;
import fr.regain.console.site.Site;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the other capabilities what they have counted and measured on a site and below it. */
@Singleton
public final class MeasuredReading {
  private final AccountsService accounts;
  private final FleetEnergyReading energy;

  /** The readings of these. */
  public MeasuredReading(AccountsService accounts, FleetEnergyReading energy) {
    this.accounts = accounts;
    this.energy = energy;
  }

  Measured of(Person reader, Site site, Instant from, Instant until, boolean withEnergy) {
    Scope subtree = new Scope(List.of(site.path()));
    return new Measured(
        pieces(reader, site, subtree, from, until),
        withEnergy ? energy.of(subtree, from, until) : null);
  }

  private @Nullable Map<Stage, Long> pieces(
      Person reader, Site site, Scope subtree, Instant from, Instant until) {
    return AccountsService.readable(reader).holds(site.path())
        ? accounts.destinations(subtree, from, until)
        : null;
  }
}
