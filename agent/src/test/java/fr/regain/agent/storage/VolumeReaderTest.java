package fr.regain.agent.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.RecordedTree;
import fr.regain.agent.host.linux.LinuxMachine;
import fr.regain.agent.storage.VolumeReader.Space;
import fr.regain.v1.Volume;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeReaderTest {
  @TempDir Path root;

  private VolumeReader reader(VolumeReader.SpaceReader space) {
    RecordedTree.lay("junk-desktop", root);
    return new VolumeReader(new LinuxMachine(root), space);
  }

  @Test
  void usedBytes_includeTheReserve_andAvailableOnesDoNot() {
    assertThat(reader(mount -> new Space(1000, 300, 250)).read())
        .hasSize(2)
        .first()
        .isEqualTo(
            Volume.newBuilder()
                .setId("/")
                .setMountPoint(root.toString())
                .setFileSystem("ext4")
                .setCapacityBytes(1000)
                .setUsedBytes(700)
                .setAvailableBytes(250)
                .setSystem(true)
                .build());
  }

  @Test
  void aVolumeThatCannotBeMeasured_isLeftOut_andTheOthersStay() {
    VolumeReader reader =
        reader(
            mount -> {
              if (mount.equals(root)) {
                throw new IOException("I/O error");
              }
              return new Space(1000, 300, 250);
            });

    assertThat(reader.read()).extracting(Volume::getId).containsExactly("/home");
  }

  @Test
  void figuresThatCannotBe_areLeftOut() {
    assertThat(reader(mount -> new Space(0, 0, 0)).read()).isEmpty();
    assertThat(new VolumeReader(new LinuxMachine(root), mount -> new Space(10, 11, 0)).read())
        .isEmpty();
  }
}
