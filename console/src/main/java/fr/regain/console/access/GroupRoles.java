package fr.regain.console.access;

import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Which roles the groups of the identity provider give. That decides over people whom nobody here
 * has looked at, so it is for those alone who administer the whole organisation. What is added
 * counts from each person's next sign-in; what is taken back is gone at once, also for those who
 * never sign in again but left a key.
 */
@Singleton
final class GroupRoles {
  static final int LONGEST_GROUP = 255;

  private final Database database;
  private final Clock clock;

  GroupRoles(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  List<GroupRole> list() {
    return database.read(GroupRoleList::list);
  }

  List<SiteLabel> sites() {
    return database.read(dsl -> GrantList.sites(dsl, Scope.EVERYWHERE));
  }

  /** Gives the members of a group a role; one that they have already stays. */
  void add(Person by, String group, GroupGrant grant) {
    if (group.isEmpty() || group.length() > LONGEST_GROUP) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "The name of a group has 1 to " + LONGEST_GROUP + " characters.");
    }
    database.update(
        dsl -> {
          check(dsl, by, grant);
          if (GroupRoleStore.insert(dsl, group, grant, clock.instant()) == 1) {
            record(dsl, by, "group.grant", group, "", text(grant));
          }
        });
  }

  /** Takes a role back from the members of a group. */
  void remove(Person by, String group, GroupGrant grant) {
    database.update(
        dsl -> {
          check(dsl, by, grant);
          if (GroupRoleStore.delete(dsl, group, grant) == 0) {
            throw new Problem(ProblemCode.NOT_FOUND, "The group does not have this role there.");
          }
          GrantStore.deleteByGroup(dsl, GroupRoleList.without(dsl, grant), grant);
          record(dsl, by, "group.withdraw", group, text(grant), "");
        });
  }

  private static void check(DSLContext dsl, Person by, GroupGrant grant) {
    if (!by.scope(Role.ADMINISTRATOR).isEverywhere()
        || !GrantList.siteIsIn(dsl, Scope.EVERYWHERE, grant.siteId())) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no site number " + grant.siteId() + ".");
    }
  }

  private void record(
      DSLContext dsl, Person by, String action, String group, String before, String after) {
    AuditService.record(dsl, by.actor(), action, "group " + group, before, after, clock.instant());
  }

  private static String text(GroupGrant grant) {
    return "role: " + grant.role() + " on site " + grant.siteId();
  }
}
