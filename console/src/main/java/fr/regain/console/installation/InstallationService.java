package fr.regain.console.installation;

import static fr.regain.console.schema.Tables.DEVICE;

import fr.regain.console.access.FirstAdministrator;
import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.platform.Database;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.site.Uai;
import fr.regain.console.web.Presentation;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far the installation has come, and the sites that it enters. */
@Singleton
final class InstallationService {
  private final Database database;
  private final SiteService sites;
  private final TokenService tokens;
  private final FirstAdministrator administrator;
  private final DemonstrationService demonstration;

  InstallationService(
      Database database,
      SiteService sites,
      TokenService tokens,
      FirstAdministrator administrator,
      DemonstrationService demonstration) {
    this.database = database;
    this.sites = sites;
    this.tokens = tokens;
    this.administrator = administrator;
    this.demonstration = demonstration;
  }

  /** How far it has come. */
  Progress progress(Person by) {
    return new Progress(
        administrator.exists(by),
        sites.tree(Scope.EVERYWHERE).size() - 1,
        tokens.count(by),
        received());
  }

  /** How many real devices there are. */
  int received() {
    Set<Long> invented = demonstration.siteIds();
    return database.read(dsl -> dsl.fetchCount(DEVICE, DEVICE.SITE_ID.notIn(invented)));
  }

  /**
   * Enters schools below the root, in their départements; those whose code is known are passed
   * over.
   *
   * @return how many were entered
   */
  int enter(Person by, List<SiteLines.School> schools) {
    List<Site> tree = sites.tree(Scope.EVERYWHERE);
    long root = sites.root().id();
    Map<String, Long> departments = new HashMap<>();
    Set<Uai> known = new HashSet<>();
    for (Site site : tree) {
      if (site.kind() == SiteKind.DEPARTEMENT) {
        departments.putIfAbsent(site.name(), site.id());
      }
      Uai uai = site.uai();
      if (uai != null) {
        known.add(uai);
      }
    }
    int entered = 0;
    for (SiteLines.School school : schools) {
      if (!known.add(school.uai())) {
        continue;
      }
      long parent =
          school.department().isEmpty()
              ? root
              : departments.computeIfAbsent(
                  school.department(),
                  name -> sites.create(by, root, SiteKind.DEPARTEMENT, name, null).id());
      sites.create(by, parent, SiteKind.ETABLISSEMENT, school.name(), school.uai());
      entered++;
    }
    return entered;
  }

  /** Whether the console bears a name of its own. */
  static boolean isNamed(Presentation presentation) {
    return !presentation.name().equals(Presentation.OWN_NAME);
  }
}
