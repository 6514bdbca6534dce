package fr.regain.console.installation;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.GrantRemoval;
import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.campaign.CampaignRemoval;
import fr.regain.console.device.DeviceService;
import fr.regain.console.eligibility.EligibilityRemoval;
import fr.regain.console.enrolment.NewToken;
import fr.regain.console.enrolment.TokenRemoval;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.equipment.EquipmentRemoval;
import fr.regain.console.exchange.DraftRemoval;
import fr.regain.console.operation.OperationRemoval;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.resource.ResourceRemoval;
import fr.regain.console.roadmap.RoadMapRemoval;
import fr.regain.console.secondlife.WorkshopRemoval;
import fr.regain.console.simulate.SimulatedFleet;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteRemoval;
import fr.regain.console.site.SiteService;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fleet for a trial: devices that do not exist, on a site of their own, which enrol and check in
 * with this console over its real wire. It is there whole or not at all, and never beside real
 * devices: whoever reads a figure must know whether it is real.
 *
 * <p>The devices live in the memory of the process that was asked for them. When it ends they fall
 * silent, as real ones do that are switched off; what they have told stays until it is removed.
 */
@Singleton
public final class DemonstrationService {
  /** Fewest and most devices of a demonstration. */
  public static final int FEWEST = 1;

  public static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationService.class);
  private static final long SEED = 2_026;
  private static final String SITE_NAME = "Démonstration (postes simulés)";
  private static final Duration LIFE_OF_TOKEN = Duration.ofDays(1);
  private static final Duration TURN = Duration.ofMinutes(1);
  private static final int LARGEST_ROUND = 100;

  private final Database database;
  private final SiteService sites;
  private final TokenService tokens;
  private final DeviceService devices;
  private final GrpcEmbeddedServer server;
  private final Clock clock;
  private volatile @Nullable SimulatedFleet running;
  private volatile boolean closing;

  DemonstrationService(
      Database database,
      SiteService sites,
      TokenService tokens,
      DeviceService devices,
      GrpcEmbeddedServer server,
      Clock clock) {
    this.database = database;
    this.sites = sites;
    this.tokens = tokens;
    this.devices = devices;
    this.server = server;
    this.clock = clock;
  }

  /** The demonstration, while there is one. */
  public boolean isThere() {
    return find().isPresent();
  }

  Optional<Demonstration> find() {
    return database.read(DemonstrationStore::find);
  }

  /** The sites that hold it; none without a demonstration. */
  Set<Long> siteIds() {
    return find()
        .flatMap(demonstration -> sites.find(Scope.EVERYWHERE, demonstration.siteId()))
        .map(this::subtree)
        .orElse(Set.of());
  }

  private Set<Long> subtree(Site top) {
    return database.read(
        dsl ->
            new HashSet<>(
                dsl.select(SITE.ID)
                    .from(SITE)
                    .where(SITE.PATH.startsWith(top.path()))
                    .fetch(SITE.ID)));
  }

  /**
   * Makes the site, and lets the devices in. Returns at once; they come within seconds.
   *
   * @param by an administrator of all sites
   * @throws Problem with {@link ProblemCode#REQUEST_INVALID} when there is a demonstration already,
   *     when there are real devices, or for a count out of bounds
   */
  public synchronized void start(Person by, int count) {
    if (count < FEWEST || count > MOST) {
      throw invalid("A demonstration has " + FEWEST + " to " + MOST + " devices.");
    }
    if (isThere()) {
      throw invalid("There is a demonstration already: remove it first.");
    }
    if (database.read(dsl -> dsl.fetchExists(DEVICE))) {
      throw invalid(
          "There are real devices, whose figures would be mixed with invented ones: try on another"
              + " console.");
    }
    Site site = sites.create(by, sites.root().id(), SiteKind.ETABLISSEMENT, SITE_NAME, null);
    NewToken token = tokens.create(by, site.id(), SITE_NAME, LIFE_OF_TOKEN, count);
    database.update(
        dsl -> {
          DemonstrationStore.insert(dsl, site.id(), count, clock.instant());
          AuditService.record(
              dsl,
              by.actor(),
              "demonstration.start",
              "site " + site.id(),
              "",
              "devices: " + count,
              clock.instant());
        });
    SimulatedFleet fleet =
        new SimulatedFleet(
            count, SEED, token.text(), "127.0.0.1:" + server.getPort(), Set.of(), 0, clock);
    running = fleet;
    Thread.ofVirtual().name("demonstration").start(() -> live(fleet));
  }

  private void live(SimulatedFleet fleet) {
    try {
      fleet.enrol();
      while (!closing && isThere()) {
        fleet.run(TURN);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      if (!closing && isThere()) {
        LOG.warn("The demonstration broke off; remove it and start another", failed);
      }
    }
  }

  /**
   * Removes all of it: devices, campaigns, equipment, tokens and sites. What the journal says
   * stays.
   *
   * @throws Problem with {@link ProblemCode#NOT_FOUND} when there is none
   */
  public void remove(Person by) {
    Demonstration demonstration =
        find().orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no demonstration."));
    Set<Long> siteIds = siteIds();
    SimulatedFleet fleet = running;
    if (fleet != null) {
      fleet.stop();
      running = null;
    }
    // A few at a time: each tells the campaigns that it has left, and check-ins go on meanwhile.
    for (List<UUID> some = some(siteIds); !some.isEmpty(); some = some(siteIds)) {
      some.forEach(devices::remove);
    }
    database.update(
        dsl -> {
          DemonstrationStore.delete(dsl);
          DraftRemoval.removeFrom(dsl, siteIds);
          OperationRemoval.removeFrom(dsl, siteIds);
          ResourceRemoval.removeFrom(dsl, siteIds);
          List<Long> pieces = EquipmentRemoval.pieces(dsl, siteIds);
          EligibilityRemoval.remove(dsl, pieces);
          WorkshopRemoval.removeFrom(dsl, siteIds, pieces);
          EquipmentRemoval.removeFrom(dsl, siteIds);
          CampaignRemoval.removeFrom(dsl, siteIds);
          TokenRemoval.removeFrom(dsl, siteIds);
          GrantRemoval.removeFrom(dsl, siteIds);
          RoadMapRemoval.removeFrom(dsl, siteIds);
          SiteRemoval.remove(dsl, siteIds);
          AuditService.record(
              dsl,
              by.actor(),
              "demonstration.remove",
              "site " + demonstration.siteId(),
              "devices: " + demonstration.devices(),
              "",
              clock.instant());
        });
  }

  private List<UUID> some(Set<Long> siteIds) {
    return database.read(
        dsl ->
            dsl.select(DEVICE.ID)
                .from(DEVICE)
                .where(DEVICE.SITE_ID.in(siteIds))
                .limit(LARGEST_ROUND)
                .fetch(DEVICE.ID));
  }

  @PreDestroy
  void close() {
    closing = true;
    SimulatedFleet fleet = running;
    if (fleet != null) {
      fleet.stop();
    }
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
