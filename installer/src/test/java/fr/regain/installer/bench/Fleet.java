package fr.regain.installer.bench;

import fr.regain.console.device.DevicePlace;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.gateway.IssuedCertificate;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The memory of a console, and devices that are on record in it.
 *
 * @param directory of the console
 * @param authority its authority
 * @param devices ready to check in
 */
record Fleet(Path directory, CertificateAuthority authority, List<Device> devices) {

  /** Enrols that many devices with a new console over gRPC, and has each check in once. */
  static Fleet enrol(Path image, Path directory, int count)
      throws IOException,
          GeneralSecurityException,
          OperatorCreationException,
          InterruptedException {
    try (ServerProcess console = ServerProcess.console(image, directory)) {
      CertificateAuthority authority = open(directory);
      ManagedChannel channel = Connections.anonymous(console.port(), authority.certificate());
      List<Device> devices;
      try {
        String token = Files.readString(ServerProcess.tokenFile(directory)).strip();
        devices = Devices.enrol(channel, token, count);
      } finally {
        channel.shutdownNow();
      }
      devices.forEach(device -> device.connections().prepare(authority.certificate()));
      Load.firstCheckIns(console, devices);
      return new Fleet(directory, authority, devices);
    }
  }

  private static CertificateAuthority open(Path directory) {
    return CertificateAuthority.open(
        EchoServer.authority(directory), Instant.now(), new SecureRandom());
  }

  /**
   * A fleet of that size in another directory: this one, and copies of its devices. The fleet's
   * devices are copies that will check in: neighbours in the order of identifiers, and as many
   * drawn from the rest at random.
   */
  Enlarged enlarged(Path place, int size, int checkingIn, RandomGenerator random)
      throws IOException, SQLException, GeneralSecurityException {
    copyDirectory(directory, place);
    Device original = devices.getFirst();
    try (FleetCopies copies = new FleetCopies(place)) {
      Set<UUID> ours = new HashSet<>(copies.ids());
      copies.add(original.id(), size - ours.size());
      List<UUID> ids = new ArrayList<>(copies.ids());
      ids.removeAll(ours);
      ids.sort(Comparator.comparing(DevicePlace::of, Long::compareUnsigned));
      List<UUID> neighbours = ids.subList(0, checkingIn);
      List<UUID> rest = new ArrayList<>(ids.subList(checkingIn, ids.size()));
      List<UUID> drawn = new ArrayList<>();
      for (int i = 0; i < checkingIn; i++) {
        int last = rest.size() - 1;
        drawn.add(rest.set(random.nextInt(rest.size()), rest.get(last)));
        rest.removeLast();
      }
      return new Enlarged(
          place, certified(neighbours, original, copies), certified(drawn, original, copies));
    }
  }

  /**
   * A large fleet.
   *
   * @param directory of its console
   * @param neighbours devices whose slots follow each other
   * @param scattered other devices, in no order
   */
  record Enlarged(Path directory, List<Device> neighbours, List<Device> scattered) {}

  private List<Device> certified(List<UUID> ids, Device original, FleetCopies copies)
      throws GeneralSecurityException, SQLException {
    List<Device> certified = new ArrayList<>(ids.size());
    // Nobody compares the keys of two devices, and thousands of them would take longer than the
    // load.
    KeyPair key = Devices.newKey();
    for (UUID id : ids) {
      IssuedCertificate issued = authority.issueDevice(id, key.getPublic(), Instant.now());
      copies.certify(id, issued, original.facts());
      certified.add(
          original.copy(id, key.getPrivate(), Devices.certificate(issued.chain().getFirst())));
    }
    return certified;
  }

  private static void copyDirectory(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
