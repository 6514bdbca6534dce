package fr.regain.agent.connection;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.ConsoleAddress;
import fr.regain.v1.Problem;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells apart why a call failed. */
final class Failures {
  private static final Metadata.Key<byte[]> PROBLEM =
      Metadata.Key.of("regain-problem-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private Failures() {}

  /**
   * A {@link Refusal} when the console said no, else an {@link AgentProblem} that says what to do
   * next.
   */
  static RuntimeException explain(ConsoleAddress console, StatusRuntimeException failure) {
    Optional<Problem> problem = problem(failure.getTrailers());
    if (problem.isPresent()) {
      return new Refusal(problem.get(), failure);
    }
    UntrustedServerException untrusted = cause(failure, UntrustedServerException.class);
    if (untrusted != null) {
      return inspected(console, untrusted, failure);
    }
    CertificateException invalid = cause(failure, CertificateException.class);
    if (invalid != null) {
      return misnamed(console, invalid, failure);
    }
    return switch (failure.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> unreachable(console, failure);
      default -> refusedWithoutReason(console, failure);
    };
  }

  private static Optional<Problem> problem(@Nullable Metadata trailers) {
    byte[] bytes = trailers == null ? null : trailers.get(PROBLEM);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Problem.parseFrom(bytes)).filter(found -> !found.getCode().isEmpty());
    } catch (InvalidProtocolBufferException garbage) {
      return Optional.empty();
    }
  }

  private static AgentProblem inspected(
      ConsoleAddress console, UntrustedServerException untrusted, Throwable failure) {
    return new AgentProblem(
        "connection.inspected",
        ExitCode.UNTRUSTED,
        new Text(
            "La connexion à %s est interceptée : le certificat présenté vient de « %s » et non de la console. C'est l'effet d'une inspection TLS (filtrage, antivirus). Exemptez %s de l'inspection, puis recommencez ; si la console a été réinstallée, inscrivez de nouveau le poste."
                .formatted(console, untrusted.issuer(), console),
            "The connection to %s is intercepted: the certificate shown comes from \"%s\", not from the console. TLS inspection (a filter, an antivirus) does this. Exempt %s from inspection, then try again; if the console was installed anew, enrol the device again."
                .formatted(console, untrusted.issuer(), console)),
        failure);
  }

  private static AgentProblem misnamed(
      ConsoleAddress console, CertificateException invalid, Throwable failure) {
    return new AgentProblem(
        "connection.wrong-certificate",
        ExitCode.UNTRUSTED,
        new Text(
            "Le certificat de %s ne convient pas (%s). Utilisez le nom pour lequel la console a été installée, ou corrigez son certificat."
                .formatted(console, invalid.getMessage()),
            "The certificate of %s does not fit (%s). Use the name that the console was set up for, or correct its certificate."
                .formatted(console, invalid.getMessage())),
        failure);
  }

  private static AgentProblem unreachable(ConsoleAddress console, StatusRuntimeException failure) {
    String reason = deepest(failure);
    return new AgentProblem(
        "connection.unreachable",
        ExitCode.UNREACHABLE,
        new Text(
            "La console %s ne répond pas (%s). Rien n'est perdu, l'agent réessaiera ; vérifiez le réseau, l'adresse et le réglage proxy."
                .formatted(console, reason),
            "The console %s does not answer (%s). Nothing is lost, the agent will try again; check the network, the address and the proxy setting."
                .formatted(console, reason)),
        failure);
  }

  private static AgentProblem refusedWithoutReason(
      ConsoleAddress console, StatusRuntimeException failure) {
    Status status = failure.getStatus();
    String said =
        status.getDescription() == null
            ? status.getCode().toString()
            : status.getCode() + " " + status.getDescription();
    return new AgentProblem(
        "connection.refused",
        ExitCode.REFUSED,
        new Text(
            "%s a refusé la demande sans dire pourquoi (%s). Vérifiez que c'est une console Regain, de version assez récente."
                .formatted(console, said),
            "%s refused the request without saying why (%s). Check that it is a Regain console, and recent enough."
                .formatted(console, said)),
        failure);
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 32; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }

  private static String deepest(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at.getCause() != null && depth < 32; depth++) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage());
  }
}
