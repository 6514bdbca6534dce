package fr.regain.console.lease;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.access.Person;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.CampaignFixture;
import fr.regain.console.campaign.ChosenRule;
import fr.regain.console.campaign.Counts;
import fr.regain.console.campaign.Draft;
import fr.regain.console.campaign.Gate;
import fr.regain.console.campaign.Hours;
import fr.regain.console.campaign.Limits;
import fr.regain.console.campaign.ParticipantFilter;
import fr.regain.console.campaign.ParticipantSort;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.campaign.Schedule;
import fr.regain.console.campaign.Sums;
import fr.regain.console.campaign.Wave;
import fr.regain.console.campaign.WaveShare;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.Registration;
import fr.regain.console.device.VolumesReading;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.WeeklyHours;
import fr.regain.console.testing.TestClock;
import fr.regain.console.testing.TestingDatabase;
import fr.regain.v1.Finding;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import fr.regain.v1.SignedLease;
import fr.regain.v1.Volume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns, leases and devices on a database; each device does what a test tells it to. */
final class CampaignWorld {
  static final Person AUTHOR = SampleCampaigns.person(1, "Camille");
  static final Person APPROVER = SampleCampaigns.person(2, "Dominique");
  static final long CAPACITY = 250_000_000_000L;

  final Database database;
  final TestClock clock;
  final CampaignFixture campaigns;
  final LeaseFixture leases;
  final List<Device> devices = new ArrayList<>();

  CampaignWorld(Database database, TestClock clock, Path directory) {
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    this.database = database;
    this.clock = clock;
    this.campaigns = new CampaignFixture(database, clock, config);
    this.leases = new LeaseFixture(database, clock, directory, campaigns);
  }

  /** A device as far as leases go. */
  final class Device {
    final UUID id;
    final Map<UUID, Lease> held = new LinkedHashMap<>();
    final Set<UUID> dropped = new HashSet<>();

    Device(UUID id) {
      this.id = id;
    }

    /** Checks in, hands over the reports, and keeps what it is given. */
    void checkIn(LeaseReport... reports) {
      CampaignWorld.this.checkIn(Map.of(this, List.of(reports)));
    }

    void take(LeaseAnswer answer) {
      dropped.clear();
      for (UUID id : answer.withdrawn()) {
        held.remove(id);
        dropped.add(id);
      }
      for (SignedLease signed : answer.leases()) {
        try {
          Lease lease = Lease.parseFrom(signed.getLease());
          held.put(WireId.of(lease.getId()), lease);
        } catch (InvalidProtocolBufferException malformed) {
          throw new AssertionError(malformed);
        }
      }
    }

    /** The lease of that mode that it holds. */
    Lease lease(LeaseMode mode) {
      return held.values().stream()
          .filter(lease -> lease.getMode() == mode)
          .findFirst()
          .orElseThrow(() -> new AssertionError(id + " holds no lease for " + mode));
    }

    boolean holds(LeaseMode mode) {
      return held.values().stream().anyMatch(lease -> lease.getMode() == mode);
    }

    /** Reports a plan of so many files of 1,000 bytes each. */
    void plan(long files) {
      Lease lease = lease(LeaseMode.LEASE_MODE_DRY_RUN);
      held.remove(WireId.of(lease.getId()));
      checkIn(
          report(lease, LeaseStep.LEASE_STEP_PREVIEWED)
              .setPlanDigest(ByteString.copyFrom(new byte[32]))
              .addFindings(
                  Finding.newBuilder()
                      .setRuleId("crash.dumps")
                      .setPlannedFiles(files)
                      .setPlannedBytes(files * 1_000))
              .build());
    }

    /** Carries its plan out: so many files of 1,000 bytes go, and come back to the volume. */
    void clean(long files) {
      Lease lease = lease(LeaseMode.LEASE_MODE_CLEAN);
      held.remove(WireId.of(lease.getId()));
      checkIn(report(lease, LeaseStep.LEASE_STEP_STARTED).build(), done(lease, files).build());
    }

    void fail() {
      Lease lease = lease(LeaseMode.LEASE_MODE_CLEAN);
      held.remove(WireId.of(lease.getId()));
      checkIn(report(lease, LeaseStep.LEASE_STEP_FAILED).setReason("disk.error").build());
    }
  }

  static LeaseReport.Builder report(Lease lease, LeaseStep step) {
    return LeaseReport.newBuilder()
        .setLeaseId(lease.getId())
        .setCampaignId(lease.getCampaignId())
        .setShare(Share.SHARE_SYSTEM)
        .setStep(step);
  }

  static LeaseReport.Builder done(Lease lease, long files) {
    return report(lease, LeaseStep.LEASE_STEP_DONE)
        .setReturnedBytes(files * 1_000)
        .addFindings(
            Finding.newBuilder()
                .setRuleId("crash.dumps")
                .setDeletedFiles(files)
                .setDeletedBytes(files * 1_000));
  }

  /** A round of check-ins in one transaction. */
  void checkIn(Map<Device, List<LeaseReport>> reports) {
    String digest = campaigns.rules.current().digest();
    Map<UUID, LeaseAnswer> answers =
        database.write(
            dsl -> {
              List<ReceivedLeaseReport> received = new ArrayList<>();
              List<LeaseAsk> asks = new ArrayList<>();
              reports.forEach(
                  (device, ofDevice) -> {
                    ofDevice.forEach(
                        report ->
                            received.add(
                                new ReceivedLeaseReport(device.id, clock.instant(), report)));
                    asks.add(
                        new LeaseAsk(device.id, 2, digest, device.held.keySet(), device.dropped));
                  });
              return leases.service.exchange(dsl, received, asks, clock.instant());
            });
    reports
        .keySet()
        .forEach(device -> device.take(answers.getOrDefault(device.id, LeaseAnswer.NOTHING)));
  }

  /** Puts devices on record, each with a volume of {@link #CAPACITY}. */
  void addDevices(int count) {
    database.update(
        dsl -> {
          List<VolumesReading> volumes = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            int number = devices.size();
            UUID id = new UUID(number * 0x9e3779b97f4a7c15L, number + 1L);
            devices.add(new Device(id));
            campaigns.devices.register(
                dsl,
                new Registration(
                    id, 1, "PC-%05d".formatted(number), HardwareFacts.getDefaultInstance(), null),
                "",
                clock.instant());
            volumes.add(
                new VolumesReading(
                    id,
                    List.of(
                        Volume.newBuilder()
                            .setId("c")
                            .setMountPoint("C:\\")
                            .setFileSystem("NTFS")
                            .setCapacityBytes(CAPACITY)
                            .setUsedBytes(CAPACITY / 2)
                            .setAvailableBytes(CAPACITY / 2)
                            .build()),
                    clock.instant()));
          }
          campaigns.devices.recordVolumes(dsl, volumes);
        });
  }

  static Wave wave(int percent) {
    return new Wave(new WaveShare.Percent(percent), new Gate(100, 10, 50, Duration.ZERO));
  }

  Draft draft(String name, List<Wave> waves) {
    return draft(name, waves, "");
  }

  /** A draft for the devices whose name holds a text. */
  Draft draft(String name, List<Wave> waves, String text) {
    return draft(name, waves, text, 30);
  }

  /** The same, where what is younger than so many days stays. */
  Draft draft(String name, List<Wave> waves, String text, int minimumAgeDays) {
    return new Draft(
        name,
        false,
        new DeviceFilter(text, null, null, Set.of(), null, false, null),
        List.of(new ChosenRule("crash.dumps", minimumAgeDays), new ChosenRule("cache.apps", null)),
        new Schedule(
            Hours.ANY, WeeklyHours.NEVER, false, null, clock.instant().plus(Duration.ofDays(30))),
        waves,
        new Limits(1_000, 1_000_000),
        "DSI, poste 1234",
        true);
  }

  /** Drafts and tries a campaign over all devices. */
  UUID tried(Draft draft) {
    UUID id = campaigns.drafts.create(draft, AUTHOR);
    campaigns.review.startTrial(id, AUTHOR);
    return id;
  }

  /** One device answers the dry run, and the author asks for approval. */
  void submit(UUID id) {
    devices.getFirst().checkIn();
    devices.getFirst().plan(10);
    campaigns.review.submit(id, AUTHOR);
  }

  /** Has a second person approve a tried campaign, and launches it. */
  void launch(UUID id) {
    campaigns.review.submit(id, AUTHOR);
    campaigns.review.approve(id, APPROVER);
    campaigns.review.launch(id, targeted(id), AUTHOR);
  }

  /** Drafts, tries, approves and launches; every device has a plan of 10 files. */
  UUID launched(Wave... waves) {
    UUID id = tried(draft("Grand nettoyage", List.of(waves)));
    devices.forEach(Device::checkIn);
    devices.forEach(device -> device.plan(10));
    launch(id);
    return id;
  }

  void tick() {
    clock.advance(Duration.ofSeconds(2));
    campaigns.ticker.tick(clock.instant());
    campaigns.ticker.expireRestores(clock.instant());
  }

  Campaign campaign(UUID id) {
    return campaigns.reading.find(id).orElseThrow();
  }

  Counts counts(UUID id) {
    return campaigns.reading.counts(id);
  }

  long targeted(UUID id) {
    return counts(id).total().devices();
  }

  long count(UUID id, ParticipantState state) {
    return counts(id).byState().getOrDefault(state, Sums.NONE).devices();
  }

  /** The devices of a wave, or all of them. */
  List<Device> devices(UUID id, @Nullable Integer wave) {
    Set<UUID> ids = new HashSet<>();
    campaigns
        .reading
        .participants(
            id,
            new ParticipantFilter(wave, Set.of(), null),
            Sort.by(ParticipantSort.HOST_NAME),
            null,
            1_000)
        .rows()
        .forEach(participant -> ids.add(participant.deviceId()));
    return devices.stream().filter(device -> ids.contains(device.id)).toList();
  }

  Device device(int number) {
    return devices.get(number);
  }

  ParticipantState state(UUID id, Device device) {
    return campaigns.reading.participant(id, device.id).orElseThrow().state();
  }

  @Nullable String reason(UUID id, Device device) {
    return campaigns.reading.participant(id, device.id).orElseThrow().reason();
  }
}
