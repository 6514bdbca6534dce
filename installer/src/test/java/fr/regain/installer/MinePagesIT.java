package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.installer.Browser.Scripts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a campaign asks of a person, and what becomes of their answer: the person's own page by the
 * keyboard alone, without scripts, with the account of the person, since it answers no other.
 */
class MinePagesIT {
  private static final int BYTES = 2 << 20;
  private static final Duration AGE = Duration.ofDays(100);
  private static final int UNTICKED = 1;
  private static final int KEPT = 2;
  private static final int RESTORED = 3;
  private static final int COPIES = 5;
  private static final String CAMPAIGN = "Doubles du lycée";
  private static final String HELD = "dl > dd:nth-of-type(3)";

  @TempDir private Path directory;
  private InstalledConsole console;
  private InstalledAgent agent;
  private Program program;
  private URI link;
  private PersonAccount person;
  private Path shared;

  @BeforeEach
  void startConsole_andCheckIn() throws Exception {
    person = PersonAccount.in(directory, Path.of(Images.agent().getFirst()));
    shared = directory.resolve("shared");
    console = new InstalledConsole(directory);
    agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
    program = console.launch();
    link = console.awaitUp(program);
    checkIn();
  }

  @AfterEach
  void endConsole() throws Exception {
    if (program == null) {
      return;
    }
    program.terminate();
    program.awaitEnd();
    assertThat(program.output()).doesNotContain("\tat ");
    program.close();
  }

  @Test
  void thePersonsAnswer_isCarriedOutAsTheyTickedIt_andItsSumsReachTheConsole() throws Exception {
    List<FileTime> times = fillHome();
    try (Browser browser = Browser.start(Scripts.OFF, Coordinator.LANGUAGE)) {
      Coordinator coordinator = new Coordinator(browser, CAMPAIGN);
      coordinator.comesIn(link);
      coordinator.prepares("dup.files");
      coordinator.startsTheDryRun();
      checkIn();
      checkIn();
      browser.reload();
      coordinator.launches();
      checkIn();
      checkIn();
      answer(times);
      Eventually.holds(
          "the agent has taken the answer",
          () -> {
            checkIn();
            return answers() == 0;
          });
      Eventually.holds(
          "the campaign has ended by itself",
          () -> {
            browser.reload();
            return browser.texts(".progress strong").equals(List.of("terminée"));
          });
      assertThat(browser.find(HELD).getText()).endsWith("Mo, 3 fichiers");
      browser.assertQuiet(console.address());
    }
  }

  /** The person's visit to their page. */
  private void answer(List<FileTime> times) throws Exception {
    List<String> mine = new ArrayList<>(Images.agent());
    mine.addAll(List.of("mine", "--shared-directory", shared.toString()));
    try (Program page = Program.start(person.command(mine), Map.of());
        Browser browser = Browser.start(Scripts.OFF, "en-GB", person)) {
      String said = page.awaitLine(line -> line.contains("http://"));
      URI once = URI.create(said.substring(said.indexOf("http://")));
      if (person.isSeparate()) {
        assertThat(statusForTheTest(once)).as("another account, with the address").isEqualTo(403);
      }
      browser.open(once);
      choose(browser);
      agree(browser);
      restore(browser, times);
      browser.assertQuiet(URI.create("http://" + once.getAuthority()));
      browser.open(once);
      assertThat(browser.find("body").getText()).contains("link used already");
    }
  }

  private void choose(Browser browser) {
    browser.awaitPage("Tidy up my files");
    browser.awaitTexts("h2", List.of("What would go, and why", "Get back"));
    assertThat(browser.find("main").getText())
        .contains("Asked by: DSI, poste 1234", CAMPAIGN, "Duplicate files", "5 files, 10");
    browser.assertFits(320);
    browser.tabToNamedAndEnter("Choose one by one Duplicate files");
    browser.awaitTexts("h2", List.of("Duplicate files"));
    browser.tabToNamedAndToggle(name(UNTICKED));
    browser.tabToNamedAndEnter("Always keep " + name(KEPT));
    browser.awaitTexts("li > span", List.of("Always kept"));
    assertThat(browser.find("main").getText()).doesNotContain("original");
    browser.tabToAndEnter("Save and go back");
    browser.awaitTexts("form strong", List.of("Duplicate files", "Selection: 3 files, 6.3 MB"));
  }

  private void agree(Browser browser) throws IOException {
    browser.tabToAndEnter("What will be sent to the console, word for word");
    assertSent(browser.find("pre").getText());
    assertThat(answers()).isZero();
    browser.tabToAndEnter("Clean the selection");
    browser.awaitTexts("h2", List.of("Done", "Get back"));
    assertThat(browser.texts("ul.list li").getFirst())
        .startsWith("Duplicate files")
        .contains("Set aside: 3 files, 6.3 MB.", "Stayed: 2 files.");
    browser.tabToAndEnter("What was sent to the console, word for word");
    assertSent(browser.find("pre").getText());
    assertThat(answers()).isEqualTo(1);
    for (int number = 0; number < COPIES; number++) {
      assertThat(Files.exists(copy(number)))
          .as("%s is in its place", name(number))
          .isEqualTo(number == UNTICKED || number == KEPT);
    }
  }

  private static void assertSent(String message) {
    assertThat(message)
        .contains("rule_id: \"dup.files\"", "held_files: 3")
        .doesNotContain("copy", "home", "Downloads");
  }

  private void restore(Browser browser, List<FileTime> times) throws IOException {
    browser.tabToAndEnter("See and put back");
    browser.awaitTexts("h2", List.of("Set aside"));
    browser.tabToNamedAndEnter("Put back " + copy(RESTORED));
    browser.awaitTexts("p[role=status]", List.of("Put back in its place."));
    assertThat(browser.texts("li.row")).hasSize(2);
    assertThat(copy(RESTORED)).hasSameBinaryContentAs(original(RESTORED));
    assertThat(Files.getLastModifiedTime(copy(RESTORED))).isEqualTo(times.get(RESTORED));
    assertThat(person.isOwnerOf(copy(RESTORED))).isTrue();
  }

  /** Files in the home, each with a copy among the downloads; the times of the copies. */
  private List<FileTime> fillHome() throws IOException {
    Files.createDirectory(person.home().resolve("Documents"));
    Files.createDirectory(person.home().resolve("Downloads"));
    Random random = new Random(2026);
    List<FileTime> times = new ArrayList<>();
    for (int number = 0; number < COPIES; number++) {
      byte[] content = new byte[BYTES];
      random.nextBytes(content);
      FileTime time =
          FileTime.from(Instant.now().minus(AGE.plusMinutes(number)).plusNanos(987_654_321));
      Files.write(original(number), content);
      // Of equal files in equally good places the oldest one stays.
      Files.setLastModifiedTime(original(number), FileTime.from(time.toInstant().minus(AGE)));
      Files.write(copy(number), content);
      Files.setLastModifiedTime(copy(number), time);
      times.add(Files.getLastModifiedTime(copy(number)));
    }
    person.owns(person.home());
    return times;
  }

  private Path original(int number) {
    return person.home().resolve("Documents").resolve("original-%d.bin".formatted(number));
  }

  private Path copy(int number) {
    return person.home().resolve("Downloads").resolve(name(number));
  }

  private static String name(int number) {
    return "copy-%d.bin".formatted(number);
  }

  private static int statusForTheTest(URI address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private long answers() throws IOException {
    try (Stream<Path> left = Files.list(shared.resolve("answers"))) {
      return left.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).count();
    }
  }

  private void checkIn() throws InterruptedException {
    try (Program checkIn = agent.checkIn("--shared-directory", shared.toString())) {
      assertThat(checkIn.awaitEnd()).as("%s", checkIn).isZero();
    }
  }
}
