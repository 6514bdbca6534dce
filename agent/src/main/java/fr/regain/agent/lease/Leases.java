package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.Text;
import fr.regain.agent.rule.RuleSet;
import fr.regain.agent.rule.RulesCommand;
import fr.regain.agent.spool.Spool;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import fr.regain.v1.SignedLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The leases of this device: taken from the console, verified, kept, shared with the people at the
 * device, carried out one at a time in the order of issue, and reported. For one process at a time,
 * under the lock of the data directory.
 */
public final class Leases {
  /** As the wire allows. */
  private static final int MOST_OPEN = 16;

  /** Ended ones are kept until they expire, so that none is carried out twice. */
  private static final int MOST = 256;

  private static final int ID_BYTES = 16;

  /** Schedulers end a wake after an hour, and call that a failure. */
  private static final Duration LONGEST_WORK = Duration.ofMinutes(50);

  private final LeaseStore store;
  private final Path timeFile;
  private final SharedFolder shared;
  private final LocalPolicy policy;
  private final Outbox outbox;
  private final Surroundings surroundings;
  private final List<Text> concerns = new ArrayList<>();
  private @Nullable RuleSet rules;
  private volatile ByteString working = ByteString.EMPTY;
  private volatile boolean workWithdrawn;

  /** Who this device is, to the console that may ask it. */
  public record Device(ByteString id, LeaseKey key) {}

  /**
   * The leases of one data directory.
   *
   * @param spool for reports
   */
  public Leases(
      Path dataDirectory,
      SharedFolder shared,
      LocalPolicy policy,
      Spool spool,
      Surroundings surroundings) {
    this.store = new LeaseStore(directory(dataDirectory));
    this.timeFile = timeFile(dataDirectory);
    this.shared = shared;
    this.policy = policy;
    this.outbox = new Outbox(store, spool);
    this.surroundings = surroundings;
  }

  static Path directory(Path dataDirectory) {
    return dataDirectory.resolve("leases");
  }

  static Path timeFile(Path dataDirectory) {
    return directory(dataDirectory).resolve("time.properties");
  }

  private RuleSet rules() {
    RuleSet known = rules;
    if (known == null) {
      known = RulesCommand.builtIn();
      rules = known;
    }
    return known;
  }

  /** Finishes what a crash interrupted. Before anything else is put into the spool. */
  public void recover() {
    outbox.recover();
  }

  /** Digest of the device's rule set, 64 hexadecimal digits. */
  public String ruleSetDigest() {
    return RulesCommand.builtInDigest();
  }

  /** Ids of the leases that have not ended; at most 16. */
  public List<ByteString> held() {
    return open().stream().map(held -> held.lease().getId()).limit(MOST_OPEN).toList();
  }

  /** Ids of the leases that the console has withdrawn and is still to be told of; at most 16. */
  public List<ByteString> dropped() {
    return store.load().stream()
        .filter(HeldLease::dropped)
        .map(held -> held.lease().getId())
        .limit(MOST_OPEN)
        .toList();
  }

  /** The console has been told that those are gone. */
  public void toldDropped(List<ByteString> ids) {
    for (ByteString id : ids) {
      store.find(id).ifPresent(held -> store.save(held.withDropped(false)));
    }
  }

  private List<HeldLease> open() {
    return store.load().stream().filter(HeldLease::isOpen).toList();
  }

  /** What people should know of campaigns on this device. */
  public List<Text> concerns() {
    return List.copyOf(concerns);
  }

  /** Whether reports were put into the spool since this was last asked. */
  public boolean takeReported() {
    return outbox.takeUsed();
  }

  /**
   * Takes what the console says of leases. Those of another device, which a copied disk brings
   * along, are forgotten first.
   *
   * @param heardAt the wall clock when it was said
   */
  public void received(Device device, CheckInResponse response, Instant heardAt) {
    List<HeldLease> ofAnother =
        open().stream().filter(held -> !held.lease().getDeviceId().equals(device.id())).toList();
    ofAnother.forEach(store::forget);
    Instant now = Instant.ofEpochMilli(response.getConsoleTimeMillis());
    ConsoleTime time = ConsoleTime.heard(now, surroundings.uptime().now(), heardAt);
    if (response.getLeasesCount() == 0
        && response.getWithdrawnLeasesCount() == 0
        && ofAnother.isEmpty()
        && store.load().isEmpty()) {
      heardBetweenCampaigns(device, time);
      return;
    }
    saveTime(time);
    response.getWithdrawnLeasesList().forEach(this::withdraw);
    LeaseVerifier verifier = new LeaseVerifier(device.key(), device.id(), rules());
    for (SignedLease signed : response.getLeasesList()) {
      receive(signed, verifier.verify(signed, now));
    }
    if (response.getLeasesCount() > 0) {
      String unknown = String.join(", ", policy.unknown(rules()));
      if (!unknown.isEmpty()) {
        concerns.add(
            new Text(
                "forbidden-rules nomme ce qu'aucune règle de cet agent n'est : "
                    + unknown
                    + ". Comparez avec regain rules.",
                "forbidden-rules names what is no rule of this agent: "
                    + unknown
                    + ". Compare with regain rules."));
      }
    }
    removeExpired(now);
    publish(device);
  }

  /** People's processes go on judging by the time that was shared with them. */
  private void heardBetweenCampaigns(Device device, ConsoleTime time) {
    if (ConsoleTime.load(timeFile).map(time::isNewsAfter).orElse(true)) {
      saveTime(time);
      if (shared.isPublished()) {
        publish(device);
      }
    }
  }

  private void receive(SignedLease signed, Verdict verdict) {
    switch (verdict) {
      case Verdict.Refused(Lease lease, String code) -> refuse(signed, lease, code);
      case Verdict.Accepted(Lease lease) -> {
        Optional<HeldLease> known = store.find(lease.getId());
        if (known.isPresent()) {
          if (!known.get().isOpen()) {
            report(lease, "lease.replayed");
          }
        } else if (policy.forbids(lease)) {
          refuse(signed, lease, "lease.policy");
        } else if (open().size() >= MOST_OPEN || store.load().size() >= MOST) {
          report(lease, "lease.full");
        } else {
          store.save(HeldLease.received(signed, lease, Stage.WAITING));
        }
      }
    }
  }

  /** A refused lease is remembered, unless it is forged: then it may bear another one's id. */
  private void refuse(SignedLease signed, Lease lease, String code) {
    boolean named = lease.getId().size() == ID_BYTES && lease.getCampaignId().size() == ID_BYTES;
    if (!named) {
      concerns.add(
          new Text(
              "Une mission de la console était illisible et a été refusée (" + code + ").",
              "A lease from the console could not be read and was refused (" + code + ")."));
    } else if (code.equals("lease.signature")
        || store.find(lease.getId()).isPresent()
        || store.load().size() >= MOST) {
      report(lease, code);
    } else {
      outbox.send(
          HeldLease.received(signed, lease, Stage.ENDED),
          report(lease, LeaseStep.LEASE_STEP_REFUSED, code).build());
    }
  }

  private void report(Lease lease, String code) {
    outbox.send(report(lease, LeaseStep.LEASE_STEP_REFUSED, code).build());
  }

  private static LeaseReport.Builder report(Lease lease, LeaseStep step, String reason) {
    return addressed(LeaseReport.newBuilder(), lease, step).setReason(reason);
  }

  private static LeaseReport.Builder addressed(
      LeaseReport.Builder report, Lease lease, LeaseStep step) {
    return report
        .setLeaseId(lease.getId())
        .setCampaignId(lease.getCampaignId())
        .setStep(step)
        .setShare(Share.SHARE_SYSTEM);
  }

  private void withdraw(ByteString id) {
    if (id.equals(working)) {
      workWithdrawn = true;
      return;
    }
    store
        .find(id)
        .filter(HeldLease::isOpen)
        .ifPresent(
            held -> {
              HeldLease gone = held.at(Stage.ENDED).withDropped(true);
              switch (held.stage()) {
                case WAITING, ASKING -> store.save(gone);
                case STARTED ->
                    outbox.send(gone, ended(held, LeaseStep.LEASE_STEP_PARTIAL, "lease.withdrawn"));
                case ENDED -> throw new IllegalStateException("an ended lease is not open");
              }
            });
  }

  private LeaseReport ended(HeldLease held, LeaseStep step, String reason) {
    WorkState state = WorkState.load(store.work(held.name()));
    return addressed(state.reportOfAPart(), held.lease(), step).setReason(reason).build();
  }

  private void removeExpired(Instant now) {
    for (HeldLease held : store.load()) {
      if (!held.isOpen() && !held.dropped() && !now.isBefore(held.expiry())) {
        store.forget(held);
      }
    }
  }

  private void saveTime(ConsoleTime time) {
    StateFiles.ensurePrivateDirectory(store.directory());
    try {
      time.save(timeFile);
    } catch (IOException failure) {
      throw StateFiles.unusable(timeFile, failure);
    }
  }

  /** The console's time, as far as it can be told. */
  Optional<ConsoleTime.Reading> now() {
    return ConsoleTime.load(timeFile)
        .flatMap(time -> time.now(surroundings.uptime().now(), surroundings.clock().instant()));
  }

  /** Shares what concerns people; when that cannot be done safely, they are asked nothing. */
  private void publish(Device device) {
    Optional<ConsoleTime> time = ConsoleTime.load(timeFile);
    if (time.isEmpty()) {
      return;
    }
    try {
      shared.publish(
          new SharedFolder.Trust(device.key(), device.id(), time.get(), policy.forbidden()),
          open().stream().filter(held -> held.stage() == Stage.ASKING).toList());
    } catch (IOException | AgentProblem failure) {
      sharedIsUnusable();
    }
  }

  /**
   * Takes the answers that people have left.
   *
   * @param diskBytes capacity of all fixed volumes
   */
  public void takeAnswers(Supplier<FileAccess> access, LongSupplier diskBytes) {
    if (!Files.isDirectory(shared.answers(), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      int refused =
          new DropFolder(access.get(), shared.answers())
              .empty(
                  surroundings.clock().instant(),
                  new AnswerIntake(store, outbox, policy, rules(), diskBytes.getAsLong()));
      if (refused > 0) {
        concerns.add(
            refused == 1
                ? new Text(
                    "Un dépôt qui n'est pas une réponse a été retiré.",
                    "An entry that is no answer was removed.")
                : new Text(
                    "%d dépôts qui ne sont pas des réponses ont été retirés.".formatted(refused),
                    "%d entries that are no answers were removed.".formatted(refused)));
      }
    } catch (IOException failure) {
      sharedIsUnusable();
    }
  }

  private void sharedIsUnusable() {
    concerns.add(
        new Text(
            "Le dossier partagé avec les personnes du poste ne peut pas servir : elles ne sont pas"
                + " consultées. Vérifiez son propriétaire et ses droits (shared-directory).",
            "The directory shared with the people at the device cannot be used: they are not asked."
                + " Check its owner and permissions (shared-directory)."));
  }

  /**
   * Carries out what is due, each lease until it is done, its window ends or people want it to end;
   * after 50 minutes in all, the rest is for the next wake.
   *
   * @param meanwhile called about once a second while work goes on, on another thread; it may talk
   *     to the console, and may hand in what the console says
   */
  public void carryOut(Device device, ChildWork child, Follower follower, Runnable meanwhile)
      throws IOException, InterruptedException {
    endAsking(device);
    Duration end = surroundings.uptime().now().sinceBoot().plus(LONGEST_WORK);
    LeaseWork work =
        new LeaseWork(
            store,
            outbox,
            policy,
            this::now,
            () -> end.minus(surroundings.uptime().now().sinceBoot()),
            child);
    for (HeldLease listed : open()) {
      // While one was carried out, the console may have withdrawn the next.
      Optional<HeldLease> found =
          store
              .find(listed.lease().getId())
              .filter(held -> held.stage() == Stage.WAITING || held.stage() == Stage.STARTED)
              .filter(held -> held.lease().getDeviceId().equals(device.id()));
      if (found.isPresent()) {
        Lease lease = found.get().lease();
        workWithdrawn = false;
        working = lease.getId();
        boolean asks = policy.asksPeople(lease, rules());
        work.advance(found.get(), asks, follower, () -> workWithdrawn, meanwhile);
        working = ByteString.EMPTY;
      }
    }
    now()
        .filter(ConsoleTime.Reading::certain)
        .ifPresent(
            reading ->
                ConsoleTime.load(timeFile)
                    .ifPresent(time -> saveTime(time.sawCertainly(reading.instant()))));
    if (!store.load().isEmpty()) {
      publish(device);
    }
  }

  /**
   * People are asked until the lease expires, or until the device's administrators let it ask them
   * no more: at once, and not when the work on other leases is over.
   */
  private void endAsking(Device device) {
    List<HeldLease> over =
        open().stream()
            .filter(held -> held.stage() == Stage.ASKING)
            .filter(held -> hasExpired(held) || !policy.asksPeople(held.lease(), rules()))
            .toList();
    over.forEach(held -> store.save(held.at(Stage.ENDED)));
    if (!over.isEmpty()) {
      publish(device);
    }
  }

  private boolean hasExpired(HeldLease held) {
    return now()
        .filter(ConsoleTime.Reading::certain)
        .filter(reading -> !reading.instant().isBefore(held.expiry()))
        .isPresent();
  }

  /** Whether there is anything to do, now or later. */
  public boolean any() {
    return !open().isEmpty();
  }

  /** The leases of a data directory that have not ended, for a person. */
  public static List<Text> status(Path dataDirectory) {
    return new LeaseStore(directory(dataDirectory))
        .load().stream().filter(HeldLease::isOpen).map(Leases::line).toList();
  }

  private static Text line(HeldLease held) {
    Text stage =
        switch (held.stage()) {
          case WAITING -> new Text("en attente de son heure", "waiting for its time");
          case STARTED -> new Text("commencée", "begun");
          case ASKING ->
              new Text(
                  "faite pour le système, les personnes peuvent répondre",
                  "done for the system, people may answer");
          case ENDED -> new Text("finie", "ended");
        };
    String end = held.expiry().toString();
    return new Text(
        "« %s » (%s), %s, jusqu'au %s"
            .formatted(held.lease().getCampaignName(), held.name(), stage.french(), end),
        "\"%s\" (%s), %s, until %s"
            .formatted(held.lease().getCampaignName(), held.name(), stage.english(), end));
  }
}
