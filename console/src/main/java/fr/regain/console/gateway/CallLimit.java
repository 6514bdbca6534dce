package fr.regain.console.gateway;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.Semaphore;

/**
 * Bounds the calls in progress, and with them the memory that their messages take. Streams are
 * counted apart: they last for as long as a device works, with messages of a few bytes.
 */
final class CallLimit implements ServerInterceptor {
  private final Semaphore calls;
  private final Semaphore streams;

  CallLimit(int mostCalls, int mostStreams) {
    this.calls = new Semaphore(mostCalls);
    this.streams = new Semaphore(mostStreams);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Semaphore free =
        call.getMethodDescriptor().getType() == MethodDescriptor.MethodType.UNARY ? calls : streams;
    if (!free.tryAcquire()) {
      throw new Problem(ProblemCode.TOO_MANY_REQUESTS, "The console is busy with other devices.");
    }
    try {
      return new Releasing<>(next.startCall(call, headers), free);
    } catch (RuntimeException thrown) {
      free.release();
      throw thrown;
    }
  }

  /** gRPC ends every call with exactly one of the two. */
  private static final class Releasing<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Semaphore free;

    Releasing(ServerCall.Listener<Q> listener, Semaphore free) {
      super(listener);
      this.free = free;
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
