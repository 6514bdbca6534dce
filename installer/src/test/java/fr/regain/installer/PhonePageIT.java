package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.equipment.ShortId;
import fr.regain.installer.Browser.Scripts;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page behind a label, on a phone 320 pixels wide that runs no scripts. */
class PhonePageIT {
  private static final int NARROW = 320;
  private static final int SMALLEST_BUTTON = 44;
  private static final String SERIAL = "DISK-1";

  @TempDir private Path directory;
  private InstalledConsole console;
  private Program program;
  private URI link;
  private String label;

  @BeforeEach
  void startConsole_withALaptopOnRecord() throws Exception {
    console = new InstalledConsole(directory);
    try (Program first = console.start()) {
      first.terminate();
      first.awaitEnd();
    }
    label = ShortId.draw(new Random(7)).text();
    byte[] facts =
        Inventory.newBuilder()
            .addDisks(Disk.newBuilder().setSerialNumber(SERIAL).setType(DiskType.DISK_TYPE_NVME))
            .build()
            .toByteArray();
    ConsoleDatabase database = console.database();
    database.execute("insert into owner (name, kind) values ('Région', 'REGION')");
    database.execute(
        "insert into equipment (short_id, kind, site_id, owner_id, vendor, model, surplus, origin,"
            + " facts, created_at, changed_at) values (?, 'LAPTOP', 1, 1, 'Dell Inc.',"
            + " 'Latitude 5400', false, 'PERSON', ?, current_timestamp, current_timestamp)",
        label,
        facts);
    program = console.launch();
    link = console.awaitUp(program);
  }

  @AfterEach
  void endConsole() throws Exception {
    program.terminate();
    program.awaitEnd();
    assertThat(program.output()).doesNotContain("\tat ");
    program.close();
  }

  @Test
  void oneHand_leadsALaptop_fromItsDesk_toItsErasure() throws Exception {
    try (Browser browser = Browser.start(Scripts.OFF, "fr-FR")) {
      browser.narrow(NARROW);
      browser.open(link);
      browser.click("main button");
      browser.open(console.address().resolve("/m/" + label));
      for (String stage : List.of("repéré", "réservé", "collecté")) {
        pressBig(browser);
        assertThat(browser.texts("#next")).containsExactly("État : " + stage);
      }
      pressBig(browser);
      while (browser.address().contains("/controle/")) {
        pressBig(browser);
      }
      browser.find("input[value=B]").click();
      browser.find("#disks").sendKeys("1");
      pressBig(browser);
      assertThat(browser.texts("#next")).containsExactly("État : inspecté");
      pressBig(browser);
      browser.find("#file").sendKeys(erasureOfThisMinute().toString());
      pressBig(browser);
      assertThat(browser.texts("#erasures ~ ul strong")).containsExactly("vérifié");
      pressBig(browser);
      assertThat(browser.texts("#next")).containsExactly("État : effacé");
      browser.assertQuiet(console.address());
    }
  }

  /**
   * A log of nwipe, which writes local time: one from before the collection would count for
   * nothing.
   */
  private Path erasureOfThisMinute() throws IOException {
    String time =
        DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss")
            .format(ZonedDateTime.now(ZoneId.of("Europe/Paris")));
    return Files.writeString(
        directory.resolve("nwipe.log"),
        """
        [%1$s]    info: nwipe 0.38
        [%1$s]  notice: /dev/nvme0n1 has serial number %2$s
        [%1$s]  notice: Invoking method 'PRNG Stream' on /dev/nvme0n1
        [%1$s]  notice: Verified pass 1 of 1, round 1 of 1, on '/dev/nvme0n1'.
        [%1$s]  notice: Finished final round 1 of 1 on /dev/nvme0n1
        """
            .formatted(time, SERIAL));
  }

  @Test
  void keyboardAlone_reservesIt_andInspectsIt() {
    try (Browser browser = Browser.start(Scripts.OFF, "fr-FR")) {
      browser.narrow(NARROW);
      browser.open(link);
      browser.tabToAndEnter("Entrer");
      browser.open(console.address().resolve("/m/" + label));
      browser.tabToAndEnter("Repérer");
      browser.tabToAndEnter("Réserver");
      assertThat(browser.texts("#next")).containsExactly("État : réservé");
      browser.tabToAndEnter("Collecter");
      browser.tabToAndEnter("Commencer l’inspection");
      while (browser.address().contains("/controle/")) {
        browser.tabToAndEnter("Bon");
      }
      browser.tabToAndChoose("grade", "B");
      browser.tabToAndType("disks", "1");
      browser.tabToAndEnter("Terminer l’inspection");
      assertThat(browser.texts("#next")).containsExactly("État : inspecté");
      browser.assertQuiet(console.address());
    }
  }

  private static void pressBig(Browser browser) {
    assertThat(browser.contentWidth()).as(browser.address()).isLessThanOrEqualTo(NARROW);
    assertThat(browser.find(".big").getRect().getHeight()).isGreaterThanOrEqualTo(SMALLEST_BUTTON);
    browser.click(".big");
  }
}
