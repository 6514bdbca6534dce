package fr.regain.console.resource;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The door to resources. A site shares them with its académie or service; see {@link Community}.
 */
@Singleton
public final class ResourceService {
  private final Database database;
  private final SiteService sites;
  private final Clock clock;

  /** The resources in this database. */
  public ResourceService(Database database, SiteService sites, Clock clock) {
    this.database = database;
    this.sites = sites;
    this.clock = clock;
  }

  /** The sites in whose name a person shares. */
  public static Scope writable(Person by) {
    return by.scope(Role.REFERENT, Role.COORDINATOR, Role.ADMINISTRATOR);
  }

  /**
   * How much is shared with a person.
   *
   * @param about for this kind of operation; null: for any
   */
  public int count(Person reader, @Nullable OperationKind about) {
    return database.read(dsl -> ResourceReading.count(dsl, reader.scope(), about));
  }

  /**
   * What is shared with a person, the latest first.
   *
   * @param about for this kind of operation; null: for any
   * @param from how many to leave out
   */
  public List<Resource> shared(Person reader, @Nullable OperationKind about, int from, int most) {
    return database.read(dsl -> ResourceReading.shared(dsl, reader.scope(), about, from, most));
  }

  /**
   * A resource that the person may change.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none of that number
   */
  public Resource find(Person by, long id) {
    return database.read(dsl -> find(dsl, by, id));
  }

  private static Resource find(DSLContext dsl, Person by, long id) {
    return ResourceReading.find(dsl, writable(by), id)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no resource number " + id + "."));
  }

  /**
   * Shares something in the name of a site.
   *
   * @return its number
   * @throws Problem {@link ProblemCode#NOT_FOUND} for a site in whose name the person does not
   *     share
   */
  public long share(Person by, long siteId, ResourceTerms terms) {
    if (sites.find(writable(by), siteId).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no site number " + siteId + ".");
    }
    return database.write(
        dsl -> {
          Instant now = clock.instant();
          long id = ResourceStore.insert(dsl, siteId, terms, now);
          record(dsl, by, "resource.share", id, "", "site: " + siteId + "\n" + terms.told(), now);
          return id;
        });
  }

  /**
   * Says something else of it.
   *
   * @param version the one that was seen
   * @throws Problem {@link ProblemCode#NOT_FOUND}, or {@link ProblemCode#OPERATION_NOT_NOW} when
   *     somebody has changed it since
   */
  public void change(Person by, long id, long version, ResourceTerms terms) {
    database.update(
        dsl -> {
          Resource before = find(dsl, by, id);
          Instant now = clock.instant();
          if (!ResourceStore.update(dsl, id, version, terms, now)) {
            throw changed(id);
          }
          record(dsl, by, "resource.change", id, before.terms().told(), terms.told(), now);
        });
  }

  /** Withdraws it; it fails as {@link #change} does. */
  public void withdraw(Person by, long id, long version) {
    database.update(
        dsl -> {
          Resource before = find(dsl, by, id);
          if (!ResourceStore.delete(dsl, id, version)) {
            throw changed(id);
          }
          record(dsl, by, "resource.withdraw", id, before.terms().told(), "", clock.instant());
        });
  }

  private static Problem changed(long id) {
    return new Problem(
        ProblemCode.OPERATION_NOT_NOW,
        "Somebody has changed resource " + id + " meanwhile. Read it again, then decide.");
  }

  private static void record(
      DSLContext dsl, Person by, String action, long id, String before, String after, Instant now) {
    AuditService.record(dsl, by.actor(), action, "resource " + id, before, after, now);
  }
}
