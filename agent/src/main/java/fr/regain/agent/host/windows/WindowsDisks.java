package fr.regain.agent.host.windows;

import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fixed internal disks, asked one by one. */
final class WindowsDisks {
  /** Numbers have gaps where a disk was unplugged, so the search does not end at the first. */
  private static final int HIGHEST_NUMBER = 63;

  private static final int BUS_VIRTUAL = 0x0e;
  private static final int BUS_NVME = 0x11;

  private WindowsDisks() {}

  static List<Disk> read() {
    return IntStream.rangeClosed(0, HIGHEST_NUMBER)
        .mapToObj(number -> read("\\\\.\\PhysicalDrive" + number))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Disk> read(String path) {
    Optional<WindowsDevice> opened = WindowsDevice.open(path, WindowsDevice.NO_ACCESS);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (WindowsDevice device = opened.get()) {
      return WindowsStorage.of(device)
          .filter(WindowsStorage::internal)
          .map(
              storage -> {
                Disk.Builder disk = Disk.newBuilder().setType(type(device, storage.bus()));
                storage.model().ifPresent(disk::setModel);
                storage.serial().ifPresent(disk::setSerialNumber);
                WindowsStorage.capacityBytes(device).ifPresent(disk::setCapacityBytes);
                return disk.build();
              });
    }
  }

  private static DiskType type(WindowsDevice device, int bus) {
    return switch (bus) {
      case BUS_VIRTUAL -> DiskType.DISK_TYPE_VIRTUAL;
      case BUS_NVME -> DiskType.DISK_TYPE_NVME;
      default ->
          WindowsStorage.seekPenalty(device)
              .map(seeks -> seeks ? DiskType.DISK_TYPE_HDD : DiskType.DISK_TYPE_SSD)
              .orElse(DiskType.DISK_TYPE_UNSPECIFIED);
    };
  }
}
