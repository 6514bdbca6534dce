package fr.regain.agent.host;

import fr.regain.agent.host.linux.LinuxMachine;
import fr.regain.agent.host.windows.WindowsMachine;
import fr.regain.v1.Battery;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.TrustedPlatformModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One computer, as its operating system describes it. Each call reads anew; what cannot be read is
 * absent, and no call throws because the device lacks something.
 *
 * <p>{@link #processor()}, {@link #volumes()} and {@link #power()} are cheap enough for every wake;
 * the others are meant for the moment when the agent talks to the console.
 */
public interface Machine {

  /**
   * The computer that this process runs on. The one place where the operating system is chosen.
   *
   * @throws UnsupportedOperationException on an operating system other than Windows and Linux
   */
  static Machine here() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows")) {
      return new WindowsMachine();
    }
    if (system.equals("Linux")) {
      return new LinuxMachine(Path.of("/"));
    }
    throw new UnsupportedOperationException(
        "Regain cannot measure this computer, because it runs "
            + system
            + ". Install the agent on Windows or Linux.");
  }

  /** Name of the computer on the network. */
  Optional<String> hostName();

  /** The operating system; fields that it does not tell are absent. */
  OperatingSystem operatingSystem();

  /** What the firmware states, verbatim; {@link Smbios#NONE} where there is no such table. */
  Smbios smbios();

  /** The first processor; fields that it does not tell are absent. */
  Processor processor();

  /** Memory that the operating system may use, in bytes. */
  OptionalLong memoryBytes();

  /** Whether the system started through UEFI. */
  Optional<Boolean> uefi();

  /** Whether Secure Boot is switched on. */
  Optional<Boolean> secureBoot();

  /** The TPM, or that there is none. */
  Optional<TrustedPlatformModule> trustedPlatformModule();

  /** Whether the processor itself says that it is run by a hypervisor. */
  boolean hypervisor();

  /** Fixed internal disks, without their health. */
  List<FixedDisk> disks();

  /**
   * Asks a disk how it is. Costly: another program or a command to the disk's firmware. Wakes no
   * sleeping disk.
   *
   * @param disk one of {@link #disks()}
   */
  DiskHealthAnswer health(FixedDisk disk);

  /** Screens connected now, the built-in one included. */
  List<Screen> screens();

  /** Batteries of the device itself. */
  List<Battery> batteries();

  /**
   * Permanent addresses of physical, built-in network interfaces: six lower-case octets with
   * colons, sorted.
   */
  List<String> macAddresses();

  /** Mounted file systems on fixed local storage, each once. */
  List<FixedVolume> volumes();

  /**
   * Counters from which energy and powered-on time follow. Absent where they cannot be tied to one
   * boot.
   */
  Optional<PowerReading> power();
}
