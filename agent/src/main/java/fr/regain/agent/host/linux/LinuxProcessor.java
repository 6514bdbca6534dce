package fr.regain.agent.host.linux;

import fr.regain.v1.Processor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The processors as /proc/cpuinfo lists them.
 *
 * @param first what it says of the first logical processor
 * @param logical how many logical processors it lists
 * @param cores how many distinct cores they belong to, or zero when it does not say
 */
record LinuxProcessor(Map<String, String> first, int logical, int cores) {

  static LinuxProcessor read(KernelFiles files) {
    Map<String, String> first = new HashMap<>();
    Set<String> cores = new HashSet<>();
    int logical = 0;
    String packageId = "";
    for (String line : files.text("proc/cpuinfo").orElse("").split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      switch (key) {
        case "processor" -> logical++;
        case "physical id" -> packageId = value;
        case "core id" -> cores.add(packageId + "/" + value);
        default -> {}
      }
      if (logical <= 1 && !value.isEmpty()) {
        first.putIfAbsent(key, value);
      }
    }
    return new LinuxProcessor(Map.copyOf(first), logical, cores.size());
  }

  /** Whether the processor says that a hypervisor runs it. */
  boolean hypervisor() {
    return flags().contains("hypervisor");
  }

  Processor toMessage(KernelFiles files) {
    Processor.Builder processor = Processor.newBuilder();
    Optional.ofNullable(first.get("model name")).ifPresent(processor::setName);
    Optional.ofNullable(first.get("vendor_id")).ifPresent(processor::setVendor);
    number("cpu family").ifPresent(value -> processor.setFamily((int) value));
    number("model").ifPresent(value -> processor.setModel((int) value));
    number("stepping").ifPresent(value -> processor.setStepping((int) value));
    if (cores > 0) {
      processor.setPhysicalCores(cores);
    }
    if (logical > 0) {
      processor.setLogicalCores(logical);
    }
    files
        .positive("sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq")
        .ifPresent(kilohertz -> processor.setMaximumHertz(kilohertz * 1000));
    if (!flags().isEmpty()) {
      processor.setSixtyFourBit(flags().contains("lm"));
    }
    return processor.build();
  }

  private List<String> flags() {
    String flags = first.get("flags");
    return flags == null ? List.of() : List.of(flags.split(" "));
  }

  private OptionalLong number(String key) {
    return Optional.ofNullable(first.get(key)).map(Decimal::parse).orElse(OptionalLong.empty());
  }
}
