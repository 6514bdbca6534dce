package fr.regain.console.gateway;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a unary call whose message is not whole in time: until then it holds a place among the calls
 * and the bytes that came.
 */
final class MessageDeadline implements ServerInterceptor {
  private static final Status LATE =
      Status.DEADLINE_EXCEEDED.withDescription("The message did not come in time.");

  private final Duration ofDevices;
  private final Duration ofStrangers;
  private final ScheduledExecutorService timer;

  /**
   * A deadline on that timer.
   *
   * @param ofDevices the time that a caller with a certificate has
   * @param ofStrangers the time that all others have
   */
  MessageDeadline(Duration ofDevices, Duration ofStrangers, ScheduledExecutorService timer) {
    this.ofDevices = ofDevices;
    this.ofStrangers = ofStrangers;
    this.timer = timer;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ServerCall.Listener<Q> listener = next.startCall(call, headers);
    if (call.getMethodDescriptor().getType() != MethodType.UNARY) {
      return listener;
    }
    Duration time =
        call.getAttributes().get(PeerCertificateFilter.KEY) == null ? ofStrangers : ofDevices;
    // Whoever sets it, the message or the timer, has the call.
    AtomicBoolean decided = new AtomicBoolean();
    Future<?> end =
        timer.schedule(
            () -> {
              if (decided.compareAndSet(false, true)) {
                call.close(LATE, new Metadata());
              }
            },
            time.toMillis(),
            TimeUnit.MILLISECONDS);
    return new Awaiting<>(listener, decided, end);
  }

  private static final class Awaiting<Q> extends SimpleForwardingServerCallListener<Q> {
    private final AtomicBoolean decided;
    private final Future<?> end;

    Awaiting(ServerCall.Listener<Q> listener, AtomicBoolean decided, Future<?> end) {
      super(listener);
      this.decided = decided;
      this.end = end;
    }

    @Override
    public void onMessage(Q message) {
      if (!decided.get()) {
        super.onMessage(message);
      }
    }

    /** The message is whole: before this the service is not asked. */
    @Override
    public void onHalfClose() {
      if (decided.compareAndSet(false, true)) {
        end.cancel(false);
        super.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      end.cancel(false);
      super.onCancel();
    }

    @Override
    public void onComplete() {
      end.cancel(false);
      super.onComplete();
    }
  }
}
