package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.FixedDisk;
import fr.regain.agent.host.FixedVolume;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.Screen;
import fr.regain.agent.host.Smbios;
import fr.regain.agent.host.SmbiosTable;
import fr.regain.v1.Battery;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.TrustedPlatformModule;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This computer under Windows 10 or later. */
public final class WindowsMachine implements Machine {
  private static final int PHYSICAL_DNS_HOST_NAME = 5;
  private static final int MAXIMUM_NAME = 256;
  private static final int RAW_SMBIOS = 0x52534D42;
  private static final int RAW_SMBIOS_HEADER_BYTES = 8;
  private static final int MEMORY_STATUS_BYTES = 64;
  private static final int FIRMWARE_BIOS = 1;
  private static final int FIRMWARE_UEFI = 2;
  private static final String CURRENT_VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
  private static final int FIRST_BUILD_OF_WINDOWS_11 = 22000;
  private static final Pattern SERVER = Pattern.compile("Windows Server (\\d{4}( R2)?)");

  /** Reads this computer; touches nothing before the first call. */
  public WindowsMachine() {}

  @Override
  public Optional<String> hostName() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(MAXIMUM_NAME * 2L, 2);
      MemorySegment length = arena.allocateFrom(JAVA_INT, MAXIMUM_NAME);
      return WindowsCall.GET_COMPUTER_NAME.invoke(PHYSICAL_DNS_HOST_NAME, name, length) == 0
          ? Optional.empty()
          : Optional.of(WindowsCall.text(name)).filter(text -> !text.isEmpty());
    }
  }

  @Override
  public OperatingSystem operatingSystem() {
    OperatingSystem.Builder system = OperatingSystem.newBuilder().setName("Windows");
    WindowsRegistry.text(CURRENT_VERSION, "CurrentBuild")
        .filter(build -> build.matches("\\d{5,6}"))
        .ifPresent(
            build -> {
              system.setBuild(build);
              system.setVersion(Integer.parseInt(build) >= FIRST_BUILD_OF_WINDOWS_11 ? "11" : "10");
            });
    // Windows 11 still calls itself "Windows 10" here; only the editions for servers name
    // themselves.
    WindowsRegistry.text(CURRENT_VERSION, "ProductName")
        .map(SERVER::matcher)
        .filter(Matcher::lookingAt)
        .ifPresent(server -> system.setName("Windows Server").setVersion(server.group(1)));
    return system.setArchitecture(System.getProperty("os.arch", "")).build();
  }

  @Override
  public Smbios smbios() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment table = arena.allocate(SmbiosTable.MAXIMUM_BYTES, 8);
      int bytes =
          (int)
              WindowsCall.GET_FIRMWARE_TABLE.invoke(
                  RAW_SMBIOS, 0, table, SmbiosTable.MAXIMUM_BYTES);
      if (bytes <= RAW_SMBIOS_HEADER_BYTES || bytes > SmbiosTable.MAXIMUM_BYTES) {
        return Smbios.NONE;
      }
      byte[] raw = table.asSlice(0, bytes).toArray(JAVA_BYTE);
      boolean littleEndianUuid = ((raw[1] << 8) | (raw[2] & 0xff)) >= 0x0206;
      return SmbiosTable.parse(
          Arrays.copyOfRange(raw, RAW_SMBIOS_HEADER_BYTES, raw.length), littleEndianUuid);
    }
  }

  @Override
  public Processor processor() {
    return WindowsProcessor.read();
  }

  @Override
  public OptionalLong memoryBytes() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(MEMORY_STATUS_BYTES, 8);
      status.set(JAVA_INT, 0, MEMORY_STATUS_BYTES);
      return WindowsCall.GET_MEMORY_STATUS.invoke(status) == 0
          ? OptionalLong.empty()
          : OptionalLong.of(status.get(JAVA_LONG, 8));
    }
  }

  @Override
  public Optional<Boolean> uefi() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment type = arena.allocateFrom(JAVA_INT, 0);
      if (!WindowsCall.GET_FIRMWARE_TYPE.exists()
          || WindowsCall.GET_FIRMWARE_TYPE.invoke(type) == 0) {
        return Optional.empty();
      }
      return switch (type.get(JAVA_INT, 0)) {
        case FIRMWARE_BIOS -> Optional.of(false);
        case FIRMWARE_UEFI -> Optional.of(true);
        default -> Optional.empty();
      };
    }
  }

  /**
   * Always false: with virtualisation-based security, Windows itself runs on a hypervisor on
   * ordinary computers, so the processor's word says nothing. Virtual machines are known by their
   * firmware.
   */
  @Override
  public boolean hypervisor() {
    return false;
  }

  @Override
  public List<FixedDisk> disks() {
    return WindowsDisks.read();
  }

  @Override
  public DiskHealthAnswer health(FixedDisk disk) {
    return WindowsDisks.health(disk);
  }

  @Override
  public List<Screen> screens() {
    return WindowsScreens.read();
  }

  @Override
  public Optional<Boolean> secureBoot() {
    return WindowsTrust.secureBoot();
  }

  @Override
  public Optional<TrustedPlatformModule> trustedPlatformModule() {
    return WindowsTrust.module();
  }

  @Override
  public List<Battery> batteries() {
    return WindowsBatteries.read();
  }

  @Override
  public List<String> macAddresses() {
    return WindowsNetwork.permanentAddresses();
  }

  @Override
  public List<FixedVolume> volumes() {
    return WindowsVolumes.read();
  }

  @Override
  public Optional<PowerReading> power() {
    return WindowsPower.read();
  }
}
