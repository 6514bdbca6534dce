package fr.regain.console.gateway;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.Semaphore;

/** Bounds the calls in progress, and with them the memory that their messages take. */
final class CallLimit implements ServerInterceptor {
  private final Semaphore free;

  CallLimit(int most) {
    this.free = new Semaphore(most);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!free.tryAcquire()) {
      throw new Problem(ProblemCode.TOO_MANY_REQUESTS, "The console is busy with other devices.");
    }
    try {
      return new Releasing<>(next.startCall(call, headers));
    } catch (RuntimeException thrown) {
      free.release();
      throw thrown;
    }
  }

  /** gRPC ends every call with exactly one of the two. */
  private final class Releasing<Q> extends SimpleForwardingServerCallListener<Q> {
    Releasing(ServerCall.Listener<Q> listener) {
      super(listener);
    }

    @Override
    public void onComplete() {
      free.release();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      free.release();
      super.onCancel();
    }
  }
}
