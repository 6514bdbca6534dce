package fr.regain.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeaseKeyTest {
  private static final byte[] LEASE = {1, 2, 3};

  @TempDir private Path directory;

  private LeaseKey open() {
    return LeaseKey.open(directory, new SecureRandom());
  }

  private static boolean verifies(byte[] key, byte[] signed, byte[] signature) {
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(key));
    verifier.update(signed, 0, signed.length);
    return verifier.verifySignature(signature);
  }

  @Test
  void theKey_isMadeOnce_forTheConsoleAlone() throws IOException {
    LeaseKey made = open();

    assertThat(open().publicKey()).isEqualTo(made.publicKey()).hasSize(32);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("lease.key"))))
        .isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aSignature_isThatOfALease_andOfNothingElse() {
    LeaseKey key = open();
    byte[] signature = key.sign(LEASE);
    byte[] inDomain =
        ("regain.v1.Lease\0" + new String(LEASE, StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(signature).hasSize(64);
    assertThat(verifies(key.publicKey(), inDomain, signature)).isTrue();
    assertThat(verifies(key.publicKey(), LEASE, signature)).isFalse();
  }

  @Test
  void aKeyThatIsDamaged_orOpenToOthers_stopsTheStart_andIsNotReplaced() throws IOException {
    open();
    Path file = directory.resolve("lease.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::open).isInstanceOf(Problem.class).hasMessageContaining("chmod 600");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, "nonsense");
    assertThatThrownBy(this::open).isInstanceOf(Problem.class);
    assertThat(Files.readString(file)).isEqualTo("nonsense");
  }
}
