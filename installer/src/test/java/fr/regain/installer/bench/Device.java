package fr.regain.installer.bench;

import com.google.protobuf.ByteString;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.DeviceServiceGrpc;
import fr.regain.v1.HardwareFacts;
import io.grpc.ManagedChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.UUID;

/** One enrolled device of the load: its identity, and how far its reports have come. */
final class Device {
  private static final ByteString DIGEST = sha256(TypicalReports.inventory().toByteArray());
  private static final ByteString SPOOL = sha256(new byte[0]).substring(0, 16);

  private final UUID id;
  private final HardwareFacts facts;
  private final Connections connections;
  private long taken;

  Device(UUID id, PrivateKey key, X509Certificate certificate, HardwareFacts facts) {
    this.id = id;
    this.facts = facts;
    this.connections = new Connections(key, certificate);
  }

  UUID id() {
    return id;
  }

  HardwareFacts facts() {
    return facts;
  }

  Connections connections() {
    return connections;
  }

  /** A device that the console knows to be just like this one, but for its identity. */
  Device copy(UUID copyId, PrivateKey key, X509Certificate certificate) {
    Device copy = new Device(copyId, key, certificate, facts);
    copy.taken = taken;
    return copy;
  }

  /** Hands over the inventory, as the first check-in of a device does. */
  void introduce(ManagedChannel console) {
    checkIn(console, next().setInventory(TypicalReports.inventory()));
  }

  /** Checks in with one new report. */
  synchronized void checkIn(ManagedChannel console) {
    checkIn(console, next());
  }

  private void checkIn(ManagedChannel console, CheckInRequest.Builder request) {
    CheckInResponse response = DeviceServiceGrpc.newBlockingStub(console).checkIn(request.build());
    if (response.getReceivedThrough() != taken || response.getResendInventory()) {
      throw new IllegalStateException("The console did not take report " + taken + " of " + id);
    }
  }

  private CheckInRequest.Builder next() {
    long now = System.currentTimeMillis();
    taken++;
    return CheckInRequest.newBuilder()
        .setProtocolLevel(1)
        .setAgentVersion("0.1.0")
        .setSentAtMillis(now)
        .setFacts(facts)
        .setInventoryDigest(DIGEST)
        .setSpoolId(SPOOL)
        .addReports(TypicalReports.report(taken, now));
  }

  private static ByteString sha256(byte[] bytes) {
    try {
      return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
