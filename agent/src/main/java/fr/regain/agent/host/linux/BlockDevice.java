package fr.regain.agent.host.linux;

import java.util.List;
import java.util.Optional;

/**
 * A whole disk, as the kernel lists it under /sys/block.
 *
 * @param name "sda", "nvme0n1"
 * @param resolved its directory in the device tree, relative to the root
 */
record BlockDevice(String name, String resolved) {

  static Optional<BlockDevice> named(KernelFiles files, String name) {
    return files
        .resolved("sys/block/" + name)
        .map(directory -> new BlockDevice(name, directory))
        .filter(device -> !device.resolved.contains("/virtual/") || device.multipath());
  }

  /**
   * The kernel shows an NVMe disk that could have several paths as a virtual device, and hides the
   * paths.
   */
  private boolean multipath() {
    return resolved.contains("/virtual/nvme-subsystem/");
  }

  /**
   * Whether it is a disk that belongs in the device: not plugged in over USB or FireWire, not a
   * card in a reader, and not a drive for exchangeable media.
   */
  boolean internal(KernelFiles files) {
    boolean external = resolved.contains("/usb") || resolved.contains("/fw");
    boolean exchangeable = files.number(attribute("removable")).orElse(0) != 0;
    boolean card = files.text(attribute("device/type")).filter("SD"::equals).isPresent();
    boolean firmwarePart = name.startsWith("mmcblk") && name.contains("boot");
    boolean hidden = files.number(attribute("hidden")).orElse(0) != 0;
    return !external && !exchangeable && !card && !firmwarePart && !hidden;
  }

  /** The path of one of its attributes, relative to the root. */
  String attribute(String attribute) {
    return "sys/block/" + name + "/" + attribute;
  }

  /**
   * The whole disks on which a block device lies: itself, the disk that a partition was cut from,
   * or the members of an encrypted, mapped or mirrored device.
   *
   * @param directory resolved directory of the device, relative to the root
   */
  static List<String> beneath(KernelFiles files, String directory, int depth) {
    List<String> members = files.names(directory + "/slaves");
    if (!members.isEmpty() && depth > 0) {
      return members.stream()
          .flatMap(member -> files.resolved(directory + "/slaves/" + member).stream())
          .flatMap(member -> beneath(files, member, depth - 1).stream())
          .distinct()
          .toList();
    }
    String[] names = directory.split("/", -1);
    boolean partition = files.exists(directory + "/partition") && names.length > 1;
    return List.of(names[names.length - (partition ? 2 : 1)]);
  }
}
