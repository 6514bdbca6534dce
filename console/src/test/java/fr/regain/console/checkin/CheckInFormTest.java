package fr.regain.console.checkin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.Energy;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Health;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CheckInFormTest {
  private static CheckInRequest.Builder sound() {
    return CheckInRequest.newBuilder()
        .setProtocolLevel(1)
        .setAgentVersion("0.1.0")
        .setSentAtMillis(1_764_000_000_000L)
        .setFacts(HardwareFacts.getDefaultInstance())
        .setInventoryDigest(ByteString.copyFrom(new byte[32]))
        .setSpoolId(ByteString.copyFrom(new byte[16]));
  }

  private static Report.Builder report(long number) {
    return Report.newBuilder().setNumber(number).setTakenAtMillis(1_764_000_000_000L);
  }

  private static Report.Builder with(Sample.Builder sample) {
    return report(1).setSample(sample);
  }

  @Test
  void aSoundRequest_isAccepted() {
    assertThatCode(() -> CheckInForm.check(sound().addReports(report(1)).build()))
        .doesNotThrowAnyException();
  }

  @Test
  void aReportOfAKindNotYetKnown_isAccepted() {
    assertThatCode(
            () -> CheckInForm.check(sound().addReports(report(1)).addReports(report(9)).build()))
        .doesNotThrowAnyException();
  }

  @Test
  void anUnknownProtocolLevel_saysWhichOnesAreSpoken() {
    assertThatThrownBy(() -> CheckInForm.check(sound().setProtocolLevel(3).build()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("protocol.unknown")
        .hasMessageContaining("1 to 2");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("sent_at_millis", request -> request.setSentAtMillis(-1)),
        broken("sent_at_millis", request -> request.setSentAtMillis(Long.MAX_VALUE)),
        broken("facts", CheckInRequest.Builder::clearFacts),
        broken("inventory_digest", CheckInRequest.Builder::clearInventoryDigest),
        broken("spool_id", CheckInRequest.Builder::clearSpoolId),
        broken("spool_lost_reports", request -> request.setSpoolLostReports(-1)),
        broken(
            "reports",
            request -> request.addAllReports(Collections.nCopies(501, report(1).build()))),
        broken("reports.number", request -> request.addReports(report(0))),
        broken("reports.number", request -> request.addReports(report(2)).addReports(report(2))),
        broken("health", request -> request.addHealth(Health.newBuilder().setText("no code"))),
        broken(
            "health",
            request ->
                request.addHealth(Health.newBuilder().setCode("a").setText("zero \u0000 inside"))),
        broken(
            "sample.powered_on_seconds",
            request -> request.addReports(with(Sample.newBuilder().setPoweredOnSeconds(-1)))),
        broken(
            "sample.energy",
            request ->
                request.addReports(
                    with(
                        Sample.newBuilder().addEnergy(Energy.newBuilder().setJoules(Double.NaN))))),
        broken(
            "volume.id",
            request ->
                request.addReports(with(Sample.newBuilder().addVolumes(Volume.newBuilder())))));
  }

  private static Arguments broken(String field, UnaryOperator<CheckInRequest.Builder> change) {
    return Arguments.of(field, change);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aRequestThatBreaksALimit_isRefused_andTheFieldIsNamed(
      String field, UnaryOperator<CheckInRequest.Builder> change) {
    assertThatThrownBy(() -> CheckInForm.check(change.apply(sound()).build()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(" " + field + " ")
        .extracting("code")
        .isEqualTo(ProblemCode.REQUEST_INVALID);
  }
}
