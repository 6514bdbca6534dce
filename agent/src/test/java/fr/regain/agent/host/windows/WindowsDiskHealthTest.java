package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Told;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskHealthSource;
import fr.regain.v1.TrustedPlatformModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How answers of Windows are read; the calls themselves run on Windows only. */
class WindowsDiskHealthTest {
  private static ByteBuffer answer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The descriptor, then a health log. */
  private static ByteBuffer nvme() {
    ByteBuffer answer = answer(4096).putInt(0, 48).putInt(4, 560);
    answer.putInt(8 + 16, 40).putInt(8 + 20, 512);
    int log = 48;
    answer.put(log, (byte) 0).put(log + 3, (byte) 97).put(log + 4, (byte) 10);
    answer.put(log + 5, (byte) 120).putLong(log + 128, 12_345).putLong(log + 160, 3);
    return answer;
  }

  private static ByteBuffer ata(int verdict) {
    ByteBuffer answer = answer(516).putInt(0, verdict);
    attribute(answer, 0, 9, 0x0000_0a00_1388L);
    attribute(answer, 1, 5, 8);
    attribute(answer, 2, 197, 1);
    attribute(answer, 3, 188, 0x0001_0001_0002L);
    int sum = 0;
    for (int i = 4; i < 515; i++) {
      sum += answer.get(i);
    }
    return answer.put(515, (byte) -sum);
  }

  private static void attribute(ByteBuffer answer, int place, int number, long raw) {
    int at = 4 + 2 + place * 12;
    answer.put(at, (byte) number);
    answer.putInt(at + 5, (int) raw).putShort(at + 9, (short) (raw >> 32));
  }

  private static DiskHealth.Builder told() {
    return DiskHealth.newBuilder().setSource(DiskHealthSource.DISK_HEALTH_SOURCE_WINDOWS);
  }

  @Test
  void theHealthLogOfAnNvmeDisk_isRead() {
    assertThat(WindowsDiskHealth.nvme(nvme().array()))
        .isEqualTo(
            new Told(
                told()
                    .setPassed(true)
                    .setAvailableSparePercent(97)
                    .setAvailableSpareThresholdPercent(10)
                    .setPercentageUsed(120)
                    .setPowerOnHours(12_345)
                    .setMediaErrors(3)
                    .build()));
  }

  @Test
  void aCriticalWarning_isAFailure() {
    assertThat(((Told) WindowsDiskHealth.nvme(nvme().put(48, (byte) 1).array())).health())
        .matches(health -> !health.getPassed());
  }

  @Test
  void aLogBeyondTheAnswer_orCutShort_isNoAnswer() {
    Untold none = new Untold(Reason.NO_ANSWER);

    assertThat(WindowsDiskHealth.nvme(nvme().putInt(24, 4000).array())).isEqualTo(none);
    assertThat(WindowsDiskHealth.nvme(nvme().putInt(24, -1).array())).isEqualTo(none);
    assertThat(WindowsDiskHealth.nvme(nvme().putInt(24, Integer.MAX_VALUE).array()))
        .isEqualTo(none);
    assertThat(WindowsDiskHealth.nvme(nvme().putInt(28, 100).array())).isEqualTo(none);
  }

  @Test
  void theSmartDataOfAnAtaDisk_areRead_andPackedCountersTakenApart() {
    assertThat(WindowsDiskHealth.ata(ata(0).array()))
        .isEqualTo(
            new Told(
                told()
                    .setPassed(true)
                    .setPowerOnHours(5000)
                    .setReallocatedSectors(8)
                    .setPendingSectors(1)
                    .setCommandTimeouts(2)
                    .build()));
  }

  @Test
  void smartDataThatDoNotAddUp_areLeftOut_andTheVerdictStands() {
    assertThat(WindowsDiskHealth.ata(ata(1).put(300, (byte) 1).array()))
        .isEqualTo(new Told(told().setPassed(false).build()));
    assertThat(WindowsDiskHealth.ata(new byte[516]))
        .isEqualTo(new Told(told().setPassed(true).build()));
  }

  @Property(tries = 300)
  void anyAnswer_neverThrows(@ForAll @Size(4096) byte[] answer) {
    assertThat(WindowsDiskHealth.nvme(answer)).isNotNull();
    assertThat(WindowsDiskHealth.ata(answer)).isNotNull();
  }

  @Test
  void thePathOfAScreen_leadsToItsKey_andNoOtherDoes() {
    assertThat(
            WindowsScreens.key(
                "\\\\?\\DISPLAY#DEL40F4#5&2f5b0&0&UID256#{e6f07b5f-ee97-4a90-b076-33f57bf4eaa7}"))
        .contains(
            "SYSTEM\\CurrentControlSet\\Enum\\DISPLAY\\DEL40F4\\5&2f5b0&0&UID256\\Device"
                + " Parameters");
    assertThat(WindowsScreens.key("\\\\?\\DISPLAY#..\\..#x#{e6}")).isEmpty();
    assertThat(WindowsScreens.key("\\\\?\\USB#VID_046D#1#{e6}")).isEmpty();
  }

  @Test
  void theTpm_isPresent_orKnownToBeMissing_orUnknown() {
    assertThat(WindowsTrust.module(0, 2))
        .contains(TrustedPlatformModule.newBuilder().setPresent(true).setVersion("2.0").build());
    assertThat(WindowsTrust.module(0, 7))
        .contains(TrustedPlatformModule.newBuilder().setPresent(true).build());
    assertThat(WindowsTrust.module(0x8028400F, 0))
        .contains(TrustedPlatformModule.newBuilder().setPresent(false).build());
    assertThat(WindowsTrust.module(0x80284001, 0)).isEmpty();
  }
}
