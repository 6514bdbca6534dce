package fr.regain.console.access;

import static fr.regain.console.schema.Tables.IDENTITY_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.testing.DatabaseContract;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class IdentityRequestsContract extends DatabaseContract {
  private IdentityRequests requests;

  @BeforeEach
  void start() {
    requests = new IdentityRequests(database, new SecureRandom(), clock);
  }

  @Test
  void whoIsOnTheWay_isNotPushedOut_andNoNetworkTakesAllWays() {
    IdentityRequests.Out first = requests.open("/parc", "10.0.0.1");
    fill("10.0.0.1", IdentityRequests.MOST_OF_ONE_NETWORK - 1);

    assertRefused("10.0.0.1");
    requests.open("/", "10.0.0.2");
    assertThat(requests.use(first.request().state(), first.browser()))
        .hasValueSatisfying(back -> assertThat(back.page()).isEqualTo("/parc"));
    requests.open("/", "10.0.0.1");
    assertRefused("10.0.0.1");
    clock.advance(IdentityRequests.LIFE);
    requests.open("/", "10.0.0.1");
  }

  @Test
  void whereManyNetworksTookAllWays_theNextIsRefused() {
    IdentityRequests.Out first = requests.open("/parc", "10.0.0.1");
    int share = IdentityRequests.MOST_OF_ONE_NETWORK;
    for (int taken = 1; taken < IdentityRequests.MOST; taken += share) {
      fill("10.0.1." + taken, Math.min(share, IdentityRequests.MOST - taken));
    }

    assertRefused("10.0.0.2");
    assertThat(requests.use(first.request().state(), first.browser())).isPresent();
    requests.open("/", "10.0.0.2");
  }

  private void fill(String network, int count) {
    database.update(
        dsl -> {
          List<Query> rows = new ArrayList<>();
          for (int row = 0; row < count; row++) {
            rows.add(
                dsl.insertInto(IDENTITY_REQUEST)
                    .set(IDENTITY_REQUEST.STATE_HASH, network + " " + row)
                    .set(IDENTITY_REQUEST.BROWSER_HASH, "browser")
                    .set(IDENTITY_REQUEST.NONCE, "nonce")
                    .set(IDENTITY_REQUEST.VERIFIER, "verifier")
                    .set(IDENTITY_REQUEST.PAGE, "/")
                    .set(IDENTITY_REQUEST.NETWORK, network)
                    .set(
                        IDENTITY_REQUEST.EXPIRES_AT,
                        clock.instant().plus(IdentityRequests.LIFE).atOffset(ZoneOffset.UTC)));
          }
          dsl.batch(rows).execute();
        });
  }

  private void assertRefused(String network) {
    assertThatThrownBy(() -> requests.open("/", network))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS));
  }
}
