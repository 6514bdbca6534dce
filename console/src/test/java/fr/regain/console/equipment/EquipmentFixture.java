package fr.regain.console.equipment;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.InventoryReading;
import fr.regain.console.device.Registration;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.Chassis;
import fr.regain.v1.Display;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Two schools with devices, on a fresh database. */
abstract class EquipmentFixture extends DatabaseContract {
  DeviceService devices;
  EquipmentService equipment;
  OwnerService owners;
  Survey survey;
  Site moulin;
  Site coteaux;
  int made;

  @BeforeEach
  void services() throws Exception {
    devices = new DeviceService(database, clock, (dsl, held) -> {}, List.of());
    // The same draws each time.
    java.security.SecureRandom random = java.security.SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(7);
    equipment = new EquipmentService(database, clock, random);
    owners = new OwnerService(database, clock);
    survey = new Survey(database, clock, random);
    SiteService sites = new SiteService(database, clock);
    long root = sites.root().id();
    moulin = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Moulin", null);
    coteaux = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Coteaux", null);
  }

  UUID device(Site site) {
    UUID id = new UUID(0x1234_5678_9abc_4defL, ++made);
    Registration registration =
        new Registration(id, site.id(), "PC-" + made, HardwareFacts.getDefaultInstance(), null);
    database.update(dsl -> devices.register(dsl, registration, "a token", clock.instant()));
    return id;
  }

  void reports(UUID device, Inventory.Builder inventory) {
    clock.advance(Duration.ofSeconds(1));
    InventoryReading reading =
        new InventoryReading(device, "00", inventory.build(), clock.instant());
    database.update(dsl -> devices.recordInventories(dsl, List.of(reading)));
  }

  List<Equipment> all() {
    return equipment.after(Scope.EVERYWHERE, EquipmentFilter.ALL, 0, 100);
  }

  static Inventory.Builder laptop(String serial) {
    return Inventory.newBuilder()
        .setVendor("Dell Inc.")
        .setModel("Latitude 5400")
        .setSerialNumber(serial)
        .setChassis(Chassis.CHASSIS_LAPTOP);
  }

  static Display screen(String serial) {
    Display.Builder display =
        Display.newBuilder().setMaker("DEL").setModel("DELL P2419H").setYear(2019);
    return serial.isEmpty() ? display.build() : display.setSerialNumber(serial).build();
  }

  static Person technicianOf(Site site) {
    return new Person(7, "Inès", false, "::1", List.of(new Grant(Role.TECHNICIAN, site.path())));
  }
}
