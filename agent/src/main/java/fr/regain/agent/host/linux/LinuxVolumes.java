package fr.regain.agent.host.linux;

import fr.regain.agent.host.FixedVolume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mounted file systems on internal disks, from /proc/self/mountinfo (proc(5)). */
final class LinuxVolumes {
  /** An encrypted volume on a logical volume on a mirror is four deep. */
  private static final int MAXIMUM_STACK = 8;

  /** Media and images, never the place of anybody's files. */
  private static final Set<String> READ_ONLY_FORMATS =
      Set.of("squashfs", "erofs", "iso9660", "udf");

  private final KernelFiles files;

  LinuxVolumes(KernelFiles files) {
    this.files = files;
  }

  /** One mount of a file system: the device that it shows, and which of its directories, where. */
  private record Mount(String device, String root, String point, String format, String source) {
    boolean whole() {
      // Subvolumes are how btrfs is meant to be mounted; elsewhere a part is a bind mount.
      return root.equals("/") || format.equals("btrfs") || point.equals("/");
    }
  }

  List<FixedVolume> read() {
    Map<String, Mount> byDevice = new HashMap<>();
    for (String line : files.text("proc/self/mountinfo").orElse("").split("\n", -1)) {
      parse(line)
          .filter(mount -> !READ_ONLY_FORMATS.contains(mount.format))
          .filter(Mount::whole)
          .filter(this::onInternalDisk)
          .ifPresent(
              mount -> byDevice.merge(mount.device, mount, LinuxVolumes::theOneThatPeopleKnow));
    }
    return byDevice.values().stream()
        // Written out here and below: what Comparator's own methods return is made anew at each
        // start.
        .sorted((one, other) -> one.point.compareTo(other.point))
        .map(this::describe)
        .toList();
  }

  private Optional<Mount> parse(String line) {
    String[] halves = line.split(" - ", 2);
    if (halves.length < 2) {
      return Optional.empty();
    }
    String[] mount = halves[0].split(" ", -1);
    String[] system = halves[1].split(" ", -1);
    if (mount.length < 5 || system.length < 2) {
      return Optional.empty();
    }
    String source = unescape(system[1]);
    return device(mount[2], source)
        .map(
            device -> new Mount(device, unescape(mount[3]), unescape(mount[4]), system[0], source));
  }

  /**
   * The device number of the disk behind a mount. File systems that span disks (btrfs) show a
   * number of their own, and name one of their disks as the source.
   */
  private Optional<String> device(String number, String source) {
    if (!number.startsWith("0:")) {
      return Optional.of(number);
    }
    return source.startsWith("/dev/")
        ? files
            .resolved(source.substring(1))
            .flatMap(node -> files.text("sys/class/block/" + Path.of(node).getFileName() + "/dev"))
        : Optional.empty();
  }

  private boolean onInternalDisk(Mount mount) {
    Optional<String> directory = files.resolved("sys/dev/block/" + mount.device);
    if (directory.isEmpty()) {
      return false;
    }
    List<String> disks = BlockDevice.beneath(files, directory.get(), MAXIMUM_STACK);
    return disks.stream()
        .allMatch(
            disk ->
                BlockDevice.named(files, disk)
                    .filter(device -> device.internal(files))
                    .isPresent());
  }

  private static Mount theOneThatPeopleKnow(Mount one, Mount other) {
    int order = Boolean.compare(other.point.equals("/"), one.point.equals("/"));
    if (order == 0) {
      order = Boolean.compare(other.root.equals("/"), one.root.equals("/"));
    }
    if (order == 0) {
      order = Integer.compare(one.point.length(), other.point.length());
    }
    return order <= 0 ? one : other;
  }

  private FixedVolume describe(Mount mount) {
    return new FixedVolume(
        link("dev/disk/by-uuid", mount).orElse(mount.point),
        files.path(mount.point.substring(1)),
        link("dev/disk/by-label", mount).map(LinuxDisks::decode),
        mount.format,
        mount.point.equals("/"));
  }

  /** The name in a directory of links that leads to the device of a mount. */
  private Optional<String> link(String directory, Mount mount) {
    List<String> names = new ArrayList<>(files.names(directory));
    names.removeIf(
        name ->
            files
                .resolved(directory + "/" + name)
                .flatMap(
                    node -> files.text("sys/class/block/" + Path.of(node).getFileName() + "/dev"))
                .filter(mount.device::equals)
                .isEmpty());
    return names.stream().findFirst();
  }

  /** Spaces and their like are written as octal codes. */
  private static String unescape(String field) {
    return field
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
