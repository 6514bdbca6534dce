package fr.regain.console.lease;

import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.v1.WorkDirection;
import fr.regain.v1.WorkOrder;
import fr.regain.v1.WorkProgress;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The door for devices at work: takes their progress, and stops them within seconds. What stops
 * them is the database's word, asked once a second for all streams together, so that a person who
 * stops a campaign at one console reaches the devices of all.
 */
@Singleton
public final class WorkService {
  private static final int LEASE_ID_BYTES = 16;
  private static final Duration PROGRESS_KEPT_EVERY = Duration.ofSeconds(5);

  private final Database database;
  private final Clock clock;
  private final Map<UUID, Stream> streams = new ConcurrentHashMap<>();
  private Instant progressKeptAt = Instant.EPOCH;

  WorkService(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Follows a device at work. A device that opens a second stream gives up the first.
   *
   * @param device who calls, by its certificate
   * @param orders where it listens
   * @return where its progress is to go
   */
  public StreamObserver<WorkProgress> open(UUID device, StreamObserver<WorkOrder> orders) {
    Stream stream = new Stream(device, orders);
    if (orders instanceof ServerCallStreamObserver<WorkOrder> call) {
      // Without it, an order to a device that is just leaving would be an error.
      call.setOnCancelHandler(stream::leave);
    }
    Stream before = streams.put(device, stream);
    if (before != null) {
      before.close();
    }
    return stream;
  }

  /** How many devices this console follows. */
  int followed() {
    return streams.size();
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "1s")
  synchronized void steer() {
    List<Stream> open = streams.values().stream().filter(Stream::isAtWork).toList();
    if (open.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Set<WorkOrders.Work> mayGoOn = mayGoOn(open, now);
    open.forEach(stream -> stream.steer(mayGoOn));
    if (!now.isBefore(progressKeptAt.plus(PROGRESS_KEPT_EVERY))) {
      keepProgress(open, now);
      progressKeptAt = now;
    }
  }

  private Set<WorkOrders.Work> mayGoOn(List<Stream> open, Instant now) {
    List<UUID> leases = open.stream().flatMap(stream -> stream.lease().stream()).toList();
    return database.read(dsl -> WorkOrders.mayGoOn(dsl, leases, now));
  }

  private void keepProgress(List<Stream> open, Instant now) {
    List<WorkProgress> progress = new ArrayList<>();
    open.forEach(stream -> stream.takeProgress().ifPresent(progress::add));
    if (!progress.isEmpty()) {
      database.update(dsl -> LeaseStore.setProgress(dsl, progress, now));
    }
  }

  /** One device at work. Messages of gRPC and orders of the second meet here, one at a time. */
  private final class Stream implements StreamObserver<WorkProgress> {
    private final UUID device;
    private final StreamObserver<WorkOrder> orders;
    private @Nullable WorkProgress last;
    private boolean kept = true;
    private boolean stopped;
    private boolean closed;

    Stream(UUID device, StreamObserver<WorkOrder> orders) {
      this.device = device;
      this.orders = orders;
    }

    @Override
    public synchronized void onNext(WorkProgress progress) {
      if (progress.getLeaseId().size() != LEASE_ID_BYTES
          || progress.getItemsDone() < 0
          || progress.getItems() < progress.getItemsDone()) {
        throw new Problem(
            ProblemCode.REQUEST_INVALID,
            "The progress is missing its lease, or counts more than all items. Update the agent.");
      }
      WorkProgress before = last;
      last = progress;
      kept = false;
      if (before == null || !before.getLeaseId().equals(progress.getLeaseId())) {
        stopped = false;
        steer(mayGoOn(List.of(this), clock.instant()));
      }
      if (!stopped) {
        order(WorkDirection.WORK_DIRECTION_CONTINUE);
      }
    }

    synchronized boolean isAtWork() {
      return last != null && !closed;
    }

    synchronized Optional<UUID> lease() {
      return Optional.ofNullable(last).map(progress -> WireId.of(progress.getLeaseId()));
    }

    /** The last progress, if it has not been taken yet and its lease counts. */
    synchronized Optional<WorkProgress> takeProgress() {
      if (kept || stopped) {
        return Optional.empty();
      }
      kept = true;
      return Optional.ofNullable(last);
    }

    synchronized void steer(Set<WorkOrders.Work> mayGoOn) {
      lease()
          .ifPresent(
              lease -> {
                if (!stopped && !mayGoOn.contains(new WorkOrders.Work(lease, device))) {
                  stopped = true;
                  order(WorkDirection.WORK_DIRECTION_STOP);
                }
              });
    }

    private void order(WorkDirection direction) {
      if (!closed) {
        orders.onNext(WorkOrder.newBuilder().setDirection(direction).build());
      }
    }

    @Override
    public void onError(Throwable broken) {
      leave();
    }

    /** The device is gone, or its network is: the lease bounds what it does meanwhile. */
    synchronized void leave() {
      closed = true;
      streams.remove(device, this);
    }

    @Override
    public void onCompleted() {
      streams.remove(device, this);
      close();
    }

    synchronized void close() {
      if (!closed) {
        closed = true;
        orders.onCompleted();
      }
    }
  }
}
