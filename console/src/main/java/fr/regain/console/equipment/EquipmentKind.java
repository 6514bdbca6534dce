package fr.regain.console.equipment;

import fr.regain.v1.Chassis;
import java.util.Optional;

/** What a piece of equipment is. */
public enum EquipmentKind {
  /** A computer that does not tell its form. */
  COMPUTER,
  DESKTOP,
  LAPTOP,
  ALL_IN_ONE,
  TABLET,
  SERVER,
  MONITOR,
  PRINTER,
  NETWORK,
  PHONE,
  OTHER;

  /** Whether it runs an operating system that the console looks at. */
  public boolean isComputer() {
    return switch (this) {
      case COMPUTER, DESKTOP, LAPTOP, ALL_IN_ONE, TABLET -> true;
      case SERVER, MONITOR, PRINTER, NETWORK, PHONE, OTHER -> false;
    };
  }

  /** What a form factor is; empty for a virtual machine, which is no equipment. */
  public static Optional<EquipmentKind> of(Chassis chassis) {
    return switch (chassis) {
      case CHASSIS_UNSPECIFIED, UNRECOGNIZED -> Optional.of(COMPUTER);
      case CHASSIS_DESKTOP, CHASSIS_MINI -> Optional.of(DESKTOP);
      case CHASSIS_LAPTOP -> Optional.of(LAPTOP);
      case CHASSIS_ALL_IN_ONE -> Optional.of(ALL_IN_ONE);
      case CHASSIS_TABLET -> Optional.of(TABLET);
      case CHASSIS_SERVER -> Optional.of(SERVER);
      case CHASSIS_VIRTUAL -> Optional.empty();
    };
  }
}
