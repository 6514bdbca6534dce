package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.installer.Browser.Link;
import fr.regain.installer.Browser.Scripts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A campaign over this very machine, from its first step to its end, by the keyboard alone. */
class CampaignPagesIT {
  private static final int NARROW = 320;
  private static final String COUNTS =
      "table.groups td:nth-child(2), table.groups td:nth-child(4) > a,"
          + " table.waves td:nth-child(2), table.waves td:nth-child(4),"
          + " table.waves td:nth-child(5)";
  private static final String COUNT_LINKS = "table.groups a, table.waves a";
  private static final String TRIAL_LINKS = "section[aria-labelledby=plans] > ul a";
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  @TempDir private Path directory;
  private InstalledConsole console;
  private InstalledAgent agent;
  private Program program;
  private URI link;
  private String hostName;

  @BeforeEach
  void startConsole_andCheckIn() throws Exception {
    console = new InstalledConsole(directory);
    agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
    program = console.launch();
    link = console.awaitUp(program);
    checkIn();
    hostName = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
  }

  @AfterEach
  void endConsole() throws Exception {
    program.terminate();
    program.awaitEnd();
    assertThat(program.output()).doesNotContain("\tat ");
    program.close();
  }

  // One rule is of Windows alone, and the other one touches nothing without a person's yes: on the
  // machine of the test nothing goes.
  @ParameterizedTest
  @EnumSource(Scripts.class)
  void keyboardAlone_leadsThroughACampaign_andItsPageFollowsTheDevice(Scripts scripts)
      throws Exception {
    try (Browser browser = Browser.start(scripts, Coordinator.LANGUAGE)) {
      Coordinator coordinator = new Coordinator(browser, "Essai au clavier");
      coordinator.comesIn(link);
      coordinator.prepares("tmp.windows", "dl.old");
      coordinator.startsTheDryRun();
      assertThat(groupOf(browser)).containsExactly("Attend son aperçu");
      checkInUntil(browser, scripts, "Attend son tour");
      browser.assertFits(NARROW);
      if (scripts == Scripts.ON) {
        // What the plans add up to is not followed by itself.
        browser.tabToAndEnter("Actualiser les chiffres");
      }
      browser.awaitTexts(
          TRIAL_LINKS,
          List.of(
              "Tous les postes ont répondu",
              "Aucun poste écarté par les limites",
              "Tous les postes peuvent participer"));
      coordinator.launches();
      browser.assertFits(NARROW);
      checkInUntil(browser, scripts, "Attend une réponse");
      coordinator.cancels();
      assertThat(groupOf(browser)).containsExactly("Hors campagne");
      assertCountsLeadToTheirDevices(browser);
      browser.assertQuiet(console.address());
    }
  }

  /** The groups of states that have a device. */
  private static List<String> groupOf(Browser browser) {
    List<String> names = browser.texts("table.groups tbody th");
    List<String> counts = browser.texts("table.groups tbody td:nth-child(2)");
    return IntStream.range(0, names.size())
        .filter(row -> !counts.get(row).equals("0"))
        .mapToObj(names::get)
        .toList();
  }

  /** The agent wakes until the page shows the device there: by itself, or after a reload. */
  private void checkInUntil(Browser browser, Scripts scripts, String group) throws Exception {
    String document = browser.loadedDocument();
    checkIn();
    checkIn();
    switch (scripts) {
      case ON -> {
        Eventually.holds("the page shows " + group, () -> groupOf(browser).equals(List.of(group)));
        assertThat(browser.loadedDocument()).as("nobody has reloaded the page").isEqualTo(document);
      }
      case OFF -> {
        browser.reload();
        assertThat(groupOf(browser)).containsExactly(group);
      }
    }
  }

  private void assertCountsLeadToTheirDevices(Browser browser) {
    List<Link> counts = browser.links(COUNT_LINKS);
    assertThat(counts).extracting(Link::text).containsExactlyElementsOf(browser.texts(COUNTS));
    assertThat(counts).filteredOn(count -> number(count.text()) > 0).isNotEmpty();
    for (Link count : counts) {
      browser.open(count.address());
      assertThat(browser.texts("table.list tbody th"))
          .as("%s", count)
          .isEqualTo(Collections.nCopies(number(count.text()), hostName));
    }
  }

  private static int number(String count) {
    Matcher number = NUMBER.matcher(count);
    assertThat(number.find()).as("a number in \"%s\"", count).isTrue();
    return Integer.parseInt(number.group());
  }

  private void checkIn() throws InterruptedException {
    try (Program checkIn =
        agent.checkIn("--shared-directory", directory.resolve("shared").toString())) {
      assertThat(checkIn.awaitEnd()).as("%s", checkIn).isZero();
    }
  }
}
