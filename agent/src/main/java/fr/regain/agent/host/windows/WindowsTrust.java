package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import fr.regain.v1.TrustedPlatformModule;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;

/** Secure Boot, from the registry, and the TPM, from TPM Base Services (tbs.h of the SDK). */
final class WindowsTrust {
  private static final String SECURE_BOOT = "SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State";
  private static final int MODULE_BYTES = 16;
  private static final int SUCCESS = 0;
  private static final int MODULE_NOT_FOUND = 0x8028400F;

  private WindowsTrust() {}

  static Optional<Boolean> secureBoot() {
    OptionalInt enabled = WindowsRegistry.number(SECURE_BOOT, "UEFISecureBootEnabled");
    return enabled.isPresent() ? Optional.of(enabled.getAsInt() == 1) : Optional.empty();
  }

  static Optional<TrustedPlatformModule> module() {
    if (!WindowsCall.GET_TPM.exists()) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment module = arena.allocate(MODULE_BYTES, 4);
      int result = (int) WindowsCall.GET_TPM.invoke(MODULE_BYTES, module);
      return module(result, module.get(JAVA_INT, 4));
    }
  }

  /**
   * What an answer means.
   *
   * @param generation 1 for TPM 1.2, 2 for TPM 2.0
   */
  static Optional<TrustedPlatformModule> module(int result, int generation) {
    TrustedPlatformModule.Builder module = TrustedPlatformModule.newBuilder();
    return switch (result) {
      case SUCCESS -> {
        switch (generation) {
          case 1 -> module.setVersion("1.2");
          case 2 -> module.setVersion("2.0");
          default -> module.clearVersion();
        }
        yield Optional.of(module.setPresent(true).build());
      }
      case MODULE_NOT_FOUND -> Optional.of(module.setPresent(false).build());
      default -> Optional.empty();
    };
  }
}
