package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.StateFiles;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.SignedLease;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Leases on disk, one private file each, replaced as a whole: a crash leaves the old state or the
 * new one. A file that is damaged is a lease that the device has forgotten: nothing is done.
 */
final class LeaseStore {
  private static final String ENDING = ".lease";
  private static final int LARGEST = 256 * 1024;

  private final Path directory;

  LeaseStore(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  /** All of them, in the order in which the console issued them. */
  List<HeldLease> load() {
    List<HeldLease> leases = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return leases;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
      for (Path file : files) {
        decode(StateFiles.read(file, LARGEST).orElse(new byte[0])).ifPresent(leases::add);
      }
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
    leases.sort(
        Comparator.comparingLong((HeldLease held) -> held.lease().getIssuedAtMillis())
            .thenComparing(HeldLease::name));
    return leases;
  }

  Optional<HeldLease> find(ByteString id) {
    try {
      return StateFiles.read(file(HeldLease.name(id)), LARGEST).flatMap(LeaseStore::decode);
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  /** Durable when this returns. */
  void save(HeldLease held) {
    StateFiles.ensurePrivateDirectory(directory);
    try {
      StateFiles.replace(file(held.name()), encode(held));
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  void forget(HeldLease held) {
    try {
      StateFiles.delete(work(held.name()));
      StateFiles.delete(file(held.name()));
    } catch (IOException failure) {
      throw StateFiles.unusable(directory, failure);
    }
  }

  /** Where the process that carries a lease out says how far it has come. */
  Path work(String name) {
    return directory.resolve(name + ".work");
  }

  private Path file(String name) {
    return directory.resolve(name + ENDING);
  }

  private static byte[] encode(HeldLease held) throws IOException {
    Base64.Encoder text = Base64.getEncoder();
    Properties properties = new Properties();
    properties.setProperty("signed", text.encodeToString(held.signed().toByteArray()));
    properties.setProperty("stage", held.stage().name());
    properties.setProperty("failures", Integer.toString(held.failures()));
    properties.setProperty("dropped", Boolean.toString(held.dropped()));
    int number = 0;
    for (HeldLease.Answer answer : held.answers()) {
      properties.setProperty(
          "answer." + ++number,
          answer.account() + " " + answer.entry() + " " + answer.step().name());
    }
    held.announced()
        .ifPresent(
            announced -> {
              properties.setProperty(
                  "announced.spool", text.encodeToString(announced.spool().toByteArray()));
              properties.setProperty("announced.number", Long.toString(announced.number()));
              properties.setProperty(
                  "announced.report", text.encodeToString(announced.report().toByteArray()));
            });
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    properties.store(content, null);
    return content.toByteArray();
  }

  private static Optional<HeldLease> decode(byte[] content) {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(content));
      SignedLease signed = SignedLease.parseFrom(bytes(properties, "signed"));
      List<HeldLease.Answer> answers = new ArrayList<>();
      for (int number = 1; properties.containsKey("answer." + number); number++) {
        String[] words = properties.getProperty("answer." + number).split(" ", 3);
        answers.add(new HeldLease.Answer(words[0], words[1], LeaseStep.valueOf(words[2])));
      }
      Optional<HeldLease.Announced> announced =
          properties.containsKey("announced.number")
              ? Optional.of(
                  new HeldLease.Announced(
                      ByteString.copyFrom(bytes(properties, "announced.spool")),
                      Long.parseLong(properties.getProperty("announced.number")),
                      LeaseReport.parseFrom(bytes(properties, "announced.report"))))
              : Optional.empty();
      return Optional.of(
          new HeldLease(
              signed,
              Lease.parseFrom(signed.getLease()),
              Stage.valueOf(properties.getProperty("stage", "")),
              Integer.parseInt(properties.getProperty("failures", "0")),
              Boolean.parseBoolean(properties.getProperty("dropped")),
              answers,
              announced));
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Properties properties, String key) {
    return Base64.getDecoder().decode(properties.getProperty(key, ""));
  }
}
