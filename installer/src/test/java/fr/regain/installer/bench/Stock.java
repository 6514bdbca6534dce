package fr.regain.installer.bench;

import fr.regain.console.access.Person;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.EquipmentIntake;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.Owner;
import fr.regain.console.platform.Database;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.v1.Battery;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskType;
import fr.regain.v1.Firmware;
import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.TrustedPlatformModule;
import io.micronaut.context.ApplicationContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Equipment that was imported with its hardware: 500 schools of ten départements, laptops, desktops
 * and screens of all ages, some well, some short of memory or with a worn battery.
 *
 * @param schools where most of it is
 * @param labelled a place with as many pieces as labels are printed
 * @param serial the serial number of one piece
 */
record Stock(List<Site> schools, Site labelled, String serial) {
  private static final int SCHOOLS = 500;
  private static final int PER_DEPARTEMENT = 50;

  /** Pieces of one transaction, and the fewest that there can be. */
  static final int AT_A_TIME = 5_000;

  private static final long GIBIBYTE = 1L << 30;
  private static final List<String> MODELS =
      List.of("Latitude 5400", "Latitude 7490", "EliteBook 840 G5", "ThinkPad L480", "Vostro 3510");

  static Stock of(ApplicationContext console, Owner owner, int pieces) {
    SiteService sites = console.getBean(SiteService.class);
    long root = sites.root().id();
    List<Site> schools = new ArrayList<>();
    Site departement = null;
    for (int number = 0; number < SCHOOLS; number++) {
      if (departement == null || number % PER_DEPARTEMENT == 0) {
        departement = site(sites, root, SiteKind.DEPARTEMENT, "Département " + number);
      }
      schools.add(site(sites, departement.id(), SiteKind.ETABLISSEMENT, "École " + number));
    }
    Site labelled = site(sites, root, SiteKind.ETABLISSEMENT, "Lycée");
    Random random = new Random(2026);
    EquipmentIntake intake = console.getBean(EquipmentIntake.class);
    for (int from = 0; from < pieces; from += AT_A_TIME) {
      List<EquipmentIntake.Addition> additions = new ArrayList<>();
      for (int number = from; number < from + AT_A_TIME; number++) {
        Site place =
            number < SecondLifeBenchmark.labels() ? labelled : schools.get(number % SCHOOLS);
        additions.add(addition(place, owner, number, random));
      }
      console
          .getBean(Database.class)
          .update(dsl -> intake.add(dsl, Person.CONSOLE, List.copyOf(additions)));
    }
    return new Stock(schools, labelled, serial(pieces / 2));
  }

  private static Site site(SiteService sites, long parent, SiteKind kind, String name) {
    return sites.create(Person.CONSOLE, parent, kind, name, null);
  }

  private static String serial(int number) {
    return "SN%07d".formatted(number);
  }

  private static EquipmentIntake.Addition addition(
      Site place, Owner owner, int number, Random random) {
    boolean screen = number % 4 == 3;
    LocalDate made = LocalDate.of(2014, 1, 1).plusDays(random.nextInt(12 * 365));
    Description plate =
        new Description(
            screen
                ? EquipmentKind.MONITOR
                : number % 2 == 0 ? EquipmentKind.LAPTOP : EquipmentKind.DESKTOP,
            "Maker",
            screen ? "P2419H" : MODELS.get(random.nextInt(MODELS.size())),
            serial(number),
            new Made(made, made.plusDays(200)),
            screen ? null : hardware(random));
    Declaration said =
        Declaration.NONE
            .withOwner(owner.id())
            .withProtectedCarrier(false)
            .withWorking(random.nextInt(10) > 0);
    return new EquipmentIntake.Addition(place.id(), plate, said);
  }

  private static Inventory hardware(Random random) {
    int memory = 4 << random.nextInt(3);
    boolean recent = random.nextBoolean();
    return Inventory.newBuilder()
        .setProcessor(
            Processor.newBuilder()
                .setName("Intel Core i5")
                .setVendor("GenuineIntel")
                .setFamily(6)
                .setModel(recent ? 142 : 94)
                .setStepping(recent ? 12 : 3)
                .setPhysicalCores(4)
                .setSixtyFourBit(true))
        .setFirmware(Firmware.newBuilder().setUefi(true).setSecureBoot(recent))
        .setTrustedPlatformModule(
            TrustedPlatformModule.newBuilder().setPresent(true).setVersion(recent ? "2.0" : "1.2"))
        .setMemoryBytes(memory * GIBIBYTE)
        .addMemoryModules(MemoryModule.newBuilder().setCapacityBytes(memory * GIBIBYTE))
        .setMemorySlots(2)
        .setMaximumMemoryBytes(32 * GIBIBYTE)
        .addDisks(
            Disk.newBuilder()
                .setModel("KIOXIA")
                .setType(random.nextInt(3) == 0 ? DiskType.DISK_TYPE_HDD : DiskType.DISK_TYPE_SSD)
                .setCapacityBytes(256_000_000_000L)
                .setHealth(DiskHealth.newBuilder().setPassed(true)))
        .addBatteries(
            Battery.newBuilder()
                .setDesignCapacityMilliwattHours(50_000)
                .setFullCapacityMilliwattHours(20_000 + random.nextInt(30_000)))
        .setOperatingSystem(
            OperatingSystem.newBuilder()
                .setName("Windows")
                .setVersion(recent ? "11" : "10")
                .setBuild(recent ? "26100" : "19045")
                .setArchitecture("amd64"))
        .build();
  }
}
