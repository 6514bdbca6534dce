package fr.regain.console.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what sites share, and who changes it. */
abstract class ResourceContract extends DatabaseContract {
  private ResourceService resources;
  private SiteService sites;
  private Site toulouse;
  private Site moulin;
  private Site coteaux;
  private Site elsewhere;

  @BeforeEach
  void sites() {
    sites = new SiteService(database, clock);
    resources = new ResourceService(database, sites, clock);
    toulouse = site(sites.root(), SiteKind.ACADEMIE, "Toulouse");
    moulin = site(toulouse, SiteKind.ETABLISSEMENT, "Moulin");
    coteaux = site(toulouse, SiteKind.ETABLISSEMENT, "Coteaux");
    elsewhere = site(site(sites.root(), SiteKind.ACADEMIE, "Nantes"), SiteKind.SALLE, "Ailleurs");
  }

  private Site site(Site above, SiteKind kind, String name) {
    return sites.create(Person.CONSOLE, above.id(), kind, name, null);
  }

  private static ResourceTerms terms(String title, @Nullable String address, String content) {
    return new ResourceTerms(
        ResourceKind.POSTER, title, address, content, Set.of(OperationKind.DATA));
  }

  private static Person with(Role role, Site site) {
    return new Person(7, "Inès", false, "::1", List.of(new Grant(role, site.path())));
  }

  private List<String> seen(Person reader) {
    return resources.shared(reader, null, 0, 10).stream()
        .map(resource -> resource.terms().title())
        .toList();
  }

  private static void assertRefused(ProblemCode code, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOf(Problem.class)
        .extracting(problem -> ((Problem) problem).code())
        .isEqualTo(code);
  }

  @Test
  void whatASchoolShares_isSeenInItsAcademy_andWhatTheRootShares_everywhere() {
    resources.share(with(Role.REFERENT, moulin), moulin.id(), terms("École", null, "Texte"));
    resources.share(Person.CONSOLE, sites.root().id(), terms("Tous", null, "Texte"));

    assertThat(seen(with(Role.TECHNICIAN, coteaux))).containsExactlyInAnyOrder("École", "Tous");
    assertThat(seen(with(Role.REFERENT, toulouse))).containsExactlyInAnyOrder("École", "Tous");
    assertThat(seen(Person.CONSOLE)).containsExactlyInAnyOrder("École", "Tous");
    assertThat(seen(with(Role.REFERENT, elsewhere))).containsExactly("Tous");
    assertThat(seen(new Person(8, "Personne", false, "::1", List.of()))).isEmpty();
    assertThat(resources.count(with(Role.REFERENT, coteaux), OperationKind.DATA)).isEqualTo(2);
    assertThat(resources.count(with(Role.REFERENT, coteaux), OperationKind.REUSE)).isZero();
  }

  @Test
  void onlyThoseOfItsSite_changeAResource_andNobodyOverAnother() {
    Person referent = with(Role.REFERENT, moulin);
    long id = resources.share(referent, moulin.id(), terms("Un", "https://a.example/", ""));
    ResourceTerms other =
        new ResourceTerms(
            ResourceKind.GUIDE, "Deux", null, "Texte", EnumSet.allOf(OperationKind.class));

    assertRefused(
        ProblemCode.NOT_FOUND, () -> resources.change(with(Role.REFERENT, coteaux), id, 1, other));
    assertRefused(
        ProblemCode.NOT_FOUND, () -> resources.withdraw(with(Role.TECHNICIAN, moulin), id, 1));
    assertRefused(ProblemCode.NOT_FOUND, () -> resources.share(referent, coteaux.id(), other));
    resources.change(referent, id, 1, other);
    assertThat(resources.find(referent, id).terms()).isEqualTo(other);
    assertRefused(
        ProblemCode.OPERATION_NOT_NOW,
        () -> resources.change(referent, id, 1, terms("Trois", null, "Texte")));
    assertRefused(ProblemCode.OPERATION_NOT_NOW, () -> resources.withdraw(referent, id, 1));
    resources.withdraw(referent, id, 2);
    assertRefused(ProblemCode.NOT_FOUND, () -> resources.find(referent, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example/",
        "javascript:alert(1)",
        "https://nom:secret@a.example/",
        "https:///chemin",
        "//a.example/",
        "https://a.example/ b"
      })
  void anAddressThatIsNotOfHttpsAlone_isRefused(String address) {
    assertRefused(ProblemCode.REQUEST_INVALID, () -> terms("Titre", address, "Texte"));
  }

  @Test
  void whatSaysNothing_isRefused() {
    assertRefused(ProblemCode.REQUEST_INVALID, () -> terms("Titre", null, " "));
    assertRefused(ProblemCode.REQUEST_INVALID, () -> terms(" ", null, "Texte"));
    assertRefused(ProblemCode.REQUEST_INVALID, () -> terms("Titre", null, "x".repeat(4_001)));
    assertRefused(
        ProblemCode.REQUEST_INVALID,
        () -> new ResourceTerms(ResourceKind.GUIDE, "Titre", null, "Texte", Set.of()));
    assertThat(terms("Titre", "https://A.example/x", "").host()).isEqualTo("A.example");
  }
}
