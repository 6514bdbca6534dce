package fr.regain.console.device;

/** How a volume is drawn. */
public final class VolumeBar {
  private VolumeBar() {}

  /** The used part, 0 to 100, for the width of its bar. */
  public static int percent(VolumeState volume) {
    return volume.capacityBytes() <= 0
        ? 0
        : Math.clamp(Math.round(100.0 * volume.usedBytes() / volume.capacityBytes()), 0, 100);
  }

  /** Whether an ordinary user may write less than a tenth, as the filter of the list has it. */
  public static boolean isShort(VolumeState volume) {
    return volume.availableBytes() < volume.capacityBytes() / 10;
  }
}
