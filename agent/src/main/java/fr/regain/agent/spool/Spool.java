package fr.regain.agent.spool;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Reports in append-only segments, numbered 1, 2, 3 ... within a random spool id, until the console
 * acknowledges them.
 *
 * <p>A loss is never stored, it is derived: a number that was used and is neither acknowledged nor
 * readable is lost. So no crash can make the count wrong, whether a record was torn, damaged,
 * dropped for room or refused by a full disk. The newest record stays when it is acknowledged,
 * because the next sample is measured from its counters.
 *
 * <p>Not for two processes or threads at once; see {@code checkin}'s lock.
 */
public final class Spool {
  private static final Duration SEGMENT_SPAN = Duration.ofDays(1);

  private final Path directory;
  private final SpoolLimits limits;
  private final Clock clock;
  private final RandomGenerator random;
  private final SpoolStateFile stateFile;
  private final Map<Segment, long[]> closedNumbers = new HashMap<>();

  private SpoolState state;
  private List<Segment> segments;
  private Optional<SpoolRecord> newest = Optional.empty();
  private long endOfLast;

  private Spool(
      Path directory, SpoolLimits limits, Clock clock, RandomGenerator random, SpoolState state) {
    this.directory = directory;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    this.stateFile = new SpoolStateFile(stateFile(directory));
    this.state = state;
    this.segments = List.of();
  }

  /** Whether a directory holds a spool, so that to open it changes nothing. */
  public static boolean isIn(Path directory) {
    return Files.isRegularFile(stateFile(directory));
  }

  /**
   * Opens the spool of a directory, or starts a new one where there is none.
   *
   * @throws AgentProblem "storage.unsafe" or "storage.unusable"
   */
  public static Spool open(
      Path directory, SpoolLimits limits, Clock clock, RandomGenerator random) {
    StateFiles.ensurePrivateDirectory(directory);
    Spool spool =
        new Spool(directory, limits, clock, random, new SpoolState(ByteString.EMPTY, 0, 0, 0));
    try {
      spool.load();
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
    return spool;
  }

  private void load() throws IOException {
    segments = new ArrayList<>(Segment.list(directory));
    Optional<SpoolState> stored = stateFile.read();
    if (stored.isPresent()) {
      state = stored.get();
    } else {
      write(recovered());
    }
    for (int index = segments.size() - 1; index >= 0 && newest.isEmpty(); index--) {
      Frame.Contents contents = segments.get(index).read(state.spoolId());
      if (index == segments.size() - 1) {
        endOfLast = contents.end();
      }
      if (!contents.records().isEmpty()) {
        newest = Optional.of(contents.records().getLast());
      }
    }
  }

  /**
   * The state as the records tell it: what was acknowledged before the first of them is not known
   * to be lost.
   */
  private SpoolState recovered() throws IOException {
    for (Segment segment : segments.reversed()) {
      ByteString id = Frame.lastSpoolId(segment.bytes());
      if (!id.isEmpty()) {
        long before = segments.getFirst().firstNumber() - 1;
        return new SpoolState(id, before, before, 0);
      }
    }
    return fresh();
  }

  private SpoolState fresh() {
    byte[] id = new byte[Frame.SPOOL_ID_BYTES];
    random.nextBytes(id);
    return new SpoolState(ByteString.copyFrom(id), 0, 0, 0);
  }

  /** 16 random bytes that name this spool. */
  public ByteString id() {
    return state.spoolId();
  }

  /** The number that the next report gets. */
  public long nextNumber() {
    return lastNumber() + 1;
  }

  /** The report of that number, if the spool still has it. */
  public Optional<Report> find(long number) {
    try {
      for (Segment segment : segments.reversed()) {
        if (segment.firstNumber() <= number) {
          return segment.read(state.spoolId()).records().stream()
              .map(SpoolRecord::report)
              .filter(report -> report.getNumber() == number)
              .findFirst();
        }
      }
      return Optional.empty();
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  /** The record that was appended last, acknowledged or not. */
  public Optional<SpoolRecord> newest() {
    return newest;
  }

  /**
   * Keeps a sample, durable when this returns.
   *
   * @param counters to find again with {@link #newest()}
   * @return the report with its number
   * @throws AgentProblem "spool.unwritable" when the sample could not be kept: it is counted as
   *     lost, and the counters stay those of the record before, so that the next sample covers its
   *     interval too
   */
  public Report append(Sample sample, ByteString counters) {
    return append(Report.newBuilder().setSample(sample), counters);
  }

  /**
   * Keeps what became of a lease, durable when this returns. The counters stay those of the record
   * before.
   *
   * @throws AgentProblem as {@link #append(Sample, ByteString)}
   */
  public Report append(LeaseReport report) {
    return append(
        Report.newBuilder().setLease(report),
        newest.map(SpoolRecord::counters).orElse(ByteString.EMPTY));
  }

  private Report append(Report.Builder body, ByteString counters) {
    Instant now = clock.instant();
    Report report = body.setNumber(lastNumber() + 1).setTakenAtMillis(now.toEpochMilli()).build();
    SpoolRecord record = new SpoolRecord(report, counters);
    byte[] frame = Frame.encode(state.spoolId(), record);
    try {
      write(frame, report.getNumber(), now);
      newest = Optional.of(record);
      dropOldest(now);
      return report;
    } catch (IOException failure) {
      countRefused(report.getNumber(), failure);
      throw new AgentProblem(
          "spool.unwritable",
          ExitCode.LOCAL_STORAGE,
          new Text(
              "La mesure n° %d n'a pas pu être gardée dans %s (%s). Elle est comptée comme perdue ; libérez de la place."
                  .formatted(report.getNumber(), directory, failure),
              "Sample %d could not be kept in %s (%s). It is counted as lost; make room."
                  .formatted(report.getNumber(), directory, failure)),
          failure);
    }
  }

  private void write(byte[] frame, long number, Instant now) throws IOException {
    boolean rolls =
        segments.isEmpty()
            || endOfLast + frame.length > Segment.MAXIMUM_BYTES
            || Duration.between(segments.getLast().firstTakenAt(), now)
                    .abs()
                    .compareTo(SEGMENT_SPAN)
                >= 0;
    Segment segment = rolls ? Segment.named(directory, number, now) : segments.getLast();
    long end = rolls ? 0 : endOfLast;
    try (FileChannel channel = StateFiles.open(segment.path())) {
      try {
        if (channel.size() > end) {
          channel.truncate(end);
        }
        StateFiles.writeFully(channel, ByteBuffer.wrap(frame), end);
        channel.force(true);
      } catch (IOException failure) {
        channel.truncate(end);
        throw failure;
      }
    } catch (IOException failure) {
      if (rolls) {
        StateFiles.delete(segment.path());
      }
      throw failure;
    }
    if (rolls) {
      segments.add(segment);
    }
    endOfLast = end + frame.length;
  }

  private void countRefused(long number, IOException failure) {
    try {
      write(new SpoolState(state.spoolId(), state.acknowledged(), number, state.lost()));
    } catch (IOException unwritable) {
      failure.addSuppressed(unwritable);
    }
  }

  /** A segment spans at most a day, so its first record tells the age of all. */
  private void dropOldest(Instant now) throws IOException {
    Duration oldest = limits.age().plus(SEGMENT_SPAN);
    long total = bytesOnDisk();
    while (segments.size() > 1
        && (total > limits.bytes() || ageOfFirst(now).compareTo(oldest) > 0)) {
      long size = Files.size(segments.getFirst().path());
      if (!isDropped(segments.getFirst())) {
        return;
      }
      total -= size;
    }
  }

  /**
   * The days since the first segment was begun on which samples were taken. A wall clock that jumps
   * ahead makes it a day older, and one that comes back no older at all: a wrong clock must cost no
   * report that nobody has yet.
   */
  private Duration ageOfFirst(Instant now) {
    Duration age = Duration.ZERO;
    Instant until = now;
    for (Segment segment : segments.reversed()) {
      Duration step = Duration.between(segment.firstTakenAt(), until);
      if (step.isPositive()) {
        age = age.plus(step.compareTo(SEGMENT_SPAN) < 0 ? step : SEGMENT_SPAN);
      }
      until = segment.firstTakenAt();
    }
    return age;
  }

  /**
   * The oldest reports that are not acknowledged, in ascending order of their numbers. From now on
   * their numbers are taken, even if their records are damaged tomorrow.
   *
   * @param maximumBytes serialised size of all of them; at least one report is returned if any
   *     waits
   */
  public List<Report> pending(int maximumReports, int maximumBytes) {
    List<Report> pending = new ArrayList<>();
    int bytes = 0;
    try {
      for (int index = firstUnacknowledged(); index < segments.size(); index++) {
        for (SpoolRecord record : segments.get(index).read(state.spoolId()).records()) {
          if (record.report().getNumber() <= state.acknowledged()) {
            continue;
          }
          bytes += record.report().getSerializedSize() + 8;
          boolean fits = pending.size() < maximumReports && bytes <= maximumBytes;
          if (!fits && !pending.isEmpty()) {
            return offered(pending);
          }
          pending.add(record.report());
        }
      }
      return pending.isEmpty() ? pending : offered(pending);
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  private List<Report> offered(List<Report> reports) throws IOException {
    long last = reports.getLast().getNumber();
    if (last > state.used()) {
      write(new SpoolState(state.spoolId(), state.acknowledged(), last, state.lost()));
    }
    return reports;
  }

  /**
   * Forgets what the console holds. Idempotent; a number that was never used is not believed.
   *
   * @param through every report up to this number is durable there
   */
  public void acknowledge(long through) {
    long believed = Math.min(through, state.used());
    if (believed <= state.acknowledged()) {
      return;
    }
    try {
      long lost = state.lost() + missing(believed);
      write(new SpoolState(state.spoolId(), believed, state.used(), lost));
      while (segments.size() > 1 && segments.get(1).firstNumber() <= believed + 1) {
        if (newest.isEmpty() || newestNumber() < segments.get(1).firstNumber()) {
          return;
        }
        if (!isDropped(segments.getFirst())) {
          return;
        }
      }
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  /**
   * Reports that were dropped in the life of this spool: full, too old, damaged or refused by the
   * disk.
   */
  public long lost() {
    try {
      return state.lost() + missing(lastNumber());
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  /** What waits, for people. */
  public SpoolStatus status() {
    try {
      long lost = state.lost() + missing(lastNumber());
      long waiting = lastNumber() - state.acknowledged() - missing(lastNumber());
      return new SpoolStatus(
          waiting,
          bytesOnDisk(),
          lost,
          newest.map(record -> Instant.ofEpochMilli(record.report().getTakenAtMillis())));
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  /** Drops everything and starts again under a new id: these reports are another machine's. */
  public void restart() {
    try {
      for (Segment segment : List.copyOf(segments)) {
        drop(segment);
      }
      newest = Optional.empty();
      endOfLast = 0;
      write(fresh());
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  private long lastNumber() {
    return Math.max(newestNumber(), Math.max(state.used(), state.acknowledged()));
  }

  private long newestNumber() {
    return newest.map(record -> record.report().getNumber()).orElse(0L);
  }

  /** How many numbers behind the acknowledged ones, up to a given one, have no readable record. */
  private long missing(long through) throws IOException {
    long present = 0;
    for (int index = firstUnacknowledged(); index < segments.size(); index++) {
      for (long number : numbers(index)) {
        if (number > state.acknowledged() && number <= through) {
          present++;
        }
      }
    }
    return Math.max(0, through - state.acknowledged() - present);
  }

  private long[] numbers(int index) throws IOException {
    Segment segment = segments.get(index);
    long[] known = closedNumbers.get(segment);
    if (known == null) {
      known =
          segment.read(state.spoolId()).records().stream()
              .mapToLong(record -> record.report().getNumber())
              .toArray();
      if (index < segments.size() - 1) {
        closedNumbers.put(segment, known);
      }
    }
    return known;
  }

  private int firstUnacknowledged() {
    int index = 0;
    while (index + 1 < segments.size()
        && segments.get(index + 1).firstNumber() <= state.acknowledged() + 1) {
      index++;
    }
    return index;
  }

  private long bytesOnDisk() throws IOException {
    long total = 0;
    for (Segment segment : segments) {
      total += Files.size(segment.path());
    }
    return total;
  }

  /** On Windows another program may hold a segment for a while; its turn comes again. */
  private boolean isDropped(Segment segment) {
    try {
      drop(segment);
      return true;
    } catch (IOException held) {
      return false;
    }
  }

  private void drop(Segment segment) throws IOException {
    StateFiles.delete(segment.path());
    segments.remove(segment);
    closedNumbers.remove(segment);
  }

  private void write(SpoolState changed) throws IOException {
    stateFile.write(changed);
    state = changed;
  }

  private static Path stateFile(Path directory) {
    return directory.resolve("state");
  }
}
