package fr.regain.installer.bench;

import static fr.regain.console.schema.Tables.SESSION;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Secret;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.CheckInStateRecord;
import fr.regain.console.schema.tables.records.DeviceRecord;
import fr.regain.console.schema.tables.records.StorageRecord;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A large fleet as a console that has run for a year has it on record: 100,000 devices in 1,000
 * schools with two rooms each, named after their school. It is written row by row into the tables,
 * because 100,000 enrolments would take longer than what is measured.
 */
final class PagesFleet {
  static final int DEVICES = 100_000;

  private static final int DEPARTMENTS = 10;
  private static final int SCHOOLS = 100;
  private static final int PORTION = 5_000;
  private static final List<String> MODELS =
      List.of("Latitude 5400", "OptiPlex 3060", "ProBook 450 G6", "ThinkCentre M710q");
  private static final List<String> VENDORS = List.of("Dell Inc.", "Dell Inc.", "HP", "LENOVO");
  private static final List<String> CHASSIS =
      List.of("CHASSIS_LAPTOP", "CHASSIS_DESKTOP", "CHASSIS_LAPTOP", "CHASSIS_MINI");

  private final Random random = new Random(2026);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final List<Room> rooms = new ArrayList<>();

  private record Room(long id, String path, String school) {}

  /**
   * Fills a fresh database.
   *
   * @return the cookie of an administrator of everything
   */
  String fill(ConsoleConfig.Store store, Path directory) {
    Secret secret = Secret.random(new SecureRandom());
    try (Database database = Database.open(store, directory)) {
      database.update(this::addSites);
      for (int from = 0; from < DEVICES; from += PORTION) {
        int first = from;
        database.update(dsl -> addDevices(dsl, first));
      }
      database.update(dsl -> addSession(dsl, secret));
      if (database.isEmbedded()) {
        database.update(dsl -> dsl.execute("analyze sample_size 10000"));
      }
    }
    return secret.text();
  }

  private void addSites(DSLContext dsl) {
    Room academy = site(dsl, 1, "/1/", "ACADEMIE", "Académie");
    for (int department = 0; department < DEPARTMENTS; department++) {
      Room above =
          site(dsl, academy.id(), academy.path(), "DEPARTEMENT", "Département " + department);
      for (int number = 0; number < SCHOOLS; number++) {
        String name = "ETAB%d%02d".formatted(department, number);
        Room school = site(dsl, above.id(), above.path(), "ETABLISSEMENT", name);
        for (String room : List.of("CDI", "Salle 101")) {
          Room made = site(dsl, school.id(), school.path(), "SALLE", room);
          rooms.add(new Room(made.id(), made.path(), name));
        }
      }
    }
  }

  private Room site(DSLContext dsl, long parent, String path, String kind, String name) {
    long id =
        dsl.insertInto(SITE)
            .set(SITE.PARENT_ID, parent)
            .set(SITE.KIND, kind)
            .set(SITE.NAME, name)
            .set(SITE.PATH, path)
            .set(SITE.CREATED_AT, time(now))
            .returningResult(SITE.ID)
            .fetchSingle(SITE.ID);
    String own = path + id + "/";
    dsl.update(SITE).set(SITE.PATH, own).where(SITE.ID.eq(id)).execute();
    return new Room(id, own, name);
  }

  private void addDevices(DSLContext dsl, int first) {
    List<DeviceRecord> devices = new ArrayList<>();
    List<StorageRecord> volumes = new ArrayList<>();
    List<CheckInStateRecord> contacts = new ArrayList<>();
    for (int number = first; number < first + PORTION; number++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      // One device in fifty has not been heard of for a month.
      Instant lastAt =
          now.minus(
              number % 50 == 0
                  ? Duration.ofDays(20 + random.nextInt(60))
                  : Duration.ofMinutes(random.nextInt(2_000)));
      long capacity = 255_000_000_000L;
      int permille = 300 + random.nextInt(700);
      devices.add(device(id, number, lastAt, permille));
      volumes.add(
          new StorageRecord(
              DevicePlace.of(id),
              time(lastAt),
              capacity,
              capacity * permille / 1_000,
              permille > 900,
              new byte[120]));
      contacts.add(
          new CheckInStateRecord(
              DevicePlace.of(id),
              new UUID(0, number),
              4_000L,
              4_000L,
              0L,
              time(lastAt),
              time(lastAt.plus(Duration.ofHours(1))),
              version(number),
              2,
              120L,
              "00",
              null,
              null,
              null,
              null));
    }
    dsl.batchInsert(devices).execute();
    dsl.batchInsert(volumes).execute();
    dsl.batchInsert(contacts).execute();
  }

  private DeviceRecord device(UUID id, int number, Instant lastAt, int permille) {
    Room room = rooms.get(number % rooms.size());
    int model = random.nextInt(MODELS.size());
    String name = "%s-PC%03d".formatted(room.school(), number / rooms.size());
    String serial = "5CG%07d".formatted(number * 79);
    LocalDate made = LocalDate.of(2014, 1, 1).plusDays(random.nextInt(4_000));
    DeviceRecord device = new DeviceRecord();
    device.setId(id);
    device.setPlace(DevicePlace.of(id));
    device.setSiteId(room.id());
    device.setSitePath(room.path());
    device.setState("ACTIVE");
    device.setHostName(name);
    device.setSortName(name.toLowerCase(Locale.ROOT));
    device.setEnrolledAt(time(now.minus(Duration.ofDays(300))));
    device.setFacts(new byte[150]);
    device.setVendor(VENDORS.get(model));
    device.setModel(MODELS.get(model));
    device.setSortModel((VENDORS.get(model) + " " + MODELS.get(model)).toLowerCase(Locale.ROOT));
    device.setSerialNumber(serial);
    device.setChassis(CHASSIS.get(model));
    device.setProcessor("Intel(R) Core(TM) i5-8365U CPU @ 1.60GHz");
    device.setMemoryBytes(8L << 30);
    device.setOperatingSystem("Windows 11");
    device.setMadeAfter(made);
    device.setMadeBefore(made.plusMonths(20));
    device.setMadeOn(made);
    device.setUsedPermille(permille);
    device.setLowSpace(permille > 900);
    device.setContactOn(LocalDate.ofInstant(lastAt, ZoneOffset.UTC));
    device.setAgentVersion(version(number));
    device.setSearch(
        String.join("\n", name, serial, VENDORS.get(model), MODELS.get(model))
            .toLowerCase(Locale.ROOT));
    return device;
  }

  private static String version(int number) {
    return number % 20 == 0 ? "0.1.0" : "0.2.0";
  }

  /** The account of the sign-in link, which may do everything, with a session of its own. */
  private void addSession(DSLContext dsl, Secret secret) {
    dsl.insertInto(SESSION)
        .set(SESSION.SECRET_HASH, secret.hash())
        .set(SESSION.ACCOUNT_ID, 1L)
        .set(SESSION.CREATED_AT, time(now))
        .set(SESSION.LAST_SEEN_AT, time(now))
        .set(SESSION.EXPIRES_AT, time(now.plus(Duration.ofHours(2))))
        .set(SESSION.FORM_TOKEN, "benchmark")
        .set(SESSION.ADDRESS, "127.0.0.1")
        .set(SESSION.BROWSER, "benchmark")
        .execute();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
