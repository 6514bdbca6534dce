package fr.regain.console.gateway;

import fr.regain.v1.DeviceServiceGrpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Where calls run. A check-in waits for nothing, and there are thousands of them: it runs on the
 * thread of its connection. Every other call may wait, and gets a virtual thread.
 */
final class CallThreads implements ServerCallExecutorSupplier {
  private static final String CHECK_IN = DeviceServiceGrpc.getCheckInMethod().getFullMethodName();

  @Override
  public <Q, A> @Nullable Executor getExecutor(ServerCall<Q, A> call, Metadata headers) {
    return call.getMethodDescriptor().getFullMethodName().equals(CHECK_IN)
        ? null
        : Thread::startVirtualThread;
  }
}
