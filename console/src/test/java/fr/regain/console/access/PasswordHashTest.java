package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.Problem;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PasswordHashTest {
  private final PasswordHash hashes = new PasswordHash(new SecureRandom());

  @Test
  void aPassword_matchesItsHash_andNoOther() {
    String stored = hashes.of("correct horse battery");

    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(hashes.matches("correct horse battery", stored, false)).isTrue();
    assertThat(hashes.matches("correct horse batterY", stored, false)).isFalse();
    assertThat(hashes.matches("", stored, false)).isFalse();
  }

  @Test
  void onePassword_isStoredOtherwiseEachTime() {
    assertThat(hashes.of("correct horse battery")).isNotEqualTo(hashes.of("correct horse battery"));
  }

  @Test
  void aHashMadeByTheReferenceImplementation_isUnderstood() {
    // Made with: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 (phc-winner-argon2's
    // tests).
    String stored =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(hashes.matches("password", stored, false)).isTrue();
    assertThat(hashes.matches("Password", stored, false)).isFalse();
  }

  @Test
  void theSameKeys_giveTheSamePassword_howeverTheyAreEncoded() {
    assertThat(hashes.matches("e\u0301l\u00E8ve-de-6e", hashes.of("\u00E9le\u0300ve-de-6e"), false))
        .isTrue();
  }

  @Test
  void whereNothingIsStored_noPasswordIsRight() {
    assertThat(hashes.matches("", null, false)).isFalse();
    assertThat(hashes.matches("anything at all", null, false)).isFalse();
  }

  @Test
  void whatIsNoHash_isAnError_andNeverAMatch() {
    assertThatThrownBy(() -> hashes.matches("x", "x", false)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> hashes.matches("x", "$argon2i$v=19$m=8,t=1,p=1$c29t$c29t", false))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aPasswordOfTwelveCharacters_isEnough_unlessItIsANameOrARepetition() {
    assertThat(PasswordRule.check("trois petits chats")).isEqualTo(PasswordRule.SOUND);
    assertThat(PasswordRule.check("elevenchars")).isEqualTo(PasswordRule.TOO_SHORT);
    assertThat(PasswordRule.check("x".repeat(201))).isEqualTo(PasswordRule.TOO_LONG);
    assertThat(PasswordRule.check("121212121212")).isEqualTo(PasswordRule.TOO_SIMPLE);
    assertThat(PasswordRule.check("Jeanne.Martin1", "jeanne.martin"))
        .isEqualTo(PasswordRule.TOO_SIMPLE);
    for (String common : List.of("azertyuiop12", "MotDePasse2026", "123456789012")) {
      assertThat(PasswordRule.check(common)).as(common).isEqualTo(PasswordRule.TOO_SIMPLE);
    }
  }
}
