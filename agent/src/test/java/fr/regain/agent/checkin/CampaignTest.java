package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a device does with a campaign. */
class CampaignTest extends LeasedDevice {
  @Test
  void aDryRun_reportsTheSumsOfItsPlan_andRemovesNothing() throws Exception {
    fill(cache(), 5);
    fill(models(), 2);
    Lease.Builder dry = lease(LeaseMode.LEASE_MODE_DRY_RUN, "cache.browser", "cache.browser.ai");
    send(dry);
    device.talk();

    LeaseReport report = last(dry);
    assertThat(reports(dry)).hasSize(1);
    assertThat(report.getShare()).isEqualTo(Share.SHARE_SYSTEM);
    assertThat(report.getPlanDigest().size()).isEqualTo(32);
    assertThat(finding(report, "cache.browser").getPlannedFiles()).isEqualTo(5);
    assertThat(finding(report, "cache.browser").getPlannedBytes()).isEqualTo(5 * 4096);
    assertThat(finding(report, "cache.browser.ai").getPlannedFiles()).isEqualTo(2);
    assertThat(files(cache()) + files(models())).isEqualTo(7);
    assertThat(console.progress).isEmpty();
  }

  @Test
  void aCleanUp_carriesOutThePlanThatWasShown_andNothingThatCameLater() throws Exception {
    fill(cache(), 5);
    fill(models(), 2);
    Lease.Builder clean = clean("cache.browser", "cache.browser.ai");
    Files.writeString(cache().resolve("later"), "not in the plan");
    send(clean);
    device.talk();

    assertThat(reports(clean))
        .extracting(LeaseReport::getStep)
        .containsExactly(LeaseStep.LEASE_STEP_STARTED, LeaseStep.LEASE_STEP_DONE);
    assertThat(finding(last(clean), "cache.browser").getDeletedFiles()).isEqualTo(5);
    assertThat(finding(last(clean), "cache.browser").getDeletedBytes()).isEqualTo(5 * 4096);
    assertThat(finding(last(clean), "cache.browser.ai").getHeldFiles()).isEqualTo(2);
    assertThat(last(clean).hasReturnedBytes()).isTrue();
    assertThat(files(cache())).isEqualTo(1);
    assertThat(files(models())).isZero();
    assertThat(console.progress).isNotEmpty();
  }

  @Test
  void aRestore_putsBackAllThatTheCampaignTook() throws Exception {
    fill(models(), 4);
    send(clean("cache.browser.ai"));
    device.talk();
    assertThat(files(models())).isZero();

    Lease.Builder restore = lease(LeaseMode.LEASE_MODE_RESTORE);
    send(restore);
    device.talk();

    assertThat(last(restore).getStep()).isEqualTo(LeaseStep.LEASE_STEP_RESTORED);
    assertThat(finding(last(restore), "cache.browser.ai").getRestoredFiles()).isEqualTo(4);
    assertThat(files(models())).isEqualTo(4);
  }

  @Test
  void aRuleThatAsksThePerson_isNeverTouchedByTheAgent() throws Exception {
    fill(home.resolve("Downloads"), 3);
    Lease.Builder clean = clean("dl.old", "dl.installers");
    send(clean);
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
    assertThat(last(clean).getFindingsList()).isEmpty();
    assertThat(files(home.resolve("Downloads"))).isEqualTo(3);
    assertThat(directory.resolve("shared/campaigns")).isDirectoryContaining("glob:**.lease");
  }

  @Test
  void campaignsThatAreForbiddenLater_askNobodyAnyMore() throws Exception {
    send(clean("dl.old"));
    device.talk();
    assertThat(shared.leases()).hasSize(1);

    device.options.put("campaigns", "false");
    device.wake();

    assertThat(shared.leases()).isEmpty();
    assertThat(device.status().leases()).isEmpty();
  }

  @Test
  void whereAllThatPeopleAreAskedIsForbiddenLater_theyAreAskedNoMore() throws Exception {
    send(clean("dl.old", "dl.installers"));
    device.talk();
    assertThat(shared.leases()).hasSize(1);

    device.options.put("forbidden-rules", "dl.old,dl.installers");
    device.wake();

    assertThat(shared.leases()).isEmpty();
  }

  @Test
  void aSharedLeaseThatAPowerCutLeftClosed_isOpenAgainAfterTheNextWake() throws Exception {
    send(clean("dl.old"));
    device.talk();
    Path lease = sharedLease();
    Files.setPosixFilePermissions(lease, PosixFilePermissions.fromString("rw-------"));

    device.wake();

    assertThat(Files.getPosixFilePermissions(lease))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void aSharedLeaseThatCannotBeRead_hidesNoOther() throws Exception {
    send(clean("dl.old"));
    device.talk();
    Files.createDirectory(sharedLease().resolveSibling("0.lease"));

    assertThat(shared.leases()).hasSize(1);
  }

  private Path sharedLease() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("shared/campaigns"))) {
      return files.filter(file -> file.toString().endsWith(".lease")).findFirst().orElseThrow();
    }
  }

  @Test
  void aRestore_asksPeopleWhereCampaignsAreForbidden() throws Exception {
    send(lease(LeaseMode.LEASE_MODE_RESTORE));
    device.talk();

    device.options.put("campaigns", "false");
    device.wake();

    assertThat(shared.leases()).hasSize(1);
  }

  @Test
  void moreFilesThanTheLeaseAllows_stay() throws Exception {
    fill(cache(), 5);
    Lease.Builder clean = clean("cache.browser").setMaxFiles(2);
    send(clean);
    device.talk();

    assertThat(finding(last(clean), "cache.browser").getDeletedFiles()).isEqualTo(2);
    assertThat(kept(finding(last(clean), "cache.browser"))).containsEntry("above_cap", 3L);
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aRuleThatIsForbiddenAfterTheDryRun_leavesItsShareOfTheLimitToNoOther() throws Exception {
    fill(cache(), 5);
    fill(models(), 3);
    Lease.Builder clean = clean("cache.browser", "cache.browser.ai").setMaxFiles(5);
    device.options.put("forbidden-rules", "cache.browser");
    send(clean);
    device.talk();

    assertThat(kept(finding(last(clean), "cache.browser.ai"))).containsEntry("above_cap", 3L);
    assertThat(files(cache())).isEqualTo(5);
    assertThat(files(models())).isEqualTo(3);
  }

  @Test
  void twoCampaigns_areCarriedOutInTheOrderOfIssue() throws Exception {
    fill(cache(), 2);
    fill(models(), 2);
    Lease.Builder first = clean("cache.browser");
    Lease.Builder second = clean("cache.browser.ai").setCampaignId(id());
    second.setIssuedAtMillis(NOW.minusSeconds(60).toEpochMilli());
    send(first);
    send(second);
    device.talk();

    assertThat(
            console.leaseReports().stream()
                .filter(report -> report.getStep() == LeaseStep.LEASE_STEP_DONE)
                .map(LeaseReport::getLeaseId))
        .containsExactly(second.getId(), first.getId());
  }
}
