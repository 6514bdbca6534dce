package fr.regain.agent.host.linux;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.FixedDisk;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fixed internal disks, from /sys/block and udev's database. */
final class LinuxDisks {
  /** The kernel counts in sectors of 512 bytes whatever the disk's own are. */
  private static final int SECTOR_BYTES = 512;

  private static final int SERIAL_PAGE_HEADER_BYTES = 4;

  private final KernelFiles files;

  LinuxDisks(KernelFiles files) {
    this.files = files;
  }

  List<FixedDisk> read() {
    return files.names("sys/block").stream()
        .flatMap(name -> BlockDevice.named(files, name).stream())
        .filter(device -> device.internal(files))
        .map(device -> new FixedDisk(device.name(), describe(device)))
        .toList();
  }

  /** Asks the smartctl of the system. */
  DiskHealthAnswer health(FixedDisk disk) {
    return new Smartctl(files.path("usr/sbin/smartctl")).ask(disk.name());
  }

  private Disk describe(BlockDevice device) {
    Disk.Builder disk = Disk.newBuilder();
    String known = udevProperties(device);
    property(known, "ID_MODEL_ENC")
        .map(LinuxDisks::decode)
        .or(() -> files.text(device.attribute("device/model")))
        .or(() -> files.text(device.attribute("device/name")))
        .ifPresent(disk::setModel);
    serial(device, known).ifPresent(disk::setSerialNumber);
    OptionalLong sectors = files.positive(device.attribute("size"));
    sectors.ifPresent(count -> disk.setCapacityBytes(count * SECTOR_BYTES));
    return disk.setType(type(device)).build();
  }

  private Optional<String> serial(BlockDevice device, String known) {
    return files
        .text(device.attribute("device/serial"))
        .or(() -> files.text(device.attribute("serial")))
        .or(() -> serialPage(device))
        .or(() -> property(known, "ID_SERIAL_SHORT"));
  }

  /** The SCSI "unit serial number" page, which libata also fills for SATA disks. */
  private Optional<String> serialPage(BlockDevice device) {
    return files
        .bytes(device.attribute("device/vpd_pg80"))
        .filter(page -> page.length > SERIAL_PAGE_HEADER_BYTES)
        .map(page -> Arrays.copyOfRange(page, SERIAL_PAGE_HEADER_BYTES, page.length))
        .map(serial -> new String(serial, StandardCharsets.US_ASCII).replace("\0", "").strip())
        .filter(serial -> !serial.isEmpty());
  }

  private DiskType type(BlockDevice device) {
    if (device.resolved().contains("/virtio") || device.name().startsWith("xvd")) {
      return DiskType.DISK_TYPE_VIRTUAL;
    }
    if (device.name().startsWith("nvme")) {
      return DiskType.DISK_TYPE_NVME;
    }
    OptionalLong rotational = files.number(device.attribute("queue/rotational"));
    if (rotational.isEmpty()) {
      return DiskType.DISK_TYPE_UNSPECIFIED;
    }
    return rotational.getAsLong() == 0 ? DiskType.DISK_TYPE_SSD : DiskType.DISK_TYPE_HDD;
  }

  private String udevProperties(BlockDevice device) {
    return files
        .text(device.attribute("dev"))
        .flatMap(number -> files.text("run/udev/data/b" + number))
        .orElse("");
  }

  private static Optional<String> property(String properties, String key) {
    Matcher line = Pattern.compile("(?m)^E:" + key + "=(.+)$").matcher(properties);
    return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
  }

  /** Udev writes bytes other than those of ordinary names as {@code \x20}; the bytes are UTF-8. */
  static String decode(String encoded) {
    byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int code =
          i + 3 < bytes.length && bytes[i] == '\\' && bytes[i + 1] == 'x' ? hex(bytes, i + 2) : -1;
      decoded.write(code < 0 ? bytes[i] : code);
      i += code < 0 ? 0 : 3;
    }
    return decoded.toString(StandardCharsets.UTF_8).strip();
  }

  private static int hex(byte[] bytes, int at) {
    int high = Character.digit(bytes[at], 16);
    int low = Character.digit(bytes[at + 1], 16);
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }
}
