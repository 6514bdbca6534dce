package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.RuleChoice;
import fr.regain.v1.SignedLease;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Leases that a device does not carry out, or only a part of. */
class RefusedLeaseTest extends LeasedDevice {
  private void assertRefused(UnaryOperator<Lease.Builder> change, String code) throws IOException {
    fill(cache(), 3);
    Lease.Builder lease = change.apply(clean("cache.browser"));
    send(lease);
    device.talk();
    device.talk();

    assertThat(reports(lease))
        .extracting(LeaseReport::getStep, LeaseReport::getReason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(LeaseStep.LEASE_STEP_REFUSED, code));
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aForgedLease_isRefused() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    console.leases.add(TestingConsole.sign(clean.build(), TestingConsole.leaseKey()));
    device.talk();

    assertThat(last(clean).getReason()).isEqualTo("lease.signature");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aDeviceEnrolledBeforeThereWereLeases_getsTheKeyAtItsNextCheckIn() throws Exception {
    try (TestingConsole older = TestingConsole.start(consoleClock)) {
      older.enrolsWithLeaseKey = false;
      device = device("older");
      device.enrol(older.token());
      Lease lease = lease(LeaseMode.LEASE_MODE_DRY_RUN, "cache.browser").build();
      older.leases.add(TestingConsole.sign(lease, older.leaseKey));

      device.talk();
      device.talk();

      assertThat(older.checkIns.getFirst().getLacksLeaseKey()).isTrue();
      assertThat(older.checkIns.getLast().getLacksLeaseKey()).isFalse();
      assertThat(older.leaseReports())
          .extracting(LeaseReport::getStep)
          .containsExactly(LeaseStep.LEASE_STEP_PREVIEWED);
    }
  }

  @Test
  void aKeyForLeasesThatIsPinned_isReplacedByNoCheckIn() throws Exception {
    KeyPair other = TestingConsole.leaseKey();
    console.leaseKeyUnasked = Optional.of(TestingConsole.publicKey(other));
    Lease.Builder lease = lease(LeaseMode.LEASE_MODE_DRY_RUN, "cache.browser");
    console.leases.add(TestingConsole.sign(lease.build(), other));

    device.talk();
    device.talk();

    assertThat(last(lease).getReason()).isEqualTo("lease.signature");
    assertThat(device.status().identity().orElseThrow().leaseKey())
        .isEqualTo(TestingConsole.publicKey(console.leaseKey));
  }

  @Test
  void aLeaseThatWasChangedAfterItWasSigned_isRefused() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser").setMaxFiles(1);
    SignedLease signed = TestingConsole.sign(clean.build(), console.leaseKey);
    console.leases.add(
        signed.toBuilder().setLease(clean.setMaxFiles(1_000).build().toByteString()).build());
    device.talk();

    assertThat(last(clean).getReason()).isEqualTo("lease.signature");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aLeaseOfAnotherDevice_isRefused() throws Exception {
    assertRefused(lease -> lease.setDeviceId(ByteString.copyFrom(new byte[16])), "lease.device");
  }

  @Test
  void anExpiredLease_isRefused() throws Exception {
    assertRefused(
        lease ->
            lease
                .setIssuedAtMillis(NOW.minus(Duration.ofDays(8)).toEpochMilli())
                .setExpiresAtMillis(NOW.minus(Duration.ofSeconds(1)).toEpochMilli()),
        "lease.expired");
  }

  @Test
  void aLeaseForMoreThanNinetyDays_isRefused() throws Exception {
    assertRefused(
        lease -> lease.setExpiresAtMillis(NOW.plus(Duration.ofDays(91)).toEpochMilli()),
        "lease.expiry");
  }

  @Test
  void aLeaseForAnotherRuleSet_isRefused() throws Exception {
    assertRefused(lease -> lease.setRuleSetDigest("0".repeat(64)), "lease.rules");
  }

  @Test
  void aLeaseWithARuleThatNobodyKnows_isRefused() throws Exception {
    assertRefused(
        lease -> lease.addRules(RuleChoice.newBuilder().setRuleId("cache.unknown")), "lease.rules");
  }

  @Test
  void aLeaseThatLowersAnAge_isRefused() throws Exception {
    assertRefused(
        lease ->
            lease.addRules(RuleChoice.newBuilder().setRuleId("bin.user").setMinimumAgeDays(29)),
        "lease.widened");
  }

  @Test
  void aLeaseWithoutLimits_isRefused() throws Exception {
    assertRefused(lease -> lease.setMaxBytes(0), "lease.malformed");
  }

  @Test
  void aLeaseWithWindowsOutOfOrder_isRefused() throws Exception {
    assertRefused(lease -> lease.addWindows(lease.getWindows(0)), "lease.malformed");
  }

  @Test
  void aLeaseOfAModeThatNobodyKnows_isRefused() throws Exception {
    assertRefused(lease -> lease.setModeValue(9), "lease.mode");
  }

  @Test
  void aLeaseThatThePolicyForbids_isRefused() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    device.options.put("campaigns", "false");
    send(clean);
    device.talk();

    assertThat(last(clean).getReason()).isEqualTo("lease.policy");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aRuleThatThePolicyForbids_isLeftOutOfTheRest() throws Exception {
    fill(cache(), 3);
    fill(models(), 2);
    Lease.Builder clean = clean("cache.browser", "cache.browser.ai");
    device.options.put("forbidden-rules", "cache.browser.ai,dl.old");
    send(clean);
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_DONE);
    assertThat(files(cache())).isZero();
    assertThat(files(models())).isEqualTo(2);
  }

  @Test
  void aReplayedLease_isNotCarriedOutAgain() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = clean("cache.browser");
    send(clean);
    device.talk();
    console.withdrawn.add(clean.getId());
    device.talk();
    // A console that was restored from yesterday's backup.
    console.withdrawn.clear();
    console.received.values().forEach(reports -> reports.clear());
    fill(cache(), 3);
    device.talk();

    assertThat(reports(clean))
        .extracting(LeaseReport::getReason)
        .contains("lease.replayed")
        .doesNotContain("");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void aPlanThatIsNotKept_failsTheLease() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean =
        lease(LeaseMode.LEASE_MODE_CLEAN, "cache.browser")
            .setPlanDigest(ByteString.copyFrom(new byte[32]));
    send(clean);
    device.talk();

    assertThat(last(clean).getStep()).isEqualTo(LeaseStep.LEASE_STEP_FAILED);
    assertThat(last(clean).getReason()).isEqualTo("lease.plan");
    assertThat(files(cache())).isEqualTo(3);
  }

  @Test
  void theIdentityOfAClone_carriesOutNoLeaseOfItsModel() throws Exception {
    fill(cache(), 3);
    Lease.Builder clean = cleanInHalfAnHour("cache.browser");
    send(clean);
    device.talk();
    console.leases.clear();
    device.serial = "SERIAL-2";
    console.refuse("identity.cloned");
    pass(Duration.ofHours(1));
    device.talk();

    assertThat(files(cache())).isEqualTo(3);
    device.talk();
    assertThat(console.checkIns.getLast().getHeldLeasesList()).isEmpty();
  }

  @Test
  void onAClone_nobodyIsAskedInTheNameOfItsModel() throws Exception {
    Lease.Builder dry = lease(LeaseMode.LEASE_MODE_DRY_RUN, "dl.old");
    dry.setExpiresAtMillis(NOW.plus(Duration.ofHours(1)).toEpochMilli());
    send(dry);
    device.talk();
    send(lease(LeaseMode.LEASE_MODE_CLEAN, "dl.old").setPlanDigest(last(dry).getPlanDigest()));
    device.talk();
    console.leases.clear();
    pass(Duration.ofHours(2));
    device.talk();
    assertThat(shared.leases()).hasSize(1);

    device.serial = "SERIAL-2";
    console.refuse("identity.cloned");
    device.talk();

    assertThat(shared.leases()).isEmpty();
  }
}
