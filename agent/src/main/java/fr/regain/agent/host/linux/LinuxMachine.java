package fr.regain.agent.host.linux;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.FixedDisk;
import fr.regain.agent.host.FixedVolume;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.Screen;
import fr.regain.agent.host.Smbios;
import fr.regain.v1.Battery;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.TrustedPlatformModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A computer under Linux, live or recorded. */
public final class LinuxMachine implements Machine {
  private static final Pattern TOTAL_MEMORY = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB$");

  private final KernelFiles files;

  /**
   * Reads the computer whose kernel files are under a root.
   *
   * @param root "/" for the computer itself
   */
  public LinuxMachine(Path root) {
    this.files = new KernelFiles(root);
  }

  @Override
  public Optional<String> hostName() {
    return files.text("proc/sys/kernel/hostname");
  }

  @Override
  public OperatingSystem operatingSystem() {
    return LinuxRelease.read(files);
  }

  @Override
  public Smbios smbios() {
    return LinuxSmbios.read(files);
  }

  @Override
  public Processor processor() {
    return LinuxProcessor.read(files).toMessage(files);
  }

  @Override
  public OptionalLong memoryBytes() {
    Matcher total = TOTAL_MEMORY.matcher(files.text("proc/meminfo").orElse(""));
    return total.find()
        ? OptionalLong.of(Long.parseLong(total.group(1)) << 10)
        : OptionalLong.empty();
  }

  @Override
  public Optional<Boolean> uefi() {
    return files.exists("sys/firmware")
        ? Optional.of(files.exists("sys/firmware/efi"))
        : Optional.empty();
  }

  @Override
  public Optional<Boolean> secureBoot() {
    return LinuxTrust.secureBoot(files);
  }

  @Override
  public Optional<TrustedPlatformModule> trustedPlatformModule() {
    return LinuxTrust.module(files);
  }

  @Override
  public boolean hypervisor() {
    return LinuxProcessor.read(files).hypervisor();
  }

  @Override
  public List<FixedDisk> disks() {
    return new LinuxDisks(files).read();
  }

  @Override
  public DiskHealthAnswer health(FixedDisk disk) {
    return new LinuxDisks(files).health(disk);
  }

  @Override
  public List<Screen> screens() {
    return LinuxScreens.read(files);
  }

  @Override
  public List<Battery> batteries() {
    return new LinuxBatteries(files).read();
  }

  @Override
  public List<String> macAddresses() {
    return LinuxNetwork.permanentAddresses(files);
  }

  @Override
  public List<FixedVolume> volumes() {
    return new LinuxVolumes(files).read();
  }

  @Override
  public Optional<PowerReading> power() {
    return LinuxPower.read(files);
  }
}
