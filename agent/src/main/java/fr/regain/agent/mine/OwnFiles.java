package fr.regain.agent.mine;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.v1.LeaseStep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * What is remembered for the person, in a file of their own: what always stays, which notices they
 * had, what they answered. Nothing of it leaves the device.
 */
final class OwnFiles {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final int MOST_KEPT = 10_000;
  private static final String KEEP = "keep.";

  private final Path directory;
  private final Path file;
  private volatile Properties properties;

  /**
   * Reads them.
   *
   * @param directory the person's own; made when something is first kept
   */
  OwnFiles(Path directory) throws IOException {
    this.directory = directory;
    this.file = directory.resolve("mine.properties");
    this.properties = read();
  }

  private Properties read() throws IOException {
    Properties read = new Properties();
    try {
      read.load(new ByteArrayInputStream(StateFiles.read(file, LARGEST).orElse(new byte[0])));
    } catch (IllegalArgumentException damaged) {
      throw new IOException(file + " is damaged; remove it", damaged);
    }
    return read;
  }

  /**
   * Changes what the file says now. The page and the logon are two processes: what one of them read
   * a minute ago is not what the person has decided since.
   */
  private synchronized void change(Consumer<Properties> change) throws IOException {
    StateFiles.ensurePrivateDirectory(directory);
    try (FileChannel _ = lock()) {
      Properties changed = read();
      change.accept(changed);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      changed.store(content, null);
      StateFiles.replace(file, content.toByteArray());
      properties = changed;
    }
  }

  /** Another process holds it for one change. */
  private FileChannel lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("mine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock();
      return channel;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Whether the person wants this, or a directory that it is in, always to stay. */
  boolean keeps(FilePath path) {
    // Most people keep nothing always, and a plan asks for each file.
    return keepsAny() && keepsThat(path);
  }

  private boolean keepsAny() {
    for (Object key : properties.keySet()) {
      if (key.toString().startsWith(KEEP)) {
        return true;
      }
    }
    return false;
  }

  private boolean keepsThat(FilePath path) {
    for (int length = path.names().size(); length > 0; length--) {
      FilePath above = new FilePath(path.root(), path.names().subList(0, length));
      if (properties.containsKey(KEEP + written(above))) {
        return true;
      }
    }
    return false;
  }

  /** From now on this always stays, and what is in it. */
  void keep(FilePath path) throws IOException {
    change(
        own -> {
          if (kept(own).size() < MOST_KEPT) {
            own.setProperty(KEEP + written(path), "1");
          }
        });
  }

  void keepNoLonger(FilePath path) throws IOException {
    change(own -> own.remove(KEEP + written(path)));
  }

  /** Everything that always stays. */
  List<FilePath> kept() {
    return kept(properties);
  }

  private static List<FilePath> kept(Properties own) {
    List<FilePath> kept = new ArrayList<>();
    for (String key : own.stringPropertyNames()) {
      if (key.startsWith(KEEP)) {
        read(key.substring(KEEP.length())).ifPresent(kept::add);
      }
    }
    kept.sort((one, other) -> one.display().compareTo(other.display()));
    return kept;
  }

  private static String written(FilePath path) {
    StringBuilder text =
        new StringBuilder(HexFormat.of().formatHex(path.root().getBytes(StandardCharsets.UTF_8)));
    path.names().forEach(n -> text.append('/').append(HexFormat.of().formatHex(n.raw())));
    return text.toString();
  }

  private static Optional<FilePath> read(String text) {
    String[] parts = text.split("/", -1);
    try {
      String root = new String(HexFormat.of().parseHex(parts[0]), StandardCharsets.UTF_8);
      List<FileName> names = new ArrayList<>();
      for (int at = 1; at < parts.length; at++) {
        names.add(FileName.ofRaw(HexFormat.of().parseHex(parts[at]), root));
      }
      return Optional.of(new FilePath(root, names));
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  /** What the person has answered for good to a lease, or how far its restore has come. */
  Optional<LeaseStep> answer(ByteString lease) {
    String text = properties.getProperty("answer." + hex(lease));
    try {
      return Optional.ofNullable(text).map(LeaseStep::valueOf);
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  void answered(ByteString lease, LeaseStep step) throws IOException {
    change(own -> own.setProperty("answer." + hex(lease), step.name()));
  }

  int postponed(ByteString lease) {
    return number(properties, "postponed." + hex(lease));
  }

  void postponeOnceMore(ByteString lease) throws IOException {
    change(own -> countOnceMore(own, "postponed." + hex(lease)));
  }

  /** Notices of a campaign that the person has had. */
  int notices(ByteString campaign) {
    return number(properties, "notices." + hex(campaign));
  }

  Optional<Instant> lastNotice(ByteString campaign) {
    try {
      return Optional.ofNullable(properties.getProperty("noticed." + hex(campaign)))
          .map(Instant::parse);
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }

  void noticed(ByteString campaign, Instant when) throws IOException {
    change(
        own -> {
          countOnceMore(own, "notices." + hex(campaign));
          own.setProperty("noticed." + hex(campaign), when.toString());
        });
  }

  private static void countOnceMore(Properties own, String key) {
    own.setProperty(key, Integer.toString(number(own, key) + 1));
  }

  private static int number(Properties own, String key) {
    String text = own.getProperty(key, "0");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
