package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.installer.Browser.Scripts;
import fr.regain.v1.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of this very machine, in a real browser. */
class PagesIT {
  private static final int MEBIBYTE = 1 << 20;
  private static final String VOLUMES = "section[aria-labelledby=volumes] tbody ";
  private static final String EXCHANGE = "section[aria-labelledby=contact] dd";

  @TempDir private Path directory;
  private InstalledConsole console;
  private InstalledAgent agent;
  private Program program;
  private URI link;
  private List<Volume> volumes;
  private String hostName;

  @BeforeEach
  void startConsole_andCheckIn() throws Exception {
    console = new InstalledConsole(directory);
    agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
    program = console.launch();
    link = console.awaitUp(program);
    checkIn();
    volumes =
        agent
            .spoolFromTheBeginning(directory)
            .pending(1, Integer.MAX_VALUE)
            .getFirst()
            .getSample()
            .getVolumesList();
    hostName = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
  }

  @AfterEach
  void endConsole() throws Exception {
    program.terminate();
    program.awaitEnd();
    assertThat(program.output()).doesNotContain("\tat ");
    program.close();
  }

  @Test
  void thisMachine_isInTheList_withItsVolumes_andItsPageFollowsThem() throws Exception {
    try (Browser browser = Browser.start(Scripts.ON, "fr-FR")) {
      signIn(browser, "Entrer");
      assertThat(browser.texts("tbody th")).containsExactly(hostName);
      browser.clickLink(hostName);
      assertThat(browser.texts("h1")).containsExactly(hostName);
      assertThat(volumes).as("this machine has a volume").isNotEmpty();
      assertThat(browser.texts(VOLUMES + "th"))
          .hasSameSizeAs(volumes)
          .allMatch(shown -> volumes.stream().anyMatch(volume -> isOf(shown, volume)));

      Volume changed = volumeOf(Images.scratch());
      String used = usedCell(browser, changed);
      String before = browser.find(used).getText();
      Path occupied = occupy(changed);
      try {
        checkIn();
        browser.awaitChange(used, before);
      } finally {
        Files.delete(occupied);
      }
      browser.assertQuiet(console.address());
    }
  }

  @Test
  void withoutScripts_thePagesSayTheSame() throws Exception {
    try (Browser browser = Browser.start(Scripts.OFF, "fr-FR")) {
      signIn(browser, "Entrer");
      browser.clickLink(hostName);
      assertThat(browser.texts(VOLUMES + "th")).hasSameSizeAs(volumes);
      assertThat(browser.texts(EXCHANGE)).endsWith("1");
      checkIn();
      browser.reload();
      assertThat(browser.texts(EXCHANGE)).endsWith("2");
      browser.assertQuiet(console.address());
    }
  }

  @Test
  void keyboardAlone_leadsFromSignInToTheDevice() {
    try (Browser browser = Browser.start(Scripts.ON, "fr-FR")) {
      browser.open(link);
      browser.tabToAndEnter("Entrer");
      browser.tabToAndEnter("Parc");
      browser.tabToAndEnter(hostName);
      assertThat(browser.texts("h1")).containsExactly(hostName);
      browser.assertQuiet(console.address());
    }
  }

  @Test
  void bothLanguages_areOneLinkApart_andTheBrowsersOwnComesFirst() throws Exception {
    try (Browser browser = Browser.start(Scripts.ON, "en-GB")) {
      signIn(browser, "Enter");
      assertThat(browser.find("html").getAttribute("lang")).isEqualTo("en");
      browser.clickLink(hostName);
      assertThat(browser.texts("h2")).contains("Volumes", "Age");
      browser.clickLink("Français");
      assertThat(browser.find("html").getAttribute("lang")).isEqualTo("fr");
      assertThat(browser.texts("h1")).containsExactly(hostName);
      assertThat(browser.texts("h2")).contains("Volumes", "Âge");
      browser.clickLink("English");
      assertThat(browser.find("html").getAttribute("lang")).isEqualTo("en");
      browser.assertQuiet(console.address());
    }
  }

  @Test
  void linkThatWasUsed_opensNothing_andAStrangerSeesNoDevice() throws Exception {
    try (Browser first = Browser.start(Scripts.ON, "fr-FR")) {
      signIn(first, "Entrer");
    }
    try (Browser second = Browser.start(Scripts.ON, "fr-FR")) {
      second.open(link);
      assertThat(second.texts("h1")).containsExactly("Ce lien a déjà servi");
      second.open(console.address().resolve("/parc"));
      assertThat(second.find("body").getText()).doesNotContain(hostName);
    }
  }

  private void signIn(Browser browser, String button) throws Exception {
    browser.open(link);
    assertThat(browser.texts("main button")).containsExactly(button);
    browser.click("main button");
    Eventually.holds(
        "the installation is open",
        () -> browser.address().equals(console.address() + "/installation"));
    browser.click("#menu a");
  }

  private static boolean isOf(String shown, Volume volume) {
    return shown.equals(volume.getMountPoint()) || shown.startsWith(volume.getMountPoint() + " (");
  }

  private Volume volumeOf(Path path) {
    return volumes.stream()
        .filter(volume -> path.startsWith(volume.getMountPoint()))
        .max(Comparator.comparing(volume -> volume.getMountPoint().length()))
        .orElseThrow();
  }

  private static String usedCell(Browser browser, Volume volume) {
    List<String> shown = browser.texts(VOLUMES + "th");
    int row =
        IntStream.range(0, shown.size())
            .filter(i -> isOf(shown.get(i), volume))
            .findFirst()
            .orElseThrow();
    return VOLUMES + "tr:nth-child(%d) td".formatted(row + 1);
  }

  /** Writes enough on a volume for its figure, which has three digits, to become another one. */
  private static Path occupy(Volume volume) throws IOException {
    double lastDigit = Math.pow(10, Math.floor(Math.log10(volume.getUsedBytes())) - 2);
    byte[] block = new byte[MEBIBYTE];
    new Random(7).nextBytes(block);
    Path file = Files.createTempFile(Images.scratch(), "occupied", null);
    try (OutputStream content = Files.newOutputStream(file)) {
      for (double written = 0; written < 1.5 * lastDigit; written += block.length) {
        content.write(block);
      }
    }
    return file;
  }

  private void checkIn() throws InterruptedException {
    try (Program checkIn = agent.checkIn()) {
      assertThat(checkIn.awaitEnd()).as("%s", checkIn).isZero();
    }
  }
}
