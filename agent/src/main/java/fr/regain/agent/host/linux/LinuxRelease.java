package fr.regain.agent.host.linux;

import fr.regain.v1.OperatingSystem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution, from os-release(5), and the kernel that runs it. */
final class LinuxRelease {
  private LinuxRelease() {}

  static OperatingSystem read(KernelFiles files) {
    OperatingSystem.Builder system = OperatingSystem.newBuilder();
    String release =
        files.text("etc/os-release").or(() -> files.text("usr/lib/os-release")).orElse("");
    value(release, "NAME").ifPresent(system::setName);
    value(release, "VERSION_ID").ifPresent(system::setVersion);
    files.text("proc/sys/kernel/osrelease").ifPresent(system::setBuild);
    files.text("proc/sys/kernel/arch").map(LinuxRelease::common).ifPresent(system::setArchitecture);
    if (!system.hasArchitecture()) {
      system.setArchitecture(common(System.getProperty("os.arch", "")));
    }
    return system.build();
  }

  private static Optional<String> value(String release, String key) {
    Matcher line =
        Pattern.compile("(?m)^" + Pattern.quote(key) + "=([\"']?)(.*)\\1$").matcher(release);
    return line.find() ? Optional.of(line.group(2)).filter(v -> !v.isBlank()) : Optional.empty();
  }

  private static String common(String architecture) {
    return architecture.equals("x86_64") ? "amd64" : architecture;
  }
}
