package fr.regain.agent.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.agent.checkin.TestingAuthority;
import fr.regain.agent.connection.Credentials;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.policy.ConsoleAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path directory;
  private final TestingAuthority authority = new TestingAuthority("Regain test");

  private IdentityStore store() {
    return new IdentityStore(directory.resolve("identity"), new SecureRandom());
  }

  private Path file() {
    return directory.resolve("identity").resolve("identity.pem");
  }

  private Identity identity() {
    KeyPair key = store().pendingKey("test");
    return new Identity(
        UUID.fromString("00000000-0000-4000-8000-000000000001"),
        new ConsoleAddress("console.example", 9443),
        "ab12",
        new Credentials(
            key.getPrivate(),
            List.of(
                authority.device(key.getPublic(), NOW, NOW.plus(Duration.ofDays(90))),
                authority.certificate())),
        ByteString.copyFrom(new byte[32]));
  }

  @Test
  void anIdentity_readsBackAsItWasKept() {
    Identity kept = identity();
    store().adopt(kept);

    assertThat(store().load()).contains(kept);
  }

  @Test
  void aCrashWhileTheNewIdentityIsWritten_leavesTheOldOne() throws Exception {
    Identity old = identity();
    store().adopt(old);
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file().resolveSibling("identity.pem.new"), Arrays.copyOf(whole, length));

      assertThat(store().load()).contains(old);
    }
    Identity renewed = identity();
    store().adopt(renewed);

    assertThat(store().load()).contains(renewed);
    assertThat(file().resolveSibling("identity.pem.new")).doesNotExist();
  }

  @Test
  void aDamagedIdentity_isReported_andNeverReplacedSilently() throws Exception {
    store().adopt(identity());
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length - 30; length += 61) {
      Files.write(file(), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> store().load())
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> assertThat(problem.code()).isEqualTo("identity.unreadable"));
    }
  }

  @Test
  void aKeyThatWaits_isUsedAgainForTheSamePurpose_andNeverForAnother() {
    KeyPair first = store().pendingKey("replaces=1 hardware=a");

    assertThat(store().pendingKey("replaces=1 hardware=a").getPublic())
        .isEqualTo(first.getPublic());
    assertThat(store().pendingKey("replaces=1 hardware=b").getPublic())
        .isNotEqualTo(first.getPublic());
  }

  @Test
  void theTimeToRenew_isAtTwoThirdsOfTheLife_andAtMostATwelfthLater() {
    assertThat(identity().renewAt())
        .isBetween(NOW.plus(Duration.ofDays(60)), NOW.plus(Duration.ofHours(60 * 24 + 180)));
  }
}
