package fr.regain.agent.host.linux;

import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.PowerReading.EnergyCounter;
import fr.regain.v1.EnergyScope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Counters of this boot: /proc/stat (proc(5)), powercap (kernel documentation, power/powercap) and
 * batteries.
 */
final class LinuxPower {
  /**
   * USER_HZ: what the kernel shows to programs is always in hundredths of a second on x86 and ARM.
   */
  private static final int TICKS_PER_SECOND = 100;

  private static final String POWERCAP = "sys/class/powercap/";

  /**
   * A zone of its own; "intel-rapl:0:1" is a part of "intel-rapl:0". AMD processors use the same
   * name.
   */
  private static final Pattern WHOLE_ZONE = Pattern.compile("intel-rapl:\\d+");

  private LinuxPower() {}

  static Optional<PowerReading> read(KernelFiles files) {
    Optional<String> boot = files.text("proc/sys/kernel/random/boot_id");
    OptionalLong sinceBoot =
        files
            .text("proc/uptime")
            .map(text -> Decimal.parse(text.split("[. ]", 2)[0]))
            .orElse(OptionalLong.empty());
    String[] lines = files.text("proc/stat").orElse("").split("\n", -1);
    long[] ticks = ticks(lines[0]);
    int processors = (int) Arrays.stream(lines).filter(line -> line.matches("cpu\\d+ .*")).count();
    if (boot.isEmpty() || sinceBoot.isEmpty() || ticks.length < 4 || processors == 0) {
      return Optional.empty();
    }
    // user nice system idle iowait irq softirq steal; the guest columns that follow are parts of
    // the first two.
    long total = IntStream.range(0, Math.min(8, ticks.length)).mapToLong(i -> ticks[i]).sum();
    long idle = ticks[3] + (ticks.length > 4 ? ticks[4] : 0);
    long stolen = ticks.length > 7 ? ticks[7] : 0;
    return Optional.of(
        new PowerReading(
            boot.get(),
            sinceBoot.getAsLong(),
            total,
            total - idle - stolen,
            TICKS_PER_SECOND,
            processors,
            energyCounters(files),
            new LinuxBatteries(files).charge()));
  }

  private static long[] ticks(String line) {
    if (!line.matches("cpu( +\\d{1,18})+")) {
      return new long[0];
    }
    return Pattern.compile(" +").splitAsStream(line).skip(1).mapToLong(Long::parseLong).toArray();
  }

  private static List<EnergyCounter> energyCounters(KernelFiles files) {
    return files.names(POWERCAP).stream()
        .filter(WHOLE_ZONE.asMatchPredicate())
        .flatMap(zone -> energyCounter(files, zone).stream())
        .toList();
  }

  private static Optional<EnergyCounter> energyCounter(KernelFiles files, String zone) {
    String directory = POWERCAP + zone;
    OptionalLong value = files.number(directory + "/energy_uj");
    OptionalLong range = files.positive(directory + "/max_energy_range_uj");
    Optional<EnergyScope> scope = files.text(directory + "/name").flatMap(LinuxPower::scope);
    if (value.isEmpty() || range.isEmpty() || scope.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EnergyCounter(
            zone,
            scope.get(),
            value.getAsLong(),
            range.getAsLong(),
            maximumWatts(files, directory)));
  }

  private static Optional<EnergyScope> scope(String name) {
    if (name.equals("psys")) {
      return Optional.of(EnergyScope.ENERGY_SCOPE_PLATFORM);
    }
    return name.startsWith("package")
        ? Optional.of(EnergyScope.ENERGY_SCOPE_PROCESSOR)
        : Optional.empty();
  }

  private static OptionalDouble maximumWatts(KernelFiles files, String directory) {
    return IntStream.range(0, 3)
        .mapToObj(i -> files.positive(directory + "/constraint_" + i + "_power_limit_uw"))
        .filter(OptionalLong::isPresent)
        .mapToDouble(limit -> limit.getAsLong() / 1e6)
        .max();
  }
}
