package fr.regain.agent.host.windows;

import fr.regain.v1.Battery;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.PowerSource;

/** Batteries as their drivers describe them, through OSHI. For an inventory only: it loads JNA. */
final class WindowsBatteries {
  private WindowsBatteries() {}

  static List<Battery> read() {
    return new SystemInfo()
        .getHardware().getPowerSources().stream()
            .filter(source -> source.getDesignCapacity() > 0 || source.getMaxCapacity() > 0)
            .map(WindowsBatteries::describe)
            .toList();
  }

  private static Battery describe(PowerSource source) {
    Battery.Builder battery = Battery.newBuilder();
    if (known(source.getDeviceName())) {
      battery.setName(source.getDeviceName());
    }
    if (known(source.getChemistry())) {
      battery.setChemistry(source.getChemistry());
    }
    if (source.getCapacityUnits() == PowerSource.CapacityUnits.MWH) {
      if (source.getDesignCapacity() > 0) {
        battery.setDesignCapacityMilliwattHours(source.getDesignCapacity());
      }
      if (source.getMaxCapacity() > 0) {
        battery.setFullCapacityMilliwattHours(source.getMaxCapacity());
      }
    }
    if (source.getCycleCount() > 0) {
      battery.setCycles(source.getCycleCount());
    }
    if (source.getManufactureDate() != null) {
      battery.setManufactureDate(source.getManufactureDate().toString());
    }
    return battery.build();
  }

  private static boolean known(String text) {
    return !text.isBlank() && !text.equalsIgnoreCase("unknown");
  }
}
