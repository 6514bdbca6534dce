package fr.regain.agent.host.windows;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.agent.host.FixedDisk;
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

  static List<FixedDisk> read() {
    return IntStream.rangeClosed(0, HIGHEST_NUMBER)
        .mapToObj(number -> "PhysicalDrive" + number)
        .map(name -> read(path(name)).map(disk -> new FixedDisk(name, disk)))
        .flatMap(Optional::stream)
        .toList();
  }

  static DiskHealthAnswer health(FixedDisk disk) {
    try (WindowsDevice device =
        WindowsDevice.open(path(disk.name()), WindowsDevice.NO_ACCESS).orElse(null)) {
      if (device == null) {
        return new Untold(Reason.NO_ANSWER);
      }
      return WindowsStorage.of(device)
          .map(storage -> WindowsDiskHealth.ask(device, storage.bus()))
          .orElseGet(() -> new Untold(Reason.NO_ANSWER));
    }
  }

  private static String path(String name) {
    return "\\\\.\\" + name;
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
