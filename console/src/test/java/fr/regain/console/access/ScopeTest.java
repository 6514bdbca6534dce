package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScopeTest {
  private static final Person PERSON =
      new Person(
          7,
          "Jeanne",
          false,
          "192.0.2.1",
          List.of(
              new Grant(Role.ADMINISTRATOR, "/1/4/"),
              new Grant(Role.REFERENT, "/1/5/"),
              new Grant(Role.REFERENT, "/1/4/")));

  @Test
  void aSubtree_holdsItsSiteAndAllBelow_andNoneBeside() {
    Scope scope = new Scope(List.of("/1/4/"));

    assertThat(scope.holds("/1/4/")).isTrue();
    assertThat(scope.holds("/1/4/12/")).isTrue();
    assertThat(scope.holds("/1/")).isFalse();
    assertThat(scope.holds("/1/40/")).isFalse();
    assertThat(scope.holds("/1/5/4/")).isFalse();
  }

  @Test
  void noPath_holdsNothing() {
    assertThat(new Scope(List.of()).holds("/1/")).isFalse();
    assertThat(new Scope(List.of()).isEmpty()).isTrue();
    assertThat(Scope.EVERYWHERE.holds("/1/")).isTrue();
  }

  @Test
  void whatIsNoPath_isRefused() {
    for (String text : List.of("", "1/", "/1", "/%/", "/1/_/", "/1//")) {
      assertThatThrownBy(() -> new Scope(List.of(text)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aRole_countsOnItsOwnSitesAlone() {
    assertThat(PERSON.scope(Role.ADMINISTRATOR).paths()).containsExactly("/1/4/");
    assertThat(PERSON.scope(Role.REFERENT).paths()).containsExactly("/1/5/", "/1/4/");
    assertThat(PERSON.scope().paths()).containsExactly("/1/4/", "/1/5/");
    assertThat(PERSON.may(Role.COORDINATOR)).isFalse();
    assertThat(PERSON.may(Role.COORDINATOR, Role.REFERENT)).isTrue();
    assertThat(PERSON.scope(Role.COORDINATOR).isEmpty()).isTrue();
  }
}
