package fr.regain.console.secondlife;

import fr.regain.v1.DiskType;

/** What a disk is made of, as an erasure names it. */
public enum DiskMedium {
  HDD,
  SSD,
  NVME,
  UNKNOWN;

  static DiskMedium of(DiskType type) {
    return switch (type) {
      case DISK_TYPE_HDD -> HDD;
      case DISK_TYPE_SSD -> SSD;
      case DISK_TYPE_NVME -> NVME;
      case DISK_TYPE_UNSPECIFIED, DISK_TYPE_VIRTUAL, UNRECOGNIZED -> UNKNOWN;
    };
  }
}
