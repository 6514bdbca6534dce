package fr.regain.agent.checkin;

import com.google.protobuf.ByteString;
import fr.regain.agent.connection.ConsoleConnection;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.lease.Follower;
import fr.regain.v1.WorkDirection;
import fr.regain.v1.WorkOrder;
import fr.regain.v1.WorkProgress;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets people follow the work on this device and stop it. Opened when work begins; when it breaks,
 * work goes on and the line is tried again after half a minute to a minute.
 */
final class WorkLine implements Follower, AutoCloseable {
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5);
  private static final Duration BEFORE_TRYING_AGAIN = Duration.ofSeconds(30);

  private final Supplier<ConsoleConnection> connect;
  private final MonotonicClock clock;
  private final RandomGenerator random;
  private @Nullable ConsoleConnection connection;
  private @Nullable StreamObserver<WorkProgress> line;
  private ByteString current = ByteString.EMPTY;
  private volatile boolean broken;
  private volatile boolean stop;
  private long sentAt;
  private long sentDone = -1;
  private long tryAt;

  WorkLine(Supplier<ConsoleConnection> connect, MonotonicClock clock, RandomGenerator random) {
    this.connect = connect;
    this.clock = clock;
    this.random = random;
    this.tryAt = clock.nanos();
  }

  @Override
  public void reached(ByteString leaseId, long done, long all) {
    long now = clock.nanos();
    if (!leaseId.equals(current)) {
      hangUp();
      current = leaseId;
      stop = false;
    }
    if (broken) {
      hangUp();
      tryAt = now + BEFORE_TRYING_AGAIN.toNanos() + random.nextLong(BEFORE_TRYING_AGAIN.toNanos());
    }
    if (line == null && now - tryAt >= 0) {
      open();
      sentDone = -1;
    }
    StreamObserver<WorkProgress> open = line;
    if (open != null && isDue(now, done)) {
      sentAt = now;
      sentDone = done;
      open.onNext(
          WorkProgress.newBuilder().setLeaseId(leaseId).setItemsDone(done).setItems(all).build());
    }
  }

  private boolean isDue(long now, long done) {
    long since = now - sentAt;
    return sentDone < 0
        || (done != sentDone && since >= AT_MOST_EVERY.toNanos())
        || since >= AT_LEAST_EVERY.toNanos();
  }

  private void open() {
    broken = false;
    ConsoleConnection made = connect.get();
    connection = made;
    line =
        made.work(
            new StreamObserver<>() {
              @Override
              public void onNext(WorkOrder order) {
                // What this agent does not know is to do nothing more.
                if (order.getDirection() != WorkDirection.WORK_DIRECTION_CONTINUE) {
                  stop = true;
                }
              }

              @Override
              public void onError(Throwable failure) {
                broken = true;
              }

              @Override
              public void onCompleted() {
                broken = true;
              }
            });
  }

  @Override
  public boolean stopWanted() {
    return stop;
  }

  private void hangUp() {
    StreamObserver<WorkProgress> open = line;
    if (open != null && !broken) {
      open.onCompleted();
    }
    line = null;
    broken = false;
    ConsoleConnection made = connection;
    if (made != null) {
      made.close();
    }
    connection = null;
  }

  @Override
  public void close() {
    hangUp();
  }
}
