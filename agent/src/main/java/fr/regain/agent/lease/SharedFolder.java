package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.PrivateAccess;
import fr.regain.agent.host.SharedAccess;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.message.AgentProblem;
import fr.regain.v1.SignedLease;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the agent shares with the people at the device: leases that concern them with the key to
 * verify them by, to read; and a folder in which they leave answers.
 *
 * @param directory of the shared things; the agent's own
 */
public record SharedFolder(Path directory) {
  private static final String ENDING = ".lease";
  private static final String TRUST = "trust.properties";
  private static final int LARGEST_LEASE = 32 * 1024;
  private static final int LARGEST_TRUST = 16 * 1024;

  /** At most so many campaigns at once, as on the wire. */
  private static final int MOST = 16;

  /**
   * What a person's process believes a lease by.
   *
   * @param key the console's
   * @param deviceId of this device, 16 bytes
   * @param time the console's, as the agent last heard it
   * @param forbidden rules that the device's administrators forbid
   */
  public record Trust(LeaseKey key, ByteString deviceId, ConsoleTime time, Set<String> forbidden) {
    public Trust {
      forbidden = Set.copyOf(forbidden);
    }
  }

  /** Where answers are left. */
  public Path answers() {
    return directory.resolve("answers");
  }

  private Path campaigns() {
    return directory.resolve("campaigns");
  }

  /** Whether anything was ever shared. */
  boolean isPublished() {
    return Files.exists(campaigns().resolve(TRUST));
  }

  /** Makes what is shared exactly these leases. */
  void publish(Trust trust, List<HeldLease> leases) throws IOException {
    SharedAccess access = SharedAccess.ofThisSystem();
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    access.makeReadable(directory);
    access.makeReadable(campaigns());
    access.makeDropFolder(answers());
    Set<String> wanted = new TreeSet<>();
    for (HeldLease held : leases) {
      Path file = campaigns().resolve(held.name() + ENDING);
      wanted.add(file.getFileName().toString());
      if (Files.exists(file)) {
        access.allowReading(file);
      } else {
        StateFiles.replaceReadable(file, held.signed().toByteArray());
      }
    }
    StateFiles.replaceReadable(campaigns().resolve(TRUST), encode(trust));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(campaigns(), "*" + ENDING)) {
      for (Path file : files) {
        if (!wanted.contains(file.getFileName().toString())) {
          StateFiles.delete(file);
        }
      }
    }
  }

  /**
   * What to believe leases by; absent where the agent shares nothing.
   *
   * @throws AgentProblem "settings.unsafe" when somebody besides administrators could have written
   *     it: then nothing of it is believed
   */
  public Optional<Trust> trust() throws IOException {
    Path file = campaigns().resolve(TRUST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    PrivateAccess access = PrivateAccess.ofThisSystem();
    access.requireWrittenByAdministratorsOnly(directory);
    access.requireWrittenByAdministratorsOnly(campaigns());
    access.requireWrittenByAdministratorsOnly(file);
    return StateFiles.read(file, LARGEST_TRUST).flatMap(SharedFolder::decode);
  }

  /** The leases that are shared and can be read, not yet verified by the reader. */
  public List<SignedLease> leases() throws IOException {
    List<SignedLease> leases = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(campaigns(), "*" + ENDING)) {
      for (Path file : files) {
        if (leases.size() < MOST) {
          read(file).ifPresent(leases::add);
        }
      }
    }
    return leases;
  }

  private static Optional<SignedLease> read(Path file) {
    try {
      Optional<byte[]> content = StateFiles.read(file, LARGEST_LEASE);
      return content.isEmpty()
          ? Optional.empty()
          : Optional.of(SignedLease.parseFrom(content.get()));
    } catch (IOException damagedOrClosed) {
      return Optional.empty();
    }
  }

  private static byte[] encode(Trust trust) throws IOException {
    HexFormat hex = HexFormat.of();
    Properties properties = new Properties();
    properties.setProperty("lease-key", hex.formatHex(trust.key().bytes().toByteArray()));
    properties.setProperty("device", hex.formatHex(trust.deviceId().toByteArray()));
    properties.setProperty(
        "forbidden", trust.forbidden().stream().sorted().collect(Collectors.joining(",")));
    trust.time().write(properties);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    properties.store(content, null);
    return content.toByteArray();
  }

  private static Optional<Trust> decode(byte[] content) {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(content));
      HexFormat hex = HexFormat.of();
      LeaseKey key =
          new LeaseKey(ByteString.copyFrom(hex.parseHex(properties.getProperty("lease-key", ""))));
      ByteString device = ByteString.copyFrom(hex.parseHex(properties.getProperty("device", "")));
      Set<String> forbidden = Set.of(properties.getProperty("forbidden", "").split(",", -1));
      return ConsoleTime.read(properties).map(time -> new Trust(key, device, time, forbidden));
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
