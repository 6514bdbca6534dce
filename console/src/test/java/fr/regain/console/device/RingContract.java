package fr.regain.console.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.HardwareFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class RingContract extends DatabaseContract {
  private RingService rings;
  private DeviceService devices;
  private UUID first;
  private UUID second;

  @BeforeEach
  void console() {
    rings = new RingService(database, clock);
    devices = new DeviceService(database, clock, (dsl, held) -> {}, List.of());
    first = register("CDI-01");
    second = register("SALLE-01");
  }

  private UUID register(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    database.update(
        dsl ->
            devices.register(
                dsl,
                new Registration(id, 1, name, HardwareFacts.getDefaultInstance(), null),
                "",
                clock.instant()));
    return id;
  }

  private static DeviceFilter filter(String text, @Nullable Long ring) {
    return new DeviceFilter(text, null, ring, Set.of(), null, false, null);
  }

  private long assign(DeviceFilter filter, long ring, long expected) {
    return rings.assign(Person.CONSOLE, filter, ring, expected);
  }

  private List<UUID> in(long ring) {
    return database.read(
        dsl -> devices.filtered(dsl, filter("", ring)).stream().map(FilteredDevice::id).toList());
  }

  @Test
  void everythingInAFilter_isPutIntoARing_andOutOfTheOneThatItWasIn() {
    long pilots = rings.create(Person.CONSOLE, "Pilotes");
    long others = rings.create(Person.CONSOLE, "Autres");

    assertThat(assign(DeviceFilter.ALL, others, 2)).isEqualTo(2);
    assertThat(assign(filter("cdi", null), pilots, 1)).isEqualTo(1);

    assertThat(in(pilots)).containsExactly(first);
    assertThat(in(others)).containsExactly(second);
    assertThat(rings.all()).extracting(Ring::devices).containsExactly(1L, 1L);
  }

  @Test
  void anotherNumberOfDevicesThanThePersonWasTold_movesNone() {
    long pilots = rings.create(Person.CONSOLE, "Pilotes");

    assertThat(assign(DeviceFilter.ALL, pilots, 1)).isEqualTo(2);

    assertThat(in(pilots)).isEmpty();
  }

  @Test
  void aRingThatIsRemoved_leavesItsDevices() {
    long pilots = rings.create(Person.CONSOLE, "Pilotes");
    assign(DeviceFilter.ALL, pilots, 2);
    rings.remove(Person.CONSOLE, pilots);

    assertThat(rings.all()).isEmpty();
    assertThat(devices.find(Scope.EVERYWHERE, first)).isPresent();
  }

  @Test
  void aNameThatIsTaken_orEmpty_isRefused() {
    long pilots = rings.create(Person.CONSOLE, "Pilotes");
    rings.rename(Person.CONSOLE, pilots, "Pilotes");
    for (String name : List.of("Pilotes", " ", "x".repeat(256))) {
      assertThatThrownBy(() -> rings.create(Person.CONSOLE, name))
          .isInstanceOf(Problem.class)
          .extracting("code")
          .isEqualTo(ProblemCode.REQUEST_INVALID);
    }
  }

  @Test
  void aDeviceThatIsRemoved_isForgotten_andSoIsWhoItWasCopiedFrom() {
    UUID copy = new UUID(3, 3);
    database.update(
        dsl ->
            devices.register(
                dsl,
                new Registration(copy, 1, "copie", HardwareFacts.getDefaultInstance(), first),
                "",
                clock.instant()));

    devices.remove(first);

    assertThat(devices.find(Scope.EVERYWHERE, first)).isEmpty();
    assertThat(devices.find(Scope.EVERYWHERE, copy).orElseThrow().row().clonedFrom()).isNull();
    assertThatThrownBy(() -> devices.remove(first)).isInstanceOf(Problem.class);
  }
}
