package fr.regain.agent.host.linux;

import fr.regain.agent.host.PowerReading.BatteryCharge;
import fr.regain.v1.Battery;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Batteries of the device, from /sys/class/power_supply. Drivers state energy in microwatt-hours,
 * or charge.
 */
final class LinuxBatteries {
  private static final String SUPPLIES = "sys/class/power_supply";

  private final KernelFiles files;

  LinuxBatteries(KernelFiles files) {
    this.files = files;
  }

  List<Battery> read() {
    return directories().stream().map(this::describe).toList();
  }

  /** State of all batteries together; absent when there is none, or when none tells its own. */
  Optional<BatteryCharge> charge() {
    List<String> batteries = directories();
    List<String> states =
        batteries.stream().flatMap(battery -> files.text(battery + "/status").stream()).toList();
    // Of two batteries one rests ("Unknown", "Not charging") while the other feeds the device.
    boolean discharging = !mains() && !states.contains("Charging") && !states.contains("Full");
    return states.isEmpty()
        ? Optional.empty()
        : Optional.of(new BatteryCharge(discharging, remaining(batteries)));
  }

  /** One that is empty holds zero, and says so. */
  private OptionalLong remaining(List<String> batteries) {
    long remaining = 0;
    for (String battery : batteries) {
      OptionalLong now =
          milliwattHours(
              battery,
              files.number(battery + "/energy_now"),
              files.number(battery + "/charge_now"));
      if (now.isEmpty() || now.getAsLong() < 0) {
        return OptionalLong.empty();
      }
      remaining += now.getAsLong();
    }
    return OptionalLong.of(remaining);
  }

  private List<String> directories() {
    return files.names(SUPPLIES).stream()
        .map(name -> SUPPLIES + "/" + name)
        .filter(directory -> isType(directory, "Battery"))
        .filter(directory -> files.text(directory + "/scope").filter("Device"::equals).isEmpty())
        .filter(directory -> files.number(directory + "/present").orElse(1) != 0)
        .toList();
  }

  private boolean mains() {
    return files.names(SUPPLIES).stream()
        .map(name -> SUPPLIES + "/" + name)
        .filter(directory -> !isType(directory, "Battery"))
        .anyMatch(directory -> files.number(directory + "/online").orElse(0) != 0);
  }

  private boolean isType(String directory, String type) {
    return files.text(directory + "/type").filter(type::equals).isPresent();
  }

  private Battery describe(String directory) {
    Battery.Builder battery = Battery.newBuilder();
    files.text(directory + "/model_name").ifPresent(battery::setName);
    files
        .text(directory + "/technology")
        .filter(chemistry -> !chemistry.equals("Unknown"))
        .ifPresent(battery::setChemistry);
    capacity(directory, "full_design").ifPresent(battery::setDesignCapacityMilliwattHours);
    capacity(directory, "full").ifPresent(battery::setFullCapacityMilliwattHours);
    files
        .positive(directory + "/cycle_count")
        .ifPresent(cycles -> battery.setCycles((int) Math.min(cycles, Integer.MAX_VALUE)));
    manufactured(directory).ifPresent(date -> battery.setManufactureDate(date.toString()));
    return battery.build();
  }

  private OptionalLong capacity(String directory, String what) {
    return milliwattHours(
        directory,
        files.positive(directory + "/energy_" + what),
        files.positive(directory + "/charge_" + what));
  }

  private OptionalLong milliwattHours(String directory, OptionalLong energy, OptionalLong charge) {
    if (energy.isPresent()) {
      return OptionalLong.of(energy.getAsLong() / 1000);
    }
    OptionalLong voltage = files.positive(directory + "/voltage_min_design");
    return charge.isPresent() && voltage.isPresent()
        ? OptionalLong.of(Math.round(charge.getAsLong() / 1e6 * (voltage.getAsLong() / 1e6) * 1000))
        : OptionalLong.empty();
  }

  private Optional<LocalDate> manufactured(String directory) {
    OptionalLong year = files.positive(directory + "/manufacture_year");
    OptionalLong month = files.positive(directory + "/manufacture_month");
    if (year.isEmpty() || month.isEmpty()) {
      return Optional.empty();
    }
    long day = files.positive(directory + "/manufacture_day").orElse(1);
    try {
      return Optional.of(LocalDate.of((int) year.getAsLong(), (int) month.getAsLong(), (int) day));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
