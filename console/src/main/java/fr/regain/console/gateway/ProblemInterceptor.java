package fr.regain.console.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells problems to agents: a gRPC status, and {@code regain-problem-bin} with the stable code and
 * the text. Of an error that is not a {@link Problem} only a number leaves the process, under which
 * the log has the rest.
 */
final class ProblemInterceptor implements ServerInterceptor {
  static final Metadata.Key<fr.regain.v1.Problem> TRAILER =
      Metadata.Key.of(
          "regain-problem-bin",
          ProtoUtils.metadataMarshaller(fr.regain.v1.Problem.getDefaultInstance()));

  private static final Logger LOG = LoggerFactory.getLogger(ProblemInterceptor.class);
  private static final int LEAVE_ALONE_SECONDS = 60;

  private final ProblemTexts texts;
  private final SecureRandom random;

  ProblemInterceptor(ProblemTexts texts, SecureRandom random) {
    this.texts = texts;
    this.random = random;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ServerCall<Q, A> telling =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            Throwable cause = status.getCause();
            if (cause == null) {
              super.close(status, trailers);
            } else {
              Problem problem = problem(cause, call);
              trailers.put(TRAILER, wire(problem));
              super.close(status(problem), trailers);
            }
          }
        };
    try {
      return new TellingListener<>(next.startCall(telling, headers), telling);
    } catch (RuntimeException thrown) {
      close(telling, thrown);
      return new ServerCall.Listener<>() {};
    }
  }

  private static void close(ServerCall<?, ?> call, RuntimeException thrown) {
    call.close(Status.UNKNOWN.withCause(thrown), new Metadata());
  }

  private Problem problem(Throwable thrown, ServerCall<?, ?> call) {
    if (thrown instanceof Problem problem) {
      if (problem.getCause() != null) {
        LOG.warn("{}", call.getMethodDescriptor().getFullMethodName(), problem);
      }
      return problem;
    }
    if (thrown.getCause() instanceof InvalidProtocolBufferException) {
      return new Problem(ProblemCode.REQUEST_INVALID, "The message cannot be read.");
    }
    byte[] correlation = new byte[4];
    random.nextBytes(correlation);
    String number = HexFormat.of().formatHex(correlation);
    LOG.error("Error {} in {}", number, call.getMethodDescriptor().getFullMethodName(), thrown);
    return new Problem(ProblemCode.INTERNAL, number, thrown);
  }

  private fr.regain.v1.Problem wire(Problem problem) {
    boolean exhausted = problem.code().category() == ProblemCode.Category.EXHAUSTED;
    return fr.regain.v1.Problem.newBuilder()
        .setCode(problem.code().code())
        .setText(texts.text(problem))
        .setRetryAfterSeconds(exhausted ? LEAVE_ALONE_SECONDS : 0)
        .build();
  }

  private static Status status(Problem problem) {
    Status status =
        switch (problem.code().category()) {
          case INVALID -> Status.INVALID_ARGUMENT;
          case UNAUTHENTICATED -> Status.UNAUTHENTICATED;
          case DENIED -> Status.PERMISSION_DENIED;
          case NOT_FOUND -> Status.NOT_FOUND;
          case CONFLICT -> Status.FAILED_PRECONDITION;
          case EXHAUSTED -> Status.RESOURCE_EXHAUSTED;
          case UNAVAILABLE -> Status.UNAVAILABLE;
          case INTERNAL -> Status.INTERNAL;
        };
    return status.withDescription(problem.code().code());
  }

  /** Closes the call when the service throws. */
  private static final class TellingListener<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;
    private boolean failed;

    TellingListener(ServerCall.Listener<Q> listener, ServerCall<Q, ?> call) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      tell(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      tell(super::onHalfClose);
    }

    private void tell(Runnable step) {
      if (failed) {
        return;
      }
      try {
        step.run();
      } catch (RuntimeException thrown) {
        failed = true;
        close(call, thrown);
      }
    }
  }
}
