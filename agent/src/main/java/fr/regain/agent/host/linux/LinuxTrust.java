package fr.regain.agent.host.linux;

import fr.regain.v1.TrustedPlatformModule;
import java.util.List;
import java.util.Optional;

/** Secure Boot, from the firmware's variables, and the TPM, from /sys/class/tpm. */
final class LinuxTrust {
  /** UEFI specification section 3.3, global variables. */
  private static final String SECURE_BOOT =
      "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

  /** Four bytes of attributes, then the variable's one byte. */
  private static final int VARIABLE_BYTES = 5;

  private static final String MODULES = "sys/class/tpm";

  private LinuxTrust() {}

  static Optional<Boolean> secureBoot(KernelFiles files) {
    return files
        .bytes(SECURE_BOOT)
        .filter(variable -> variable.length == VARIABLE_BYTES)
        .map(variable -> variable[VARIABLE_BYTES - 1] == 1);
  }

  /** A kernel that drives TPMs and lists none has found none that it can use. */
  static Optional<TrustedPlatformModule> module(KernelFiles files) {
    if (!files.exists(MODULES)) {
      return Optional.empty();
    }
    List<String> modules =
        files.names(MODULES).stream().filter(name -> name.matches("tpm\\d+")).toList();
    TrustedPlatformModule.Builder module =
        TrustedPlatformModule.newBuilder().setPresent(!modules.isEmpty());
    modules.stream()
        .flatMap(name -> version(files, MODULES + "/" + name).stream())
        .findFirst()
        .ifPresent(module::setVersion);
    return Optional.of(module.build());
  }

  /** Kernels before 5.6 tell a version only of those of the first generation. */
  private static Optional<String> version(KernelFiles files, String module) {
    return switch (files.text(module + "/tpm_version_major").orElse("")) {
      case "2" -> Optional.of("2.0");
      case "1" -> Optional.of("1.2");
      default ->
          files
              .text(module + "/device/caps")
              .filter(capabilities -> capabilities.contains("TCG version: 1.2"))
              .map(capabilities -> "1.2");
    };
  }
}
