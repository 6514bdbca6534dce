package fr.regain.console.gateway;

import fr.regain.console.gateway.PeerCertificateFilter.PeerCertificate;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/**
 * Bounds the calls in progress, and with them the memory that their messages take. Calls without a
 * certificate, which anybody can make, are counted apart and by network: they take no place from
 * devices. Streams are counted apart too: they last for as long as a device works, with messages of
 * a few bytes.
 */
final class CallLimit implements ServerInterceptor {
  private final Places calls;
  private final Places streams;
  private final Places strangers;

  CallLimit(Places calls, Places streams, Places strangers) {
    this.calls = calls;
    this.streams = streams;
    this.strangers = strangers;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    PeerCertificate certificate = call.getAttributes().get(PeerCertificateFilter.KEY);
    Places places = certificate == null ? strangers : ofDevices(call);
    String caller = certificate == null ? PeerAddress.of(call) : certificate.deviceId().toString();
    Places.Place place =
        places
            .take(caller)
            .orElseThrow(
                () ->
                    new Problem(ProblemCode.TOO_MANY_REQUESTS, "Too many calls are in progress."));
    // Given back before the answer leaves: whoever has it may call again.
    ServerCall<Q, A> answering =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            place.giveBack();
            super.close(status, trailers);
          }
        };
    try {
      return new GivingBack<>(next.startCall(answering, headers), place);
    } catch (RuntimeException thrown) {
      place.giveBack();
      throw thrown;
    }
  }

  private Places ofDevices(ServerCall<?, ?> call) {
    return call.getMethodDescriptor().getType() == MethodType.UNARY ? calls : streams;
  }

  /** For a call that does not close itself: gRPC ends each with exactly one of the two. */
  private static final class GivingBack<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Places.Place place;

    GivingBack(ServerCall.Listener<Q> listener, Places.Place place) {
      super(listener);
      this.place = place;
    }

    @Override
    public void onComplete() {
      place.giveBack();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      place.giveBack();
      super.onCancel();
    }
  }
}
