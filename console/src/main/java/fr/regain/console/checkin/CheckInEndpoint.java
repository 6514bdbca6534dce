package fr.regain.console.checkin;

import fr.regain.console.gateway.PeerIdentity;
import fr.regain.console.lease.WorkService;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.DeviceServiceGrpc;
import fr.regain.v1.WorkOrder;
import fr.regain.v1.WorkProgress;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * The wire's side of the check-in. It waits for nothing, so that the gateway may call it on the
 * thread of the connection.
 */
@Singleton
final class CheckInEndpoint extends DeviceServiceGrpc.DeviceServiceImplBase {
  private final CheckInQueue queue;
  private final WorkService work;
  private final Clock clock;

  CheckInEndpoint(CheckInQueue queue, WorkService work, Clock clock) {
    this.queue = queue;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public void checkIn(CheckInRequest request, StreamObserver<CheckInResponse> response) {
    CheckInForm.check(request);
    CompletableFuture<CheckInResponse> unused =
        queue
            .take(new CheckIn(PeerIdentity.required(), request, clock.instant()))
            .whenComplete(
                (answer, refused) -> {
                  if (refused == null) {
                    response.onNext(answer);
                    response.onCompleted();
                  } else {
                    response.onError(refused);
                  }
                });
  }

  @Override
  public StreamObserver<WorkProgress> work(StreamObserver<WorkOrder> orders) {
    return work.open(PeerIdentity.required().deviceId(), orders);
  }
}
