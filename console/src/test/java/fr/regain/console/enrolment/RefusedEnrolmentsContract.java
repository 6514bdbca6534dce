package fr.regain.console.enrolment;

import static fr.regain.console.schema.Tables.REFUSED_ENROLMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class RefusedEnrolmentsContract extends EnrolmentContract {
  private static final Problem EXPIRED = new Problem(ProblemCode.TOKEN_EXPIRED, "expired");
  private static final Problem UNKNOWN = new Problem(ProblemCode.TOKEN_UNKNOWN, "unknown");

  private RefusedEnrolments refused;
  private byte[] secret;

  @BeforeEach
  void token() {
    refused = new RefusedEnrolments(database, clock);
    secret = secret(tokens.create(Person.CONSOLE, site, "Rentrée", Duration.ofDays(9), 1));
  }

  private int rows() {
    return database.<Integer>read(dsl -> dsl.fetchCount(REFUSED_ENROLMENT));
  }

  @Test
  void refusals_areCountedByCauseAndToken_withTheLastOne() {
    refused.count(EXPIRED, secret, "192.0.2.1");
    clock.advance(Duration.ofMinutes(1));
    refused.count(UNKNOWN, new byte[20], "192.0.2.2");
    clock.advance(Duration.ofDays(1));
    refused.count(EXPIRED, secret, "192.0.2.3");

    assertThat(refused.recent(Scope.EVERYWHERE))
        .containsExactly(
            new RefusedEnrolment("token.expired", "Rentrée", 2, clock.instant(), "192.0.2.3"),
            new RefusedEnrolment(
                "token.unknown", "", 1, clock.instant().minus(Duration.ofDays(1)), "192.0.2.2"));
  }

  @Test
  void aFloodOfThem_isOneRow_andKeepsNothingThatWasShown() {
    for (int i = 0; i < 10_000; i++) {
      refused.count(UNKNOWN, new byte[] {1, (byte) i, (byte) (i >> 8)}, "192.0.2." + i % 250);
    }
    assertThat(rows()).as("before they are written").isZero();

    refused.write();
    assertThat(rows()).isOne();
    assertThat(refused.recent(Scope.EVERYWHERE).getFirst().refusals()).isEqualTo(10_000);
  }

  @Test
  void whoAdministersAPart_seesTheRefusalsOfItsTokens_andNoOthers() {
    refused.count(EXPIRED, secret, "192.0.2.1");
    refused.count(UNKNOWN, new byte[20], "192.0.2.1");

    assertThat(refused.recent(new Scope(List.of("/1/" + site + "/"))))
        .extracting(RefusedEnrolment::cause)
        .containsExactly("token.expired");
    assertThat(refused.recent(new Scope(List.of("/1/999/")))).isEmpty();
  }

  @Test
  void afterThirtyDays_theyAreForgotten() {
    refused.count(EXPIRED, secret, "192.0.2.1");
    refused.write();
    clock.advance(Duration.ofDays(RefusedEnrolments.DAYS - 1));
    assertThat(refused.recent(Scope.EVERYWHERE)).hasSize(1);

    clock.advance(Duration.ofDays(1));
    assertThat(refused.recent(Scope.EVERYWHERE)).isEmpty();
    refused.prune();
    assertThat(rows()).isZero();
  }

  @Test
  void theConsolesOwnTrouble_isNoRefusal() {
    refused.count(new Problem(ProblemCode.DATABASE_AWAY, "away"), secret, "192.0.2.1");

    assertThat(refused.recent(Scope.EVERYWHERE)).isEmpty();
  }

  @Test
  void whatCannotBeWritten_isWrittenLater() {
    refused.count(UNKNOWN, new byte[20], "192.0.2.1");
    database.update(dsl -> dsl.execute("alter table refused_enrolment rename to elsewhere"));
    assertThatThrownBy(refused::write).isInstanceOf(RuntimeException.class);

    database.update(dsl -> dsl.execute("alter table elsewhere rename to refused_enrolment"));
    assertThat(refused.recent(Scope.EVERYWHERE).getFirst().refusals()).isOne();
  }

  @Test
  void twoConsoles_addToTheSameCount() {
    RefusedEnrolments other = new RefusedEnrolments(database, clock);
    refused.count(UNKNOWN, new byte[20], "192.0.2.1");
    other.count(UNKNOWN, new byte[20], "192.0.2.2");
    other.write();

    assertThat(refused.recent(Scope.EVERYWHERE).getFirst().refusals()).isEqualTo(2);
  }
}
