package fr.regain.console.equipment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The door to owners. They hold for the whole organisation: who administers all of it enters them;
 * who administers a site says which of them holds its equipment.
 */
@Singleton
public final class OwnerService {
  private static final int LONGEST_NAME = 255;

  private final Database database;
  private final Clock clock;

  /** The owners in this database. */
  public OwnerService(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All owners, by name. */
  public List<Owner> all() {
    return database.read(OwnerStore::all);
  }

  /** The owner of that number, if there is one. */
  public Optional<Owner> find(long id) {
    return database.read(dsl -> OwnerStore.find(dsl, id));
  }

  /** As {@link #add(DSLContext, Person, String, OwnerKind)}, in a transaction of its own. */
  public Owner add(Person by, String name, OwnerKind kind) {
    return database.write(dsl -> add(dsl, by, name, kind));
  }

  /**
   * Enters an owner.
   *
   * @param by who does it, an administrator of the whole organisation
   * @throws Problem {@link ProblemCode#NOT_FOUND} for anybody else, {@link
   *     ProblemCode#REQUEST_INVALID} for a name that is empty, too long or taken
   */
  public Owner add(DSLContext dsl, Person by, String name, OwnerKind kind) {
    checkRight(by);
    Owner made = OwnerStore.insert(dsl, checkedName(dsl, name, 0), kind);
    record(dsl, by, "owner.add", "owner " + made.id(), "", text(made));
    return made;
  }

  /**
   * Gives an owner another name or kind.
   *
   * @param by who does it, an administrator of the whole organisation
   * @throws Problem {@link ProblemCode#NOT_FOUND} for anybody else or without such an owner, {@link
   *     ProblemCode#REQUEST_INVALID} for a name that is empty, too long or taken
   */
  public void change(Person by, long id, String name, OwnerKind kind) {
    checkRight(by);
    database.update(
        dsl -> {
          Owner before = OwnerStore.find(dsl, id).orElseThrow(() -> missing(id));
          Owner after = new Owner(id, checkedName(dsl, name, id), kind);
          OwnerStore.update(dsl, after);
          record(dsl, by, "owner.change", "owner " + id, text(before), text(after));
        });
  }

  /** What the sites of a scope say of their equipment. */
  public List<SiteOwnership> ownerships(Scope scope) {
    return database.read(dsl -> Sites.ownerships(dsl, scope));
  }

  /**
   * Puts on record who holds the equipment of a site, and of the sites below it that say nothing
   * themselves; equipment that has left, or of which something else was declared, keeps what it
   * has.
   *
   * @param by who does it, an administrator of the site
   * @param ownerId the owner; null: the site says nothing any more, which changes no equipment
   * @param protectedCarrier whether it holds classified or specially protected carriers
   * @return how many pieces have an owner that they did not have
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site or owner
   */
  public int setOwnership(
      Person by, long siteId, @Nullable Long ownerId, @Nullable Boolean protectedCarrier) {
    return database.write(
        dsl -> {
          String path = Sites.check(dsl, by.scope(Role.ADMINISTRATOR), siteId);
          List<SiteOwnership> all = Sites.ownerships(dsl, Scope.EVERYWHERE);
          SiteOwnership before =
              all.stream().filter(said -> said.path().equals(path)).findFirst().orElse(null);
          SiteOwnership after =
              ownerId == null ? null : new SiteOwnership(path, ownerId, protectedCarrier);
          if (Objects.equals(before, after)) {
            return 0;
          }
          record(dsl, by, "site.ownership", "site " + siteId, text(before), text(after));
          if (after == null) {
            OwnerStore.removeOwnership(dsl, siteId);
            return 0;
          }
          if (OwnerStore.find(dsl, after.ownerId()).isEmpty()) {
            throw missing(after.ownerId());
          }
          OwnerStore.putOwnership(dsl, siteId, after);
          List<String> own =
              all.stream()
                  .map(SiteOwnership::path)
                  .filter(other -> other.startsWith(path) && !other.equals(path))
                  .toList();
          return OwnerStore.handOn(dsl, after, own, before, clock.instant());
        });
  }

  /**
   * Accepts who administers the whole organisation.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} for anybody else
   */
  public static void checkRight(Person by) {
    if (!by.scope(Role.ADMINISTRATOR).isEverywhere()) {
      throw new Problem(
          ProblemCode.NOT_FOUND, "Owners are entered by who administers the whole organisation.");
    }
  }

  private static String checkedName(DSLContext dsl, String name, long except) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "The name of an owner has 1 to " + LONGEST_NAME + " characters.");
    }
    if (OwnerStore.hasName(dsl, stripped, except)) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "Another owner already bears the name " + stripped + ".");
    }
    return stripped;
  }

  private void record(
      DSLContext dsl, Person by, String action, String subject, String before, String after) {
    AuditService.record(dsl, by.actor(), action, subject, before, after, clock.instant());
  }

  private static String text(Owner owner) {
    return "name: " + owner.name() + "\nkind: " + owner.kind();
  }

  private static String text(@Nullable SiteOwnership said) {
    if (said == null) {
      return "";
    }
    return "owner: "
        + said.ownerId()
        + (said.protectedCarrier() == null
            ? ""
            : "\nprotected-carrier: " + said.protectedCarrier());
  }

  private static Problem missing(long id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no owner number " + id + ".");
  }
}
