package fr.regain.agent.host.windows;

import fr.regain.agent.host.FixedVolume;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lettered volumes on internal disks. */
final class WindowsVolumes {
  private static final int DRIVE_FIXED = 3;
  private static final int MAXIMUM_NAME = 64;

  private WindowsVolumes() {}

  static List<FixedVolume> read() {
    List<FixedVolume> volumes = new ArrayList<>();
    for (Path root : FileSystems.getDefault().getRootDirectories()) {
      read(root).ifPresent(volumes::add);
    }
    return volumes;
  }

  private static Optional<FixedVolume> read(Path root) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = WindowsCall.wide(arena, root.toString());
      if (WindowsCall.GET_DRIVE_TYPE.invoke(path) != DRIVE_FIXED || !onInternalDisk(root)) {
        return Optional.empty();
      }
      MemorySegment name = arena.allocate(MAXIMUM_NAME * 2L, 2);
      boolean named = WindowsCall.GET_VOLUME_NAME.invoke(path, name, MAXIMUM_NAME) != 0;
      FileStore store = Files.getFileStore(root);
      return Optional.of(
          new FixedVolume(
              named ? WindowsCall.text(name) : root.toString(),
              root,
              Optional.of(store.name()).filter(label -> !label.isBlank()),
              store.type(),
              letter(root).equalsIgnoreCase(System.getenv("SystemDrive"))));
    } catch (IOException unreadable) {
      // A volume that is locked or not formatted has no figures to give.
      return Optional.empty();
    }
  }

  /**
   * External disks call themselves fixed; their driver knows the plug. Volumes over several disks
   * do not tell.
   */
  private static boolean onInternalDisk(Path root) {
    Optional<WindowsDevice> opened =
        WindowsDevice.open("\\\\.\\" + letter(root), WindowsDevice.NO_ACCESS);
    if (opened.isEmpty()) {
      return true;
    }
    try (WindowsDevice device = opened.get()) {
      return WindowsStorage.of(device).map(WindowsStorage::internal).orElse(true);
    }
  }

  private static String letter(Path root) {
    return root.toString().replace("\\", "");
  }
}
