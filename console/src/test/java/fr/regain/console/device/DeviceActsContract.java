package fr.regain.console.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class DeviceActsContract extends DeviceContract {
  private final List<UUID> shutOut = new ArrayList<>();
  private final List<UUID> moved = new ArrayList<>();
  private DeviceActs acts;
  private RingService rings;
  private Site here;
  private Site there;

  @BeforeEach
  void start() {
    acts =
        new DeviceActs(
            database,
            clock,
            (dsl, held) -> {},
            List.of((dsl, ids, departure) -> shutOut.addAll(ids)),
            List.of((dsl, ids, site) -> moved.addAll(ids)));
    rings = new RingService(database, clock);
    here = site("Zola");
    there = site("Sand");
  }

  private Site site(String name) {
    return sites.create(Person.CONSOLE, sites.root().id(), SiteKind.ETABLISSEMENT, name, null);
  }

  private static DeviceSelection all() {
    return new DeviceSelection.Filtered(DeviceFilter.ALL);
  }

  private Person administratorHere() {
    return new Person(
        7,
        "Jeanne",
        false,
        "192.0.2.1",
        List.of(
            new Grant(Role.ADMINISTRATOR, here.path()), new Grant(Role.REFERENT, there.path())));
  }

  @Test
  void anAct_tellsWhatItChanges_andLeavesWhatIsSoAlready_orIsSomebodyElses() {
    register("a", here.id());
    UUID out = register("b", here.id());
    register("c", there.id());
    register("unseen", sites.root().id());
    devices.revoke(Person.CONSOLE, out);

    ActCount count = acts.count(administratorHere(), all(), new DeviceAct.Retire());

    assertThat(count).isEqualTo(new ActCount(3, 1, 1, 1));
    assertThat(acts.run(administratorHere(), all(), new DeviceAct.Retire(), 2)).isEmpty();
    assertThat(shutOut).isEmpty();
    assertThat(acts.run(administratorHere(), all(), new DeviceAct.Retire(), 1)).contains(count);
    assertThat(shutOut).hasSize(1);
    assertThat(acts.count(administratorHere(), all(), new DeviceAct.Retire()).done()).isZero();
  }

  @Test
  void aMove_isSeenFromTheNewSiteAlone_andTold() {
    UUID id = register("a", here.id());

    acts.run(
        Person.CONSOLE,
        new DeviceSelection.Chosen(List.of(id, new UUID(1, 1))),
        new DeviceAct.ToSite(there.id()),
        1);

    assertThat(moved).containsExactly(id);
    assertThat(devices.isIn(new Scope(List.of(here.path())), id)).isFalse();
    assertThat(devices.isIn(new Scope(List.of(there.path())), id)).isTrue();
    assertThat(
            devices
                .page(
                    new Scope(List.of(there.path())),
                    DeviceFilter.ALL,
                    Sort.by(DeviceSort.HOST_NAME),
                    null,
                    10)
                .slice()
                .rows())
        .hasSize(1);
  }

  @Test
  void devicesGoIntoARing_outOfTheirOwn() {
    long first = rings.create(Person.CONSOLE, "Pilotes");
    long second = rings.create(Person.CONSOLE, "Tous");
    register("a", here.id());
    register("b", there.id());
    acts.run(Person.CONSOLE, all(), new DeviceAct.IntoRing(first), 2);

    acts.run(
        Person.CONSOLE,
        new DeviceSelection.Filtered(
            new DeviceFilter("a", null, null, Set.of(), null, false, null)),
        new DeviceAct.IntoRing(second),
        1);

    assertThat(rings.all()).extracting(Ring::devices).containsExactly(1L, 1L);
  }

  @Test
  void nobodyMovesDevicesToASiteThatIsNotTheirs_orIntoNoRing() {
    register("a", here.id());
    for (DeviceAct act : List.of(new DeviceAct.ToSite(there.id()), new DeviceAct.IntoRing(99))) {
      assertThatThrownBy(() -> acts.run(administratorHere(), all(), act, 1))
          .isInstanceOf(Problem.class);
    }
    Person reader = new Person(8, "", false, "", List.of(new Grant(Role.REFERENT, here.path())));
    assertThatThrownBy(() -> acts.count(reader, all(), new DeviceAct.Retire()))
        .isInstanceOf(Problem.class);
  }
}
