package fr.regain.console.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    devices = new DeviceService(database, clock, List.of());
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

  private List<UUID> in(long ring) {
    return database.read(
        dsl -> devices.filtered(dsl, filter("", ring)).stream().map(FilteredDevice::id).toList());
  }

  @Test
  void everythingInAFilter_isPutIntoARing_andOutOfTheOneThatItWasIn() {
    long pilots = rings.create("Pilotes");
    long others = rings.create("Autres");

    assertThat(rings.assign(DeviceFilter.ALL, others)).isEqualTo(2);
    assertThat(rings.assign(filter("cdi", null), pilots)).isEqualTo(1);

    assertThat(in(pilots)).containsExactly(first);
    assertThat(in(others)).containsExactly(second);
    assertThat(rings.all()).extracting(Ring::devices).containsExactly(1L, 1L);
    rings.assign(filter("", others), null);
    assertThat(in(others)).isEmpty();
  }

  @Test
  void aRingThatIsRemoved_leavesItsDevices() {
    long pilots = rings.create("Pilotes");
    rings.assign(DeviceFilter.ALL, pilots);
    rings.remove(pilots);

    assertThat(rings.all()).isEmpty();
    assertThat(devices.find(first)).isPresent();
  }

  @Test
  void aNameThatIsTaken_orEmpty_isRefused() {
    long pilots = rings.create("Pilotes");
    rings.rename(pilots, "Pilotes");
    for (String name : List.of("Pilotes", " ", "x".repeat(256))) {
      assertThatThrownBy(() -> rings.create(name))
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

    assertThat(devices.find(first)).isEmpty();
    assertThat(devices.find(copy).orElseThrow().row().clonedFrom()).isNull();
    assertThatThrownBy(() -> devices.remove(first)).isInstanceOf(Problem.class);
  }
}
