package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.file.Principal;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecurityDescriptorTest {
  private static final Sid PERSON =
      new Sid("010500000000000515000000000000000000000000000000e8030000");
  private static final String EVERYBODY = "010100000000000100000000";

  /** An access list with those entries, in hexadecimal, below an owner. */
  private static SecurityDescriptor of(Sid owner, String... entries) {
    int ownerBytes = owner.toBytes().length;
    int listBytes = 8 + Arrays.stream(entries).mapToInt(String::length).sum() / 2;
    String header =
        "01000480" + number(20) + number(0) + number(0) + number(20 + ownerBytes) + owner.bytes();
    String list = "0200" + half(listBytes) + half(entries.length) + "0000";
    return new SecurityDescriptor(
        HexFormat.of().parseHex(header + list + String.join("", entries)));
  }

  private static String entry(int type, int flags, int rights, String sid) {
    return "%02x%02x".formatted(type, flags) + half(8 + sid.length() / 2) + number(rights) + sid;
  }

  private static String number(int value) {
    return "%08x".formatted(Integer.reverseBytes(value));
  }

  private static String half(int value) {
    return number(value).substring(0, 4);
  }

  @Test
  void whatWindowsStored_isRead() {
    SecurityDescriptor stored =
        new SecurityDescriptor(
            HexFormat.of()
                .parseHex(
                    "0100048014000000000000000000000030000000010500000000000515000000000000000000"
                        + "000000000000e8030000020054000300000000031400ff011f000101000000000005120000"
                        + "0000032400ff011f00010500000000000515000000000000000000000000000000e8030000"
                        + "00031400a9001200010100000000000100000000"));

    assertThat(stored.owner()).contains(PERSON);
    assertThat(PERSON.text()).isEqualTo("S-1-5-21-0-0-0-1000");
    assertThat(stored.allowsOthers(SecurityDescriptor.ANYTHING)).isTrue();
    assertThat(stored.allowsOthers(SecurityDescriptor.WRITING)).isFalse();
  }

  @Test
  void whatTheAgentMakes_isForItsOwnerAndTheSystemAlone() {
    for (byte[] made :
        new byte[][] {
          SecurityDescriptor.newFile(PERSON), SecurityDescriptor.newDirectory(PERSON)
        }) {
      SecurityDescriptor descriptor = new SecurityDescriptor(made);
      assertThat(descriptor.owner()).contains(PERSON);
      assertThat(descriptor.allowsOthers(SecurityDescriptor.ANYTHING)).isFalse();
    }
  }

  @Test
  void anEntryForInheritanceAlone_allowsNothingHere() {
    assertThat(
            of(PERSON, entry(0, 0x0B, SecurityDescriptor.ALL, EVERYBODY))
                .allowsOthers(SecurityDescriptor.ANYTHING))
        .isFalse();
    assertThat(
            of(PERSON, entry(0, 0x03, SecurityDescriptor.ALL, EVERYBODY))
                .allowsOthers(SecurityDescriptor.ANYTHING))
        .isTrue();
  }

  @Test
  void makingNewEntries_isNotSwapping_butDeletingThemIs() {
    int makeDirectories = 0x4;
    assertThat(
            of(Sid.SYSTEM, entry(0, 0, makeDirectories, EVERYBODY))
                .allowsOthers(SecurityDescriptor.SWAPPING))
        .isFalse();
    assertThat(
            of(Sid.SYSTEM, entry(0, 0, SecurityDescriptor.DELETE_CHILD, EVERYBODY))
                .allowsOthers(SecurityDescriptor.SWAPPING))
        .isTrue();
  }

  @Test
  void anAccountThatIsTrusted_isNotOneOfTheOthers() {
    SecurityDescriptor home = of(Sid.SYSTEM, entry(0, 0, SecurityDescriptor.ALL, PERSON.bytes()));

    assertThat(home.allowsOthers(SecurityDescriptor.SWAPPING)).isTrue();
    assertThat(home.allowsOthers(SecurityDescriptor.SWAPPING, PERSON.principal())).isFalse();
    assertThat(home.allowsOthers(SecurityDescriptor.SWAPPING, new Principal("S-1-5-21-7")))
        .isTrue();
  }

  @Test
  void whatCannotBeRead_isOpenToEverybody() {
    byte[] whole = SecurityDescriptor.newFile(PERSON);
    for (int length = 0; length < whole.length; length++) {
      assertThat(
              new SecurityDescriptor(Arrays.copyOf(whole, length))
                  .allowsOthers(SecurityDescriptor.ANYTHING))
          .as("cut to %s bytes", length)
          .isTrue();
    }
    int kindOfTheFuture = 0x42;
    assertThat(
            of(PERSON, entry(kindOfTheFuture, 0, SecurityDescriptor.DELETE, PERSON.bytes()))
                .allowsOthers(SecurityDescriptor.ANYTHING))
        .isTrue();
  }

  @Test
  void theSystemsAccounts_areOne() {
    Sid trustedInstaller =
        new Sid("010600000000000550000000b589fb381984c2cb5c6c236d5700776ec0026487");
    assertThat(trustedInstaller.text())
        .isEqualTo("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");
    assertThat(Sid.ADMINISTRATORS.text()).isEqualTo("S-1-5-32-544");
    assertThat(trustedInstaller.principal()).isEqualTo(Principal.WINDOWS_SYSTEM);
    assertThat(Sid.ADMINISTRATORS.principal()).isEqualTo(Sid.SYSTEM.principal());
    assertThat(PERSON.principal()).isEqualTo(new Principal("S-1-5-21-0-0-0-1000"));
  }
}
