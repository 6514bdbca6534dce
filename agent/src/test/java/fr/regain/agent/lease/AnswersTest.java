package fr.regain.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.message.Text;
import fr.regain.agent.spool.Spool;
import fr.regain.agent.spool.SpoolLimits;
import fr.regain.v1.Finding;
import fr.regain.v1.Kept;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Report;
import fr.regain.v1.RuleChoice;
import fr.regain.v1.Share;
import fr.regain.v1.SignedLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that everybody may write to, with whatever a bright pupil puts there. */
class AnswersTest {
  private static final long DISK = 1L << 40;
  private static final Clock LATER =
      Clock.fixed(Instant.now().plus(Duration.ofHours(1)), ZoneOffset.UTC);
  private static final Lease LEASE =
      Lease.newBuilder()
          .setId(ByteString.copyFrom(new byte[16]))
          .setCampaignId(ByteString.copyFrom(new byte[16]))
          .setMode(LeaseMode.LEASE_MODE_CLEAN)
          .setMaxBytes(1L << 30)
          .setMaxFiles(1000)
          .addRules(RuleChoice.newBuilder().setRuleId("dl.old"))
          .build();

  @TempDir Path directory;
  private final FileAccess access = LocalFileAccess.ofThisSystem();
  private Spool spool;
  private Leases leases;
  private Path folder;
  private int names;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(access.account().equals(Principal.ofUser(0)), "files of other accounts need root");
    spool =
        Spool.open(
            directory.resolve("spool"),
            new SpoolLimits(1 << 20, Duration.ofDays(30)),
            LATER,
            new SecureRandom());
    new LeaseStore(Leases.directory(directory))
        .save(
            HeldLease.received(
                SignedLease.newBuilder().setLease(LEASE.toByteString()).build(),
                LEASE,
                Stage.ASKING));
    leases = leases(new LocalPolicy(true, Set.of()));
    folder = Files.createDirectories(shared().answers());
    Files.setAttribute(folder, "unix:mode", 01733);
  }

  private SharedFolder shared() {
    return new SharedFolder(directory.resolve("shared"));
  }

  private Leases leases(LocalPolicy policy) {
    Surroundings surroundings =
        new Surroundings(
            LATER,
            () -> new fr.regain.agent.host.Uptime.Moment(Optional.of("boot"), Duration.ofHours(1)),
            SecureRandom::new);
    return new Leases(directory, shared(), policy, spool, surroundings);
  }

  private static LeaseReport.Builder answer(LeaseStep step) {
    return LeaseReport.newBuilder()
        .setLeaseId(LEASE.getId())
        .setCampaignId(LEASE.getCampaignId())
        .setShare(Share.SHARE_PERSON)
        .setStep(step);
  }

  private static Finding.Builder finding() {
    return Finding.newBuilder().setRuleId("dl.old").setHeldFiles(2).setHeldBytes(8192);
  }

  private Path drop(byte[] content, int owner) throws IOException {
    Path file = folder.resolve("%032x.answer".formatted(++names));
    Files.write(file, content);
    Files.setAttribute(file, "unix:uid", owner);
    return file;
  }

  private void drop(LeaseReport.Builder answer, int owner) throws IOException {
    drop(answer.build().toByteArray(), owner);
  }

  private void take() {
    leases.takeAnswers(() -> access, () -> DISK);
  }

  private List<LeaseReport> reported() {
    return spool.pending(500, 1 << 20).stream().map(Report::getLease).toList();
  }

  private void assertRefused() throws IOException {
    take();
    assertThat(reported()).isEmpty();
    assertThat(leases.concerns()).hasSize(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anAnswer_isReportedOnce_andItsFileIsGone() throws IOException {
    drop(answer(LeaseStep.LEASE_STEP_AGREED).addFindings(finding()), 1000);
    take();
    take();

    assertThat(reported()).hasSize(1);
    assertThat(reported().getFirst().getFindings(0).getHeldFiles()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
    assertThat(leases.concerns()).isEmpty();
  }

  @Test
  void whereCampaignsAreForbidden_noAnswerIsTaken() throws IOException {
    leases = leases(new LocalPolicy(false, Set.of()));
    drop(answer(LeaseStep.LEASE_STEP_AGREED).addFindings(finding()), 1000);
    assertRefused();
  }

  @Test
  void anAnswerThatWasTakenBeforeAPowerCut_isNotReportedTwice() throws IOException {
    Path file = drop(answer(LeaseStep.LEASE_STEP_DECLINED).build().toByteArray(), 1000);
    byte[] content = Files.readAllBytes(file);
    take();
    Files.write(file, content);
    Files.setAttribute(file, "unix:uid", 1000);
    take();

    assertThat(reported()).hasSize(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void foldersThatCannotBeRemoved_keepNoAnswerWaiting() throws IOException {
    drop(answer(LeaseStep.LEASE_STEP_DECLINED), 1000);
    for (int number = 0; number < 2000; number++) {
      Files.createFile(Files.createDirectory(folder.resolve("folder" + number)).resolve("content"));
    }
    take();

    assertThat(reported()).hasSize(1);
  }

  @Test
  void anOversizedEntry_isRefused() throws IOException {
    drop(new byte[DropFolder.LARGEST + 1], 1000);
    assertRefused();
  }

  @Test
  void aLink_isNotFollowed() throws IOException {
    Path secret =
        Files.write(
            directory.resolve("secret"), answer(LeaseStep.LEASE_STEP_AGREED).build().toByteArray());
    Files.createSymbolicLink(folder.resolve("%032x.answer".formatted(7)), secret);
    assertRefused();
    assertThat(secret).exists();
  }

  @Test
  void anotherNameOfSomebodyElsesFile_isRefused() throws IOException {
    Path theirs = drop(answer(LeaseStep.LEASE_STEP_AGREED).build().toByteArray(), 1000);
    Path elsewhere = directory.resolve("theirs");
    Files.createLink(elsewhere, theirs);
    assertRefused();
    assertThat(elsewhere).exists();
  }

  @Test
  void aPipe_isNotOpened() throws Exception {
    Path pipe = folder.resolve("%032x.answer".formatted(7));
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.setAttribute(pipe, "unix:uid", 1000);
    assertRefused();
  }

  @Test
  void aDirectory_isRemovedWhenItIsEmpty_andLeftAloneWhenItIsNot() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.createFile(full.resolve("file"));
    take();

    assertThat(folder.resolve("empty")).doesNotExist();
    assertThat(full.resolve("file")).exists();
    assertThat(leases.concerns())
        .extracting(Text::english)
        .containsExactly("An entry that is no answer was removed.");
  }

  @Test
  void anEntryOfAnAccountThatIsNoPerson_isRefused() throws IOException {
    drop(answer(LeaseStep.LEASE_STEP_AGREED), 998);
    drop(answer(LeaseStep.LEASE_STEP_AGREED), 65534);
    drop(answer(LeaseStep.LEASE_STEP_AGREED), 0);
    assertRefused();
  }

  @Test
  void anAnswerToAnotherCampaign_isRefused() throws IOException {
    drop(
        answer(LeaseStep.LEASE_STEP_AGREED)
            .setCampaignId(ByteString.copyFromUtf8("another campaign")),
        1000);
    drop(
        answer(LeaseStep.LEASE_STEP_AGREED).setLeaseId(ByteString.copyFromUtf8("another lease id")),
        1000);
    assertRefused();
  }

  @Test
  void moreBytesThanTheDiskHas_orThanTheLeaseAllows_areRefused() throws IOException {
    drop(answer(LeaseStep.LEASE_STEP_AGREED).addFindings(finding().setHeldBytes(1L << 50)), 1000);
    drop(
        answer(LeaseStep.LEASE_STEP_AGREED).addFindings(finding().setDeletedBytes(1L << 30)), 1001);
    drop(answer(LeaseStep.LEASE_STEP_AGREED).addFindings(finding().setHeldBytes(-1)), 1002);
    assertRefused();
  }

  @Test
  void aRuleThatWasNotAskedAbout_orAReasonThatIsNone_isRefused() throws IOException {
    drop(answer(LeaseStep.LEASE_STEP_AGREED).addFindings(finding().setRuleId("pkg.cache")), 1000);
    drop(
        answer(LeaseStep.LEASE_STEP_AGREED)
            .addFindings(finding().addKept(Kept.newBuilder().setReason("Jean Dupont"))),
        1001);
    drop(answer(LeaseStep.LEASE_STEP_AGREED).addFindings(finding()).addFindings(finding()), 1002);
    assertRefused();
  }

  @Test
  void aStepOfTheSystems_isRefused() throws IOException {
    drop(answer(LeaseStep.LEASE_STEP_DONE), 1000);
    drop(answer(LeaseStep.LEASE_STEP_RESTORED), 1001);
    drop(answer(LeaseStep.LEASE_STEP_AGREED).setShare(Share.SHARE_SYSTEM), 1002);
    assertRefused();
  }

  @Test
  void whatIsHiddenInAnAnswer_doesNotLeaveTheDevice() throws IOException {
    drop(
        answer(LeaseStep.LEASE_STEP_DECLINED)
            .setReason("Jean Dupont")
            .addFindings(finding())
            .setPlanDigest(ByteString.copyFromUtf8("secret")),
        1000);
    take();

    assertThat(reported()).containsExactly(answer(LeaseStep.LEASE_STEP_DECLINED).build());
  }

  @Test
  void anybodysNoise_isRefused() throws IOException {
    drop(new byte[] {1, 2, 3, 4}, 1000);
    Files.createFile(folder.resolve("not an answer"));
    assertRefused();
  }

  @Test
  void onePerson_mayPostponeThreeTimes_andAnswerFiveTimesInAll() throws IOException {
    for (int time = 0; time < 5; time++) {
      drop(answer(LeaseStep.LEASE_STEP_POSTPONED), 1000);
    }
    for (int time = 0; time < 5; time++) {
      drop(answer(LeaseStep.LEASE_STEP_AGREED), 1000);
    }
    drop(answer(LeaseStep.LEASE_STEP_DECLINED), 1001);
    take();

    assertThat(reported())
        .extracting(LeaseReport::getStep)
        .containsExactlyInAnyOrder(
            LeaseStep.LEASE_STEP_POSTPONED,
            LeaseStep.LEASE_STEP_POSTPONED,
            LeaseStep.LEASE_STEP_POSTPONED,
            LeaseStep.LEASE_STEP_AGREED,
            LeaseStep.LEASE_STEP_AGREED,
            LeaseStep.LEASE_STEP_DECLINED);
  }

  @Test
  void anEntryThatIsBeingWritten_isLeftForTheNextTime() throws IOException {
    Path file = drop(answer(LeaseStep.LEASE_STEP_AGREED).build().toByteArray(), 1000);
    DropFolder now = new DropFolder(access, folder);
    Instant written =
        access
            .open(access.path(folder.toString()))
            .stat(access.name(file.getFileName().toString()))
            .changed();

    assertThat(now.empty(written.plusSeconds(1), (owner, name, content) -> true)).isZero();
    assertThat(file).exists();
    assertThat(now.empty(written.plusSeconds(6), (owner, name, content) -> true)).isZero();
    assertThat(file).doesNotExist();
  }
}
