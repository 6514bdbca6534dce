package fr.regain.agent.storage;

import fr.regain.agent.host.FixedVolume;
import fr.regain.agent.host.Machine;
import fr.regain.v1.Volume;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Measures the fixed local volumes. */
public final class VolumeReader {
  private static final int MAXIMUM_VOLUMES = 64;
  private static final int MAXIMUM_TEXT = 255;

  private final Machine machine;
  private final SpaceReader spaceReader;

  /** Measures the volumes of a computer. */
  public VolumeReader(Machine machine) {
    this(machine, VolumeReader::space);
  }

  VolumeReader(Machine machine, SpaceReader spaceReader) {
    this.machine = machine;
    this.spaceReader = spaceReader;
  }

  /**
   * Space on one file system, in bytes.
   *
   * @param free unallocated, whoever may use it
   * @param available what an ordinary user may still write
   */
  record Space(long capacity, long free, long available) {}

  /** How much space a mounted file system has. */
  @FunctionalInterface
  interface SpaceReader {
    Space read(Path mountPoint) throws IOException;
  }

  /**
   * The fixed local volumes now, in the order of their mount points. A volume that cannot be
   * measured is left out.
   */
  public List<Volume> read() {
    return machine.volumes().stream()
        .flatMap(volume -> measure(volume).stream())
        .limit(MAXIMUM_VOLUMES)
        .toList();
  }

  private Optional<Volume> measure(FixedVolume fixed) {
    Space space;
    try {
      space = spaceReader.read(fixed.mountPoint());
    } catch (IOException | SecurityException unreadable) {
      return Optional.empty();
    }
    if (space.capacity() <= 0 || space.free() > space.capacity()) {
      return Optional.empty();
    }
    Volume.Builder volume =
        Volume.newBuilder()
            .setId(bounded(fixed.id()))
            .setMountPoint(bounded(fixed.mountPoint().toString()))
            .setFileSystem(bounded(fixed.fileSystem()))
            .setCapacityBytes(space.capacity())
            .setUsedBytes(space.capacity() - space.free())
            .setAvailableBytes(space.available())
            .setSystem(fixed.system());
    fixed.label().map(VolumeReader::bounded).ifPresent(volume::setLabel);
    return Optional.of(volume.build());
  }

  private static String bounded(String text) {
    return text.length() <= MAXIMUM_TEXT ? text : text.substring(0, MAXIMUM_TEXT);
  }

  private static Space space(Path mountPoint) throws IOException {
    FileStore store = Files.getFileStore(mountPoint);
    return new Space(store.getTotalSpace(), store.getUnallocatedSpace(), store.getUsableSpace());
  }
}
