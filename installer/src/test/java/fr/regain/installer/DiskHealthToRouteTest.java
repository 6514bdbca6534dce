package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.linux.LinuxMachine;
import fr.regain.agent.inventory.InventoryReader;
import fr.regain.console.access.Person;
import fr.regain.console.eligibility.EligibilityService;
import fr.regain.console.eligibility.Evaluation;
import fr.regain.console.eligibility.Reason;
import fr.regain.console.eligibility.ReasonCode;
import fr.regain.console.eligibility.Route;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.Origin;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.platform.Database;
import fr.regain.console.site.SiteService;
import fr.regain.v1.Battery;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What smartctl printed of real disks, read by the agent and judged by the console. */
class DiskHealthToRouteTest {
  private static final Path SAMPLES =
      Path.of("../agent/src/test/resources/fr/regain/agent/host/linux");
  private static final int NOT_OPENED = 2;

  @TempDir static Path data;
  private static ApplicationContext console;
  private static Declaration said;

  @TempDir Path root;

  @BeforeAll
  static void startConsole() {
    console =
        ApplicationContext.run(
            Map.of(
                "console.data-directory", data.toString(),
                "console.http.port", "0",
                "console.agents.port", "0"));
    long owner =
        console.getBean(OwnerService.class).add(Person.CONSOLE, "Région", OwnerKind.REGION).id();
    said = Declaration.NONE.withOwner(owner).withProtectedCarrier(false).withWorking(true);
  }

  @AfterAll
  static void endConsole() {
    console.close();
  }

  private static String sample(String name) throws IOException {
    return Files.readString(SAMPLES.resolve("smart-" + name + ".json"));
  }

  /** What the agent reads of a machine with that disk, which smartctl tells that of. */
  private Inventory read(String disk, String printed, int status) throws IOException {
    Path device = Files.createDirectories(root.resolve("sys/block/" + disk + "/queue"));
    Files.writeString(device.resolve("rotational"), "0\n");
    Files.writeString(device.resolveSibling("size"), "500118192\n");
    Path output = Files.writeString(root.resolve("printed.json"), printed);
    Path program = Files.createDirectories(root.resolve("usr/sbin")).resolve("smartctl");
    Files.writeString(program, "#!/bin/sh\ncat '%s'\nexit %d\n".formatted(output, status));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new InventoryReader(new LinuxMachine(root), Clock.system(ZoneOffset.UTC)).read();
  }

  /** What the console makes of a young laptop with the disks of an inventory. */
  private static Evaluation judged(Inventory read) {
    Inventory laptop =
        Inventory.newBuilder()
            .addAllDisks(read.getDisksList())
            .setMemoryBytes(8L << 30)
            .setOperatingSystem(
                OperatingSystem.newBuilder().setName("Debian GNU/Linux").setArchitecture("amd64"))
            .addBatteries(
                Battery.newBuilder()
                    .setDesignCapacityMilliwattHours(50_000)
                    .setFullCapacityMilliwattHours(48_000))
            .build();
    LocalDate made = LocalDate.now(ZoneOffset.UTC).minusYears(2);
    Description plate =
        new Description(EquipmentKind.LAPTOP, null, null, null, new Made(made, made), laptop);
    EquipmentService equipment = console.getBean(EquipmentService.class);
    long site = console.getBean(SiteService.class).root().id();
    Equipment piece =
        console
            .getBean(Database.class)
            .write(dsl -> equipment.add(dsl, Person.CONSOLE, site, plate, said, Origin.IMPORT));
    return console.getBean(EligibilityService.class).explain(piece).evaluation();
  }

  @ParameterizedTest
  @CsvSource({"nvme, nvme0n1", "ata, sda", "pass, sda"})
  void aRealDiskThatIsWell_keepsItsMachine(String sample, String disk) throws IOException {
    Evaluation evaluation = judged(read(disk, sample(sample), 0));

    assertThat(evaluation.has(ReasonCode.DISK_HEALTHY)).isTrue();
    assertThat(evaluation.route()).isEqualTo(Route.KEEP);
    assertThat(evaluation.deciding()).isEmpty();
  }

  @Test
  void anNvmeDiskAtItsEnd_isToBeReplaced_andItsCountersSaySo() throws IOException {
    String worn = sample("nvme").replaceAll("\"percentage_used\": *0", "\"percentage_used\": 100");
    assertThat(worn).isNotEqualTo(sample("nvme"));
    Evaluation evaluation = judged(read("nvme0n1", worn, 0));

    assertThat(evaluation.route()).isEqualTo(Route.UPGRADE);
    assertThat(evaluation.reasons())
        .filteredOn(reason -> reason.code() == ReasonCode.DISK_FAILING)
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.source()).isEqualTo(Reason.Source.DISK);
              assertThat(reason.parameters().toString()).contains("percentage_used: 100");
            });
  }

  @Test
  void aDiskThatCouldNotBeAsked_leavesBothRoutesOpen() throws IOException {
    Evaluation evaluation = judged(read("sda", sample("fail"), NOT_OPENED));

    assertThat(evaluation.has(ReasonCode.DISK_HEALTH_UNKNOWN)).isTrue();
    assertThat(evaluation.possible()).containsExactly(Route.KEEP, Route.UPGRADE);
  }
}
