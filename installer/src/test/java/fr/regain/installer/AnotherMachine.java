package fr.regain.installer;

import fr.regain.agent.checkin.CheckIn;
import fr.regain.agent.checkin.CheckInCommand;
import fr.regain.agent.checkin.DeviceReadings;
import fr.regain.agent.checkin.RunCommand;
import fr.regain.agent.checkin.StatusCommand;
import fr.regain.agent.command.AgentCommandLine;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.energy.EnergyMeter;
import fr.regain.agent.energy.Measurement;
import fr.regain.agent.host.FaultLog;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.StopSignal;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.inventory.InventoryReader;
import fr.regain.agent.storage.VolumeReader;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.Volume;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The real agent on this very machine, but for the machine's name and numbers: so one machine can
 * carry a fleet, and a copied disk can wake in another case.
 */
final class AnotherMachine implements DeviceReadings {
  private final Machine machine = Machine.here();
  private final InstantSource clock;
  private final String serial;

  private AnotherMachine(InstantSource clock, String serial) {
    this.clock = clock;
    this.serial = serial;
  }

  /** Runs one command of the agent; the machine's serial number, then the agent's arguments. */
  public static void main(String[] arguments) {
    String serial = arguments[0];
    Surroundings surroundings = Surroundings.ofThisSystem();
    Function<Invocation, CheckIn> checkIn =
        invocation ->
            new CheckIn(
                invocation.configuration(),
                surroundings,
                new AnotherMachine(surroundings.clock(), serial),
                "end-to-end",
                System.getenv());
    AgentCommandLine line =
        new AgentCommandLine(
            List.of(
                new CheckInCommand(checkIn, FaultLog.ofThisSystem()),
                new RunCommand(checkIn, StopSignal::ofThisProcess),
                new StatusCommand(checkIn)),
            "end-to-end",
            PolicySource.ofThisSystem(),
            SystemPaths.ofThisSystem(),
            surroundings,
            Locale.ENGLISH,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(line.run(Arrays.copyOfRange(arguments, 1, arguments.length)).number());
  }

  @Override
  public List<Volume> volumes() {
    return new VolumeReader(machine).read();
  }

  @Override
  public Measurement energy(Optional<byte[]> previousCounters) {
    return new EnergyMeter(machine).measure(previousCounters);
  }

  @Override
  public Inventory inventory() {
    return new InventoryReader(machine, clock)
        .read().toBuilder().setHostName(serial).setSerialNumber(serial).build();
  }

  @Override
  public HardwareFacts facts() {
    return HardwareFacts.newBuilder()
        .setSmbiosUuid(UUID.nameUUIDFromBytes(serial.getBytes(StandardCharsets.UTF_8)).toString())
        .setSystemSerial(serial)
        .build();
  }
}
