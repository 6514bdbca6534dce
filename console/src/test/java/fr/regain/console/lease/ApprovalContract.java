package fr.regain.console.lease;

import static fr.regain.console.lease.CampaignWorld.APPROVER;
import static fr.regain.console.lease.CampaignWorld.AUTHOR;
import static fr.regain.console.lease.CampaignWorld.wave;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Person;
import fr.regain.console.audit.AuditRecord;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.Draft;
import fr.regain.console.campaign.Hours;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.campaign.Schedule;
import fr.regain.console.lease.CampaignWorld.Device;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.WeeklyHours;
import fr.regain.console.testing.DatabaseContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who lets a campaign go, and for how many devices. */
abstract class ApprovalContract extends DatabaseContract {
  private CampaignWorld world;

  @BeforeEach
  void world() {
    world = new CampaignWorld(database, clock, directory);
  }

  @Test
  void theAuthor_mayNotApproveALargeCampaign_andMayApproveASmallOne() {
    world.addDevices(3);
    UUID large = world.tried(world.draft("Grande", List.of(wave(100))));
    world.submit(large);
    assertThatThrownBy(() -> world.campaigns.review.approve(large, AUTHOR))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_SECOND_PERSON);
    world.campaigns.review.approve(large, APPROVER);
    assertThat(world.campaign(large).state()).isEqualTo(CampaignState.APPROVED);

    UUID small = world.tried(world.draft("Petite", List.of(wave(100)), "PC-00000"));
    world.submit(small);
    world.campaigns.review.approve(small, AUTHOR);
    assertThat(world.campaign(small).state()).isEqualTo(CampaignState.APPROVED);
  }

  @Test
  void whoeverChangedTheDraft_isNoSecondPersonEither() {
    world.addDevices(3);
    Draft empty = world.draft("Grande", List.of(wave(50), wave(50)));
    UUID large = world.campaigns.drafts.create(empty, AUTHOR);
    for (int time = 0; time < 2; time++) {
      world.campaigns.drafts.change(large, world.draft("Grande", List.of(wave(100))), APPROVER);
    }
    world.campaigns.review.startTrial(large, AUTHOR);
    world.submit(large);

    for (Person writer : List.of(AUTHOR, APPROVER)) {
      assertThatThrownBy(() -> world.campaigns.review.approve(large, writer))
          .extracting("code")
          .isEqualTo(ProblemCode.CAMPAIGN_SECOND_PERSON);
    }
    world.campaigns.review.approve(large, SampleCampaigns.person(3, "Claude"));
    assertThat(world.campaign(large).state()).isEqualTo(CampaignState.APPROVED);
  }

  @Test
  void whoeverCameInByTheSignInLink_mayNotBeTheSecondPerson() {
    Person nameless = new Person(9, "sign-in link", true, "127.0.0.1", APPROVER.grants());
    world.addDevices(3);
    UUID large = world.tried(world.draft("Grande", List.of(wave(100))));
    world.submit(large);

    assertThatThrownBy(() -> world.campaigns.review.approve(large, nameless))
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_SECOND_PERSON);
    assertThat(world.campaign(large).state()).isEqualTo(CampaignState.IN_REVIEW);
  }

  @Test
  void aKeyThatSomebodyElseMade_isNoSecondPerson_norWritesForOneAlone() {
    Person byAnother =
        new Person(APPROVER.accountId(), "Dominique · clé", false, "::1", APPROVER.grants(), 3L);
    world.addDevices(3);
    UUID large = world.tried(world.draft("Grande", List.of(wave(100))));
    world.submit(large);
    assertSecondPersonMissing(() -> world.campaigns.review.approve(large, byAnother));
    world.campaigns.review.approve(large, APPROVER);
    assertSecondPersonMissing(() -> world.campaigns.review.launch(large, 3, byAnother));

    UUID written =
        world.campaigns.drafts.create(world.draft("Autre", List.of(wave(100))), byAnother);
    assertThat(world.campaigns.review.hasWritten(written, SampleCampaigns.person(3, "Claude")))
        .isTrue();
    assertThat(world.campaigns.review.hasWritten(written, APPROVER)).isTrue();
    assertThat(world.campaigns.review.hasWritten(written, AUTHOR)).isFalse();
  }

  private static void assertSecondPersonMissing(ThrowingCallable decision) {
    assertThatThrownBy(decision).extracting("code").isEqualTo(ProblemCode.CAMPAIGN_SECOND_PERSON);
  }

  @Test
  void everyDecision_isInTheJournal_withItsPerson_andARefusedOneIsNot() {
    world.addDevices(3);
    UUID id = world.launched(wave(100));
    world.campaigns.course.stop(id, APPROVER);
    assertThatThrownBy(() -> world.campaigns.course.pause(id, AUTHOR)).isInstanceOf(Problem.class);

    List<AuditRecord> records = SampleJournal.newest(database, "campaign " + id).reversed();
    assertThat(records)
        .extracting(record -> record.action() + " " + record.actor().name())
        .containsExactly(
            "campaign.create Camille",
            "campaign.try Camille",
            "campaign.submit Camille",
            "campaign.approve Dominique",
            "campaign.launch Camille",
            "campaign.stop Dominique");
    assertThat(records.getLast().before()).contains("state: RUNNING");
    assertThat(records.getLast().after()).contains("state: STOPPED");
  }

  @Test
  void aFleetThatGrewAfterTheApproval_isNotLaunched() {
    world.addDevices(3);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    world.submit(id);
    world.campaigns.review.approve(id, APPROVER);
    world.addDevices(10);

    assertThatThrownBy(() -> world.campaigns.review.launch(id, 3, AUTHOR))
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_COUNT_CHANGED);
    assertThatThrownBy(() -> world.campaigns.review.launch(id, 13, AUTHOR))
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_SECOND_PERSON);
    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.APPROVED);
    assertThat(world.targeted(id)).isEqualTo(3);
  }

  @Test
  void aScheduledCampaignThatIsSentBack_isNotLaunchedAnyMore() {
    world.addDevices(3);
    Draft today = world.draft("Campagne", List.of(wave(100)));
    Instant later = clock.instant().plus(Duration.ofDays(5));
    Schedule schedule =
        new Schedule(Hours.ANY, WeeklyHours.NEVER, false, later, later.plus(Duration.ofDays(5)));
    UUID id =
        world.tried(
            new Draft(
                today.name(),
                false,
                today.filter(),
                today.rules(),
                schedule,
                today.waves(),
                today.limits(),
                today.askedBy(),
                today.notice()));
    world.submit(id);
    world.campaigns.review.approve(id, APPROVER);
    world.campaigns.review.launch(id, 3, AUTHOR);
    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.SCHEDULED);

    world.campaigns.review.revise(id, AUTHOR);

    assertThat(world.campaign(id).launchedAt()).isNull();
  }

  @Test
  void aDryRunThatNoDeviceHasAnswered_isNotSubmitted() {
    world.addDevices(3);
    UUID id = world.tried(world.draft("Campagne", List.of(wave(100))));
    world.devices.forEach(Device::checkIn);

    assertThatThrownBy(() -> world.campaigns.review.submit(id, AUTHOR))
        .hasMessageContaining("None of the 3 devices has answered the dry run")
        .extracting("code")
        .isEqualTo(ProblemCode.CAMPAIGN_NOT_NOW);
    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.TRYING);

    world.device(2).plan(0);
    world.campaigns.review.submit(id, AUTHOR);
    assertThat(world.campaign(id).state()).isEqualTo(CampaignState.IN_REVIEW);
  }
}
