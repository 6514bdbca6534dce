package fr.regain.console.testing;

import static fr.regain.console.schema.Tables.CERTIFICATE;
import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.ENERGY_HOUR;

import fr.regain.console.access.Person;
import fr.regain.console.checkin.CheckInHistory;
import fr.regain.console.checkin.PastCheckIns;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.InventoryReading;
import fr.regain.console.device.Registration;
import fr.regain.console.device.VolumesReading;
import fr.regain.console.platform.Database;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.site.Uai;
import fr.regain.v1.Age;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import fr.regain.v1.Battery;
import fr.regain.v1.Chassis;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Firmware;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.Volume;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;

/** The devices of a small académie, the same each time. */
public final class SampleFleet {
  private static final long GIBIBYTE = 1L << 30;
  private static final List<String> MODELS =
      List.of("Latitude 5400", "OptiPlex 3060", "ProBook 450 G6", "ThinkCentre M710q");
  private static final List<String> VENDORS = List.of("Dell Inc.", "Dell Inc.", "HP", "LENOVO");
  private static final List<Chassis> CHASSIS =
      List.of(
          Chassis.CHASSIS_LAPTOP,
          Chassis.CHASSIS_DESKTOP,
          Chassis.CHASSIS_LAPTOP,
          Chassis.CHASSIS_MINI);

  private final Instant now;
  private final DeviceService devices;
  private final SiteService sites;
  private final Random random = new Random(42);
  private final List<UUID> ids = new ArrayList<>();
  private final List<Site> places = new ArrayList<>();

  private SampleFleet(TestingConsole console) {
    this.now = console.bean(Clock.class).instant();
    this.devices = console.bean(DeviceService.class);
    this.sites = console.bean(SiteService.class);
  }

  /** Puts sites and that many devices on record. */
  public static SampleFleet in(TestingConsole console, int count) {
    SampleFleet fleet = new SampleFleet(console);
    fleet.addSites();
    console
        .bean(Database.class)
        .update(
            dsl -> {
              for (int number = 0; number < count; number++) {
                fleet.addDevice(dsl, number);
              }
            });
    return fleet;
  }

  /** Their ids, in the order of their names. */
  public List<UUID> ids() {
    return List.copyOf(ids);
  }

  /** The sites that hold devices. */
  public List<Site> places() {
    return List.copyOf(places);
  }

  private void addSites() {
    Site academy =
        sites.create(
            Person.CONSOLE, sites.root().id(), SiteKind.ACADEMIE, "Académie de Toulouse", null);
    Site department =
        sites.create(Person.CONSOLE, academy.id(), SiteKind.DEPARTEMENT, "Haute-Garonne", null);
    Site college =
        sites.create(
            Person.CONSOLE,
            department.id(),
            SiteKind.ETABLISSEMENT,
            "Collège Jean Moulin",
            new Uai("0310042C"));
    Site school =
        sites.create(
            Person.CONSOLE,
            department.id(),
            SiteKind.ETABLISSEMENT,
            "Lycée des Coteaux",
            new Uai("0311234Y"));
    places.add(sites.create(Person.CONSOLE, college.id(), SiteKind.SALLE, "Salle 101", null));
    places.add(sites.create(Person.CONSOLE, college.id(), SiteKind.SALLE, "CDI", null));
    places.add(school);
  }

  private void addDevice(DSLContext dsl, int number) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    ids.add(id);
    String name = "MOULIN-%03d".formatted(number + 1);
    Instant enrolledAt = now.minus(Duration.ofDays(60));
    devices.register(
        dsl,
        new Registration(
            id,
            places.get(number % places.size()).id(),
            name,
            HardwareFacts.newBuilder().setSystemSerial("SN" + number).build(),
            null),
        "Rentrée 2026",
        enrolledAt);
    // One device in ten has enrolled and never come back.
    if (number % 10 == 9) {
      return;
    }
    devices.recordInventories(
        dsl, List.of(new InventoryReading(id, "00", inventory(number, name), enrolledAt)));
    Instant lastAt = now.minus(Duration.ofMinutes(number % 7 == 6 ? 40_000 : 7L * number));
    devices.recordVolumes(dsl, List.of(new VolumesReading(id, volumes(number), lastAt)));
    addCheckIns(dsl, id, number, lastAt);
    devices.recordContacts(dsl, Map.of(id, "0.1.0"), lastAt);
    addCertificate(dsl, id, enrolledAt);
    addEnergy(dsl, id);
  }

  private static Inventory inventory(int number, String name) {
    int model = number % MODELS.size();
    LocalDate launched = LocalDate.of(2017, 7, 1).plusMonths(number % 30);
    LocalDate firmware = launched.plusMonths(20);
    Inventory.Builder inventory =
        Inventory.newBuilder()
            .setHostName(name)
            .setVendor(VENDORS.get(model))
            .setModel(MODELS.get(model))
            .setSerialNumber("5CG%07d".formatted(number * 7919))
            .setChassis(CHASSIS.get(model))
            .setFirmware(
                Firmware.newBuilder()
                    .setVendor(VENDORS.get(model))
                    .setVersion("1.12.0")
                    .setReleaseDate(firmware.toString())
                    .setUefi(true))
            .setProcessor(
                Processor.newBuilder()
                    .setName("Intel(R) Core(TM) i5-8365U CPU @ 1.60GHz")
                    .setPhysicalCores(4)
                    .setMaximumHertz(4_100_000_000L))
            .setMemoryBytes(8 * GIBIBYTE - 200_000_000)
            .addMemoryModules(
                MemoryModule.newBuilder().setCapacityBytes(8 * GIBIBYTE).setType("DDR4"))
            .addDisks(
                Disk.newBuilder()
                    .setModel("KBG40ZNS256G NVMe KIOXIA 256GB")
                    .setCapacityBytes(256_060_514_304L)
                    .setType(DiskType.DISK_TYPE_NVME))
            .setOperatingSystem(
                OperatingSystem.newBuilder()
                    .setName("Windows")
                    .setVersion("11")
                    .setBuild("26100")
                    .setArchitecture("amd64"))
            .setAge(
                Age.newBuilder()
                    .setEarliest(launched.toString())
                    .setLatest(firmware.toString())
                    .addEvidence(
                        AgeEvidence.newBuilder()
                            .setSource(AgeSource.AGE_SOURCE_PROCESSOR_LAUNCH)
                            .setDate(launched.toString())
                            .setDetail("Intel Core i5-8365U"))
                    .addEvidence(
                        AgeEvidence.newBuilder()
                            .setSource(AgeSource.AGE_SOURCE_FIRMWARE_DATE)
                            .setDate(firmware.toString())
                            .setDetail("BIOS 1.12.0")));
    if (CHASSIS.get(model) == Chassis.CHASSIS_LAPTOP) {
      inventory.addBatteries(
          Battery.newBuilder()
              .setName("DELL 1VX1H93")
              .setDesignCapacityMilliwattHours(60_000)
              .setFullCapacityMilliwattHours(41_500)
              .setCycles(312));
    }
    return inventory.build();
  }

  private static List<Volume> volumes(int number) {
    long capacity = 255_000_000_000L;
    long used = capacity * (30 + number * 13L % 68) / 100;
    return List.of(
        Volume.newBuilder()
            .setId("c")
            .setMountPoint("C:\\")
            .setLabel("Système")
            .setFileSystem("NTFS")
            .setCapacityBytes(capacity)
            .setUsedBytes(used)
            .setAvailableBytes(capacity - used)
            .setSystem(true)
            .build());
  }

  private static void addCheckIns(DSLContext dsl, UUID id, int number, Instant lastAt) {
    PastCheckIns past = PastCheckIns.NONE;
    for (int back = 25; back >= 0; back--) {
      past =
          past.plus(
              new CheckInHistory.Past(lastAt.minus(Duration.ofHours(back)), 4, 1_900 + back * 13));
    }
    dsl.insertInto(CHECK_IN_STATE)
        .set(CHECK_IN_STATE.PLACE, DevicePlace.of(id))
        .set(CHECK_IN_STATE.SPOOL_ID, new UUID(0, number))
        .set(CHECK_IN_STATE.RECEIVED_THROUGH, 4_000L)
        .set(CHECK_IN_STATE.RECEIVED_REPORTS, 4_000L)
        .set(CHECK_IN_STATE.LOST_REPORTS, number % 5 == 4 ? 3L : 0L)
        .set(CHECK_IN_STATE.LAST_AT, time(lastAt))
        .set(CHECK_IN_STATE.NEXT_AT, time(lastAt.plus(Duration.ofHours(1))))
        .set(CHECK_IN_STATE.AGENT_VERSION, "0.1.0")
        .set(CHECK_IN_STATE.PROTOCOL_LEVEL, 1)
        .set(CHECK_IN_STATE.PAST_CHECK_INS, past.lines())
        .set(CHECK_IN_STATE.CLOCK_OFFSET_MILLIS, number % 5 == 4 ? 11_400_000L : 120L)
        .execute();
  }

  private static void addCertificate(DSLContext dsl, UUID id, Instant enrolledAt) {
    dsl.insertInto(CERTIFICATE)
        .set(CERTIFICATE.SERIAL, id.toString().replace("-", ""))
        .set(CERTIFICATE.DEVICE_ID, id)
        .set(CERTIFICATE.KEY_HASH, "00")
        .set(CERTIFICATE.ISSUED_AT, time(enrolledAt))
        .set(CERTIFICATE.EXPIRES_AT, time(enrolledAt.plus(Duration.ofDays(90))))
        .execute();
  }

  private void addEnergy(DSLContext dsl, UUID id) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    for (int back = 0; back < 13 * 24; back++) {
      Instant start = hour.minus(Duration.ofHours(back));
      OffsetDateTime time = time(start);
      boolean weekend = time.getDayOfWeek().getValue() > 5;
      boolean working = time.getHour() >= 7 && time.getHour() < 16;
      if (working && !weekend) {
        double joules = 14_000 + random.nextInt(12_000);
        addHour(dsl, id, time, 3_400, "PROCESSOR_LOAD", "PROCESSOR", joules);
        if (time.getHour() == 10) {
          addHour(dsl, id, time, 0, "BATTERY_DISCHARGE", "DEVICE", joules * 2.1);
        }
      }
    }
  }

  private static void addHour(
      DSLContext dsl,
      UUID id,
      OffsetDateTime hour,
      long poweredOnSeconds,
      String method,
      String scope,
      double joules) {
    dsl.insertInto(ENERGY_HOUR)
        .set(ENERGY_HOUR.PLACE, DevicePlace.of(id))
        .set(ENERGY_HOUR.HOUR_START, hour)
        .set(ENERGY_HOUR.METHOD, method)
        .set(ENERGY_HOUR.SCOPE, scope)
        .set(ENERGY_HOUR.POWERED_ON_SECONDS, poweredOnSeconds)
        .set(ENERGY_HOUR.SECONDS, 3_400L)
        .set(ENERGY_HOUR.JOULES, joules)
        .set(ENERGY_HOUR.LOW_JOULES, joules * 0.7)
        .set(ENERGY_HOUR.HIGH_JOULES, joules * 1.4)
        .execute();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
