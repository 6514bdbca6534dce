package fr.regain.console.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.testing.DatabaseContract;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SiteServiceContract extends DatabaseContract {
  private SiteService sites;

  @BeforeEach
  void service() {
    sites = new SiteService(database, clock);
  }

  @Test
  void aNewDatabase_hasOneRoot() {
    Site root = sites.root();

    assertThat(root.kind()).isEqualTo(SiteKind.ORGANISATION);
    assertThat(root.path()).isEqualTo("/" + root.id() + "/");
    assertThat(root.depth()).isZero();
    assertThat(sites.tree(Scope.EVERYWHERE)).containsExactly(root);
  }

  @Test
  void theTree_listsEachSiteAfterItsParent_andSiblingsByName() {
    Site root = sites.root();
    Site lyon = sites.create(Person.CONSOLE, root.id(), SiteKind.ACADEMIE, "Lyon", null);
    Site amiens = sites.create(Person.CONSOLE, root.id(), SiteKind.ACADEMIE, "Amiens", null);
    Site evry = sites.create(Person.CONSOLE, lyon.id(), SiteKind.ETABLISSEMENT, "Évry", null);
    Site eze = sites.create(Person.CONSOLE, lyon.id(), SiteKind.ETABLISSEMENT, "Eze", null);
    Site zola = sites.create(Person.CONSOLE, lyon.id(), SiteKind.ETABLISSEMENT, "Zola", null);
    Site room = sites.create(Person.CONSOLE, zola.id(), SiteKind.SALLE, "B12", null);

    assertThat(sites.tree(Scope.EVERYWHERE))
        .containsExactly(root, amiens, lyon, evry, eze, zola, room);
    assertThat(room.path()).isEqualTo(zola.path() + room.id() + "/");
    assertThat(room.depth()).isEqualTo(3);
  }

  @Test
  void aSite_isFoundAsItWasCreated() {
    Site created =
        sites.create(
            Person.CONSOLE,
            sites.root().id(),
            SiteKind.ETABLISSEMENT,
            "  Louis-le-Grand ",
            new Uai("0750655E"));

    assertThat(sites.find(Scope.EVERYWHERE, created.id())).contains(created);
    assertThat(created.name()).isEqualTo("Louis-le-Grand");
    assertThat(created.createdAt()).isEqualTo(clock.instant());
  }

  @Test
  void aSecondSiteWithTheSameUai_isRefused() {
    long root = sites.root().id();
    sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "A", new Uai("0750655E"));

    assertProblem(
        () -> sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "B", new Uai("0750655E")),
        ProblemCode.REQUEST_INVALID);
  }

  @Test
  void aUai_onAnythingButAnEtablissement_isRefused() {
    assertProblem(
        () ->
            sites.create(
                Person.CONSOLE, sites.root().id(), SiteKind.SALLE, "B12", new Uai("0750655E")),
        ProblemCode.REQUEST_INVALID);
  }

  @Test
  void aSiteThatWouldHoldALevelAboveIt_isRefused() {
    Site room = sites.create(Person.CONSOLE, sites.root().id(), SiteKind.SALLE, "B12", null);

    assertProblem(
        () -> sites.create(Person.CONSOLE, room.id(), SiteKind.ETABLISSEMENT, "A", null),
        ProblemCode.REQUEST_INVALID);
    assertProblem(
        () -> sites.create(Person.CONSOLE, room.id(), SiteKind.SALLE, "B13", null),
        ProblemCode.REQUEST_INVALID);
  }

  @Test
  void aParentThatDoesNotExist_isRefused() {
    assertProblem(
        () -> sites.create(Person.CONSOLE, 999, SiteKind.SALLE, "B12", null),
        ProblemCode.NOT_FOUND);
  }

  @Test
  void aNameThatIsEmptyOrTooLong_isRefused() {
    long root = sites.root().id();

    assertProblem(
        () -> sites.create(Person.CONSOLE, root, SiteKind.SALLE, "  ", null),
        ProblemCode.REQUEST_INVALID);
    assertProblem(
        () -> sites.create(Person.CONSOLE, root, SiteKind.SALLE, "x".repeat(256), null),
        ProblemCode.REQUEST_INVALID);
    assertThat(sites.create(Person.CONSOLE, root, SiteKind.SALLE, "x".repeat(255), null).name())
        .hasSize(255);
  }

  @Test
  void aRenamedSite_keepsItsPlace() {
    Site room = sites.create(Person.CONSOLE, sites.root().id(), SiteKind.SALLE, "B12", null);

    sites.rename(Person.CONSOLE, room.id(), "CDI");

    assertThat(sites.find(Scope.EVERYWHERE, room.id()).orElseThrow().name()).isEqualTo("CDI");
    assertThat(sites.find(Scope.EVERYWHERE, room.id()).orElseThrow().path()).isEqualTo(room.path());
    assertProblem(() -> sites.rename(Person.CONSOLE, 999, "CDI"), ProblemCode.NOT_FOUND);
  }

  private static AbstractThrowableAssert<?, ?> assertProblem(
      ThrowingCallable call, ProblemCode code) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
