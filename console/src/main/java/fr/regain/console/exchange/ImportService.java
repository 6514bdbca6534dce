package fr.regain.console.exchange;

import static fr.regain.console.schema.Tables.IMPORT_DRAFT;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.device.ReportedText;
import fr.regain.console.equipment.EquipmentIntake;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.schema.tables.records.ImportDraftRecord;
import fr.regain.console.site.SiteService;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files into the register of equipment, in steps that any replica can answer. */
@Singleton
final class ImportService {
  /** How long a file that nobody imported is kept. */
  static final Duration KEPT = Duration.ofDays(7);

  /** Statuses that the mapping shows; the rest means what its words suggest. */
  static final int MOST_STATUSES = 40;

  private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);

  /** Rows that are compared, and written, at a time. */
  private static final int PAGE = 1_000;

  /** A run that was not heard of for so long has ended with its process. */
  static final Duration SILENCE = Duration.ofMinutes(2);

  private final Database database;
  private final SiteService sites;
  private final OwnerService owners;
  private final EquipmentService equipment;
  private final EquipmentIntake intake;
  private final Clock clock;
  private final SecureRandom random;

  ImportService(
      Database database,
      SiteService sites,
      OwnerService owners,
      EquipmentService equipment,
      EquipmentIntake intake,
      Clock clock,
      SecureRandom random) {
    this.database = database;
    this.sites = sites;
    this.owners = owners;
    this.equipment = equipment;
    this.intake = intake;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Receives a file and keeps its rows, without what they say of people.
   *
   * @param fileName as the browser names it; never used as a path
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a file that cannot be read
   */
  UUID receive(Person by, String fileName, InputStream file) {
    Instant now = clock.instant();
    UUID id = new UUID(random.nextLong(), random.nextLong());
    database.update(
        dsl -> {
          DraftStore.removeBefore(dsl, now.minus(KEPT));
          DraftStore.insert(dsl, id, by.accountId(), shown(fileName), now);
        });
    try {
      receive(id, file);
      return id;
    } catch (IOException | RuntimeException failed) {
      database.update(dsl -> DraftStore.remove(dsl, id));
      if (failed instanceof RuntimeException refused) {
        throw refused;
      }
      throw FileReading.refused("The file could not be received whole.");
    }
  }

  /** Nothing of a file stays longer than people were told, though none comes after it. */
  @Scheduled(initialDelay = "1h", fixedDelay = "24h")
  void prune() {
    database.update(dsl -> DraftStore.removeBefore(dsl, clock.instant().minus(KEPT)));
  }

  private static String shown(String fileName) {
    String name = fileName.replace('\\', '/');
    String shown = ReportedText.orAbsent(name.substring(name.lastIndexOf('/') + 1), 255);
    return shown == null ? "?" : shown;
  }

  private void receive(UUID id, InputStream file) throws IOException {
    MessageDigest digest = sha256();
    CountedStream counter = new CountedStream(file);
    RowStream.Writer rows = new RowStream.Writer(new Chunks(id)::add);
    FileReading.Found found;
    try (rows;
        DigestInputStream in = new DigestInputStream(counter, digest)) {
      found = new FileReading(rows).read(in);
      in.transferTo(OutputStream.nullOutputStream());
    }
    Mapping mapping =
        switch (found.format()) {
          case TABLE -> Mapping.guess(found.headings());
          case INVENTORIES -> Mapping.ofInventories();
        };
    database.update(
        dsl -> {
          ImportDraftRecord row = dsl.newRecord(IMPORT_DRAFT);
          row.setBytes(counter.count());
          row.setDigest(HexFormat.of().formatHex(digest.digest()));
          row.setFormat(found.format().name());
          row.setHeadings(String.join("\n", found.headings()));
          row.setMapping(mapping.text());
          row.setState(Draft.State.READY.name());
          row.setTotal(rows.rows());
          DraftStore.update(dsl, id, row, clock.instant());
        });
  }

  /** Keeps the pieces of one draft, each as it comes. */
  private final class Chunks {
    private final UUID id;
    private int number;

    Chunks(UUID id) {
      this.id = id;
    }

    void add(byte[] body) {
      int next = number++;
      database.update(dsl -> DraftStore.insertChunk(dsl, id, next, body));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /**
   * A draft of that person.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none
   */
  Draft find(Person by, UUID id) {
    return database
        .read(dsl -> DraftStore.find(dsl, by.accountId(), id))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no import " + id + "."));
  }

  /**
   * Says what the columns and statuses of a draft mean.
   *
   * @param siteId where equipment is of which the file does not say it
   * @param whole whether one broken row keeps all others out
   */
  void map(Person by, Draft draft, Mapping mapping, @Nullable Long siteId, boolean whole) {
    database.update(
        dsl -> {
          ImportDraftRecord row = dsl.newRecord(IMPORT_DRAFT);
          row.setMapping(mapping.text());
          row.setSiteId(siteId);
          row.setWhole(whole);
          DraftStore.update(dsl, find(by, draft.id()).id(), row, clock.instant());
        });
  }

  /** The first rows of a draft that are sound. */
  List<StoredRow> sample(Draft draft, int most) {
    return rows(draft, reader -> reader.read(most)).stream()
        .filter(row -> row.fault() == Fault.NONE)
        .toList();
  }

  /** The statuses in a draft, in the order in which they appear. */
  List<String> statuses(Draft draft) {
    if (!draft.mapping().columns().containsKey(Field.STATE)) {
      return List.of();
    }
    RowReading reading =
        new RowReading(draft.mapping(), Places.of(List.of(), List.of(), LocalDate.EPOCH), null);
    return rows(
        draft,
        reader -> {
          Set<String> statuses = new LinkedHashSet<>();
          for (List<StoredRow> page = reader.read(PAGE);
              !page.isEmpty() && statuses.size() < MOST_STATUSES;
              page = reader.read(PAGE)) {
            statuses.addAll(reading.statuses(page));
          }
          return statuses.stream().limit(MOST_STATUSES).toList();
        });
  }

  /** What the import would do now. Writes nothing. */
  Tally dryRun(Person by, Draft draft) {
    ImportRound round = round(by, draft);
    eachPage(
        draft,
        rows ->
            database.read(
                dsl -> {
                  round.take(dsl, equipment, rows, ImportRound.DRY);
                  return true;
                }));
    return round.tally();
  }

  private void eachPage(Draft draft, Consumer<List<StoredRow>> taker) {
    rows(
        draft,
        reader -> {
          for (List<StoredRow> page = reader.read(PAGE);
              !page.isEmpty();
              page = reader.read(PAGE)) {
            taker.accept(page);
          }
          return true;
        });
  }

  /**
   * Enters owners that a file names.
   *
   * @param by who does it, an administrator of the whole organisation
   * @throws Problem as {@link OwnerService#add}
   */
  void addOwners(Person by, Map<String, OwnerKind> chosen) {
    database.update(dsl -> chosen.forEach((name, kind) -> owners.add(dsl, by, name, kind)));
  }

  private ImportRound round(Person by, Draft draft) {
    Places places =
        Places.of(
            sites.tree(EquipmentService.editable(by)),
            owners.all(),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1));
    return new ImportRound(
        new RowReading(draft.mapping(), places, draft.siteId()),
        places,
        new Establishments(sites.tree(Scope.EVERYWHERE)));
  }

  /** Starts the import, unless it runs already or is done. */
  void start(Person by, Draft draft) {
    Instant now = clock.instant();
    boolean started =
        database.write(dsl -> DraftStore.start(dsl, draft.id(), now, now.minus(SILENCE)));
    if (started) {
      Thread.ofVirtual().name("import-" + draft.id()).start(() -> run(by, draft));
    }
  }

  /** Runs an import to its end, in this thread. */
  void run(Person by, Draft draft) {
    try {
      if (draft.whole() && dryRun(by, draft).refused() > 0) {
        end(by, draft, Draft.State.STOPPED, new Tally());
        return;
      }
      Tally tally = write(by, draft);
      end(by, draft, Draft.State.DONE, tally);
    } catch (RuntimeException failed) {
      LOG.error(
          "The import {} broke off; what it wrote stays, and it can be started again.",
          draft.id(),
          failed);
      ImportDraftRecord changes = new ImportDraftRecord();
      changes.setState(Draft.State.STOPPED.name());
      database.update(dsl -> DraftStore.update(dsl, draft.id(), changes, clock.instant()));
    }
  }

  private Tally write(Person by, Draft draft) {
    ImportRound round = round(by, draft);
    eachPage(
        draft,
        rows ->
            database.update(
                dsl -> {
                  round.take(dsl, equipment, rows, ImportRound.by(dsl, by, equipment, intake));
                  progress(dsl, draft, rows.size());
                }));
    return round.tally();
  }

  private void progress(DSLContext dsl, Draft draft, int rows) {
    dsl.update(IMPORT_DRAFT)
        .set(IMPORT_DRAFT.DONE, IMPORT_DRAFT.DONE.plus(rows))
        .set(IMPORT_DRAFT.CHANGED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .where(IMPORT_DRAFT.ID.eq(draft.id()))
        .execute();
  }

  private void end(Person by, Draft draft, Draft.State state, Tally tally) {
    database.update(
        dsl -> {
          ImportDraftRecord row = dsl.newRecord(IMPORT_DRAFT);
          row.setState(state.name());
          row.setMade(tally.made());
          row.setChanged(tally.changed());
          row.setLeftOut(tally.left());
          row.setRefused(tally.refused());
          DraftStore.update(dsl, draft.id(), row, clock.instant());
          if (state == Draft.State.DONE) {
            DraftStore.removeChunks(dsl, draft.id());
            AuditService.record(
                dsl,
                by.actor(),
                "equipment.import",
                "import " + draft.id(),
                "",
                journal(draft, tally),
                clock.instant());
          }
        });
  }

  private static String journal(Draft draft, Tally tally) {
    return "file: %s\nsha-256: %s\nsite: %s\nrows: %d\nmade: %d\nchanged: %d\nleft: %d\nrefused: %d\n%s"
        .formatted(
            draft.fileName(),
            draft.digest(),
            Objects.toString(draft.siteId(), ""),
            tally.rows(),
            tally.made(),
            tally.changed(),
            tally.left(),
            tally.refused(),
            draft.mapping().text());
  }

  /** Reads the rows of a draft. */
  private interface RowsReading<T> {
    T read(RowStream.Reader rows) throws IOException;
  }

  private <T> T rows(Draft draft, RowsReading<T> reading) {
    try (RowStream.Reader reader = new RowStream.Reader(DraftStore.chunks(database, draft.id()))) {
      return reading.read(reader);
    } catch (IOException damaged) {
      throw new UncheckedIOException("The rows on record of import " + draft.id(), damaged);
    }
  }
}
