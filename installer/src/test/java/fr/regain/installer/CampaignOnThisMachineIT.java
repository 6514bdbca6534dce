package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.CampaignReading;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.ChosenRule;
import fr.regain.console.campaign.CourseService;
import fr.regain.console.campaign.Draft;
import fr.regain.console.campaign.DraftService;
import fr.regain.console.campaign.Gate;
import fr.regain.console.campaign.Hours;
import fr.regain.console.campaign.Limits;
import fr.regain.console.campaign.Participant;
import fr.regain.console.campaign.ParticipantFilter;
import fr.regain.console.campaign.ParticipantSort;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.ReviewService;
import fr.regain.console.campaign.Schedule;
import fr.regain.console.campaign.Wave;
import fr.regain.console.campaign.WaveShare;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.WeeklyHours;
import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A campaign over the real agent and a real tree in a home of its own: tried, approved, stopped in
 * the middle of the work, resumed, carried out and undone.
 */
class CampaignOnThisMachineIT {
  private static final Person AUTHOR =
      new Person(1, "Camille", false, "127.0.0.1", Person.CONSOLE.grants());
  private static final Person APPROVER =
      new Person(2, "Dominique", false, "127.0.0.1", Person.CONSOLE.grants());

  /** Their removal takes many times the second in which a stop reaches the agent. */
  private static final int CACHED = 90_000;

  private static final int MODELS = 40;

  @TempDir private Path directory;
  private ApplicationContext console;
  private InstalledAgent agent;
  private Path home;
  private DraftService drafts;
  private ReviewService review;
  private CourseService course;
  private CampaignReading reading;
  private UUID id;

  @BeforeEach
  void start() throws IOException {
    home = Files.createDirectory(directory.resolve("home"));
    Path token = directory.resolve("token");
    console =
        ApplicationContext.run(
            Map.of(
                "console.data-directory",
                directory.resolve("console").toString(),
                "console.agents.port",
                Integer.toString(InstalledConsole.freePort()),
                "console.agents.first-token-file",
                token.toString(),
                "console.campaigns.approval-above",
                "0"));
    console.getBean(GrpcEmbeddedServer.class).start();
    agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), token);
    drafts = console.getBean(DraftService.class);
    review = console.getBean(ReviewService.class);
    course = console.getBean(CourseService.class);
    reading = console.getBean(CampaignReading.class);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void whatACampaignTook_comesBack_withItsOwnerAndItsTimes_andAStopReachesTheAgentAtWork()
      throws Exception {
    fillCache();
    fillModels();
    Map<String, Facts> before = models();
    checkIn();
    id = drafts.create(draft(), AUTHOR);
    review.startTrial(id, AUTHOR);
    checkInUntil(ParticipantState.PREVIEWED);
    assertThat(device().sums().plannedFiles()).isEqualTo(CACHED + MODELS);
    assertThat(cached()).isEqualTo(CACHED);
    review.submit(id, AUTHOR);
    review.approve(id, APPROVER);
    review.launch(id, 1, AUTHOR);

    try (Program work = checkInProgram()) {
      Eventually.holds("files go", () -> work.isAlive() && cached() < CACHED);
      course.stop(id, AUTHOR);
      assertThat(work.awaitEnd()).isZero();
    }
    checkInUntil(ParticipantState.RELEASED);
    assertThat(device().reason()).isEqualTo("lease.stopped");
    assertThat(cached()).isPositive().isEqualTo(CACHED - device().sums().deletedFiles());

    course.resume(id, AUTHOR);
    checkInUntil(ParticipantState.DONE);
    assertThat(cached()).isZero();
    assertThat(models()).isEmpty();
    assertThat(device().sums().deletedFiles()).isEqualTo(CACHED);
    assertThat(device().sums().heldFiles()).isEqualTo(MODELS);

    Eventually.holds("it has ended", () -> campaign().state() != CampaignState.RUNNING);
    assertThat(course.undo(id, AUTHOR)).isEqualTo(1);
    checkInUntil(ParticipantState.RESTORED);
    assertThat(models()).isEqualTo(before);
    assertThat(device().sums().restoredFiles()).isEqualTo(MODELS);
  }

  private Draft draft() {
    return new Draft(
        "Printemps",
        false,
        DeviceFilter.ALL,
        List.of(new ChosenRule("cache.browser", null), new ChosenRule("cache.browser.ai", null)),
        new Schedule(
            Hours.ANY,
            WeeklyHours.NEVER,
            false,
            null,
            console.getBean(Clock.class).instant().plus(Duration.ofDays(7))),
        List.of(new Wave(new WaveShare.Percent(100), new Gate(100, 0, 0, Duration.ZERO))),
        new Limits(1_000_000, 100_000_000_000L),
        "DSI, poste 1234",
        false);
  }

  private Campaign campaign() {
    return reading.find(id).orElseThrow();
  }

  private Participant device() {
    return reading
        .participants(id, ParticipantFilter.ALL, Sort.by(ParticipantSort.HOST_NAME), null, 1)
        .slice()
        .rows()
        .getFirst();
  }

  private void checkInUntil(ParticipantState state) throws Exception {
    Eventually.holds(
        "the device is " + state,
        () -> {
          checkIn();
          return device().state() == state;
        });
  }

  private void checkIn() throws InterruptedException {
    try (Program program = checkInProgram()) {
      assertThat(program.awaitEnd()).as("%s", program).isZero();
    }
  }

  private Program checkInProgram() {
    return agent.checkIn(
        Map.of("HOME", home.toString()),
        "--shared-directory",
        directory.resolve("shared").toString());
  }

  private Path cache() {
    return home.resolve(".cache/vivaldi/Default/Cache");
  }

  private Path modelStore() {
    return home.resolve(".config/microsoft-edge/OptGuideOnDeviceModel");
  }

  private void fillCache() throws IOException {
    Files.createDirectories(cache());
    for (int number = 0; number < CACHED; number++) {
      Files.createFile(cache().resolve("f_" + number));
    }
  }

  private long cached() throws IOException {
    if (Files.notExists(cache())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(cache())) {
      return files.count();
    }
  }

  private void fillModels() throws IOException {
    for (int number = 0; number < MODELS; number++) {
      Path file = modelStore().resolve("%d/é %d.bin".formatted(number % 3, number));
      Files.createDirectories(file.getParent());
      Files.writeString(file, "weights " + number);
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(number % 2 == 0 ? "rw-r-----" : "r--------"));
      Files.setLastModifiedTime(
          file, FileTime.from(Instant.now().minus(Duration.ofDays(number)).plusNanos(123_456_789)));
    }
  }

  /** What is to come back of a file; its times to the nanosecond. */
  private record Facts(String content, Object owner, Object group, Object mode, Object modified) {}

  private Map<String, Facts> models() throws IOException {
    Map<String, Facts> facts = new TreeMap<>();
    if (Files.notExists(modelStore())) {
      return facts;
    }
    try (Stream<Path> files = Files.walk(modelStore())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Map<String, Object> read =
            Files.readAttributes(
                file, "unix:uid,gid,mode,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
        facts.put(
            modelStore().relativize(file).toString(),
            new Facts(
                Files.readString(file),
                read.get("uid"),
                read.get("gid"),
                read.get("mode"),
                read.get("lastModifiedTime")));
      }
    }
    return facts;
  }
}
