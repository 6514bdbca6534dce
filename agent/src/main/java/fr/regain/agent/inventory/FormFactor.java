package fr.regain.agent.inventory;

import fr.regain.agent.host.Smbios;
import fr.regain.agent.host.SmbiosField;
import fr.regain.v1.Chassis;

/** The form of a device, from what its firmware states. */
final class FormFactor {
  private static final Patterns VIRTUAL_MACHINES = Patterns.of("virtual-machines.txt");

  private FormFactor() {}

  /**
   * The form: virtual when the processor or the firmware says so, else by the chassis type (DMTF
   * DSP0134 section 7.4.1), else a laptop when it has a battery.
   */
  static Chassis of(Smbios smbios, boolean hypervisor, boolean battery) {
    String system =
        smbios.get(SmbiosField.SYSTEM_VENDOR).orElse("")
            + "|"
            + smbios.get(SmbiosField.SYSTEM_PRODUCT).orElse("");
    if (hypervisor || VIRTUAL_MACHINES.match(system)) {
      return Chassis.CHASSIS_VIRTUAL;
    }
    return switch (smbios.chassisType().orElse(0)) {
      case 3, 4, 5, 6, 7, 15, 24 -> Chassis.CHASSIS_DESKTOP;
      case 8, 9, 10, 14, 31 -> Chassis.CHASSIS_LAPTOP;
      case 11, 30, 32 -> Chassis.CHASSIS_TABLET;
      case 13 -> Chassis.CHASSIS_ALL_IN_ONE;
      case 17, 23, 25, 28, 29 -> Chassis.CHASSIS_SERVER;
      case 34, 35, 36 -> Chassis.CHASSIS_MINI;
      default -> battery ? Chassis.CHASSIS_LAPTOP : Chassis.CHASSIS_UNSPECIFIED;
    };
  }
}
