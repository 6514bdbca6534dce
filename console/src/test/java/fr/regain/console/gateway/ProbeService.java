package fr.regain.console.gateway;

import fr.regain.v1.Problem;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** A service behind the gateway that answers who called, or fails as it is told. */
@Singleton
@Requires(property = "testing.clock")
final class ProbeService implements BindableService {
  static final MethodDescriptor<Problem, Problem> WHO =
      MethodDescriptor.<Problem, Problem>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("regain.test.Probe/Who")
          .setRequestMarshaller(ProtoUtils.marshaller(Problem.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(Problem.getDefaultInstance()))
          .build();

  @Override
  public ServerServiceDefinition bindService() {
    return ServerServiceDefinition.builder("regain.test.Probe")
        .addMethod(WHO, ServerCalls.asyncUnaryCall(ProbeService::who))
        .build();
  }

  private static void who(Problem request, StreamObserver<Problem> responses) {
    switch (request.getCode()) {
      case "throw" -> throw new IllegalStateException("the password is hunter2");
      case "error" -> responses.onError(new IllegalStateException("the password is hunter2"));
      case "problem" ->
          responses.onError(
              new fr.regain.console.platform.Problem(
                  fr.regain.console.platform.ProblemCode.DATABASE_AWAY, "away"));
      default -> {
        PeerIdentity peer = PeerIdentity.required();
        responses.onNext(
            Problem.newBuilder()
                .setCode(peer.deviceId().toString())
                .setText(peer.certificateSerial() + " from " + PeerAddress.current())
                .build());
        responses.onCompleted();
      }
    }
  }
}
