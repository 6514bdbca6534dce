package fr.regain.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.testing.TestingKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SigningRequestTest {
  private static final TestingKey KEY = TestingKey.create();
  private static final byte[] REQUEST = KEY.signingRequest();

  @Test
  void aRequestSignedWithItsOwnKey_givesTheKey() {
    assertThat(SigningRequest.parse(REQUEST).key()).isEqualTo(KEY.pair().getPublic());
  }

  @Test
  void aRequestForAKeyThatTheCallerDoesNotHold_isRefused() {
    TestingKey other = TestingKey.create();

    assertInvalid(KEY.signingRequest(other.pair().getPrivate()), "its signature");
  }

  @Test
  void aKeyOnAnotherCurve_isRefused() {
    assertInvalid(TestingKey.create("secp384r1").signingRequest(), "P-256");
  }

  @Test
  void aRequestThatIsEmptyOrTooLong_isRefused() {
    assertInvalid(new byte[0], "4096 bytes");
    assertInvalid(new byte[4_097], "4096 bytes");
  }

  @Property
  void garbage_isRefused(@ForAll @Size(max = 600) byte[] garbage) {
    assertInvalid(garbage, "signing request");
  }

  @Property
  void aRequestWithOneBitTurned_neverGivesAnotherKey(@ForAll @IntRange(max = 8_000) int bit) {
    byte[] turned = REQUEST.clone();
    turned[bit / 8 % turned.length] ^= (byte) (1 << bit % 8);

    try {
      assertThat(SigningRequest.parse(turned).key()).isEqualTo(KEY.pair().getPublic());
    } catch (Problem refused) {
      assertThat(refused.code()).isEqualTo(ProblemCode.REQUEST_INVALID);
    }
  }

  private static void assertInvalid(byte[] request, String why) {
    assertThatThrownBy(() -> SigningRequest.parse(request))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.REQUEST_INVALID))
        .hasMessageContaining(why);
  }
}
