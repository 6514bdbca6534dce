package fr.regain.agent.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Principal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of many megabytes. */
final class JournalFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final int DEEP = 2000;

  @TempDir private Path directory;
  private final FileAccess access = LocalFileAccess.ofThisSystem();

  /** Of an item from half a megabyte of path, so that a few of them are a long journal. */
  private static JournalRecord.Intent intent(int sequence) throws IOException {
    byte[] longest = new byte[250];
    Arrays.fill(longest, (byte) 'x');
    FileName name = FileName.ofBytes(longest);
    Origin origin =
        new Origin(
            "dl.old",
            new FilePath("/", Collections.nCopies(DEEP, name)),
            name,
            new FileIdentity(1, 0, sequence),
            3,
            4096,
            NOW,
            new Principal("1000"),
            0644);
    return new JournalRecord.Intent(new ItemId(1, sequence), origin, NOW);
  }

  private static List<JournalRecord> intents(int count) throws IOException {
    List<JournalRecord> intents = new ArrayList<>();
    for (int sequence = 1; sequence <= count; sequence++) {
      intents.add(intent(sequence));
    }
    return intents;
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }

  @Test
  void recordsThatLieAcrossTheWindow_areRead_andDamageAmongThemCostsOne() throws IOException {
    List<JournalRecord> records = intents(9);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    records.forEach(each -> file.writeBytes(Frames.frame(each)));
    byte[] bytes = file.toByteArray();
    bytes[bytes.length / 2] ^= 1;

    List<JournalRecord> read = new ArrayList<>();
    int damaged = new FrameReader().read(new ByteArrayInputStream(bytes), read::add);

    records.remove(4);
    assertThat(read).isEqualTo(records);
    assertThat(damaged).isEqualTo(1);
  }

  @Test
  void aLongFile_isFollowedByAnother_andAllAreRead() throws IOException {
    int count = 150;
    try (OpenDirectory here = access.open(access.path(directory.toRealPath().toString()));
        Journal journal = Journal.open(access, here)) {
      for (JournalRecord each : intents(count)) {
        journal.append(List.of(each));
      }
    }
    assertThat(files()).isEqualTo(2);
    try (OpenDirectory here = access.open(access.path(directory.toRealPath().toString()));
        Journal journal = Journal.open(access, here)) {
      assertThat(journal.ledger().size()).isEqualTo(count);
      assertThat(journal.ledger().damaged()).isZero();

      journal.replaceWith(Stream.of(intent(1)));

      assertThat(files()).isEqualTo(1);
    }
  }

  @Test
  void whatIsKnownOfAnItem_isWhatWasRecorded_inWhateverOrder() throws IOException {
    JournalRecord.Intent intent = intent(1);
    JournalRecord.Committed committed =
        new JournalRecord.Committed(intent.id(), NOW.plusNanos(1), NOW.plusSeconds(1));
    for (List<JournalRecord> order :
        List.<List<JournalRecord>>of(List.of(intent, committed), List.of(committed, intent))) {
      Ledger ledger = new Ledger();
      order.forEach(ledger::apply);
      Ledger.Entry entry = ledger.find(intent.id()).orElseThrow();
      assertThat(entry.intent()).contains(intent);
      assertThat(entry.committed()).contains(committed);
      assertThat(entry.since()).contains(NOW.plusSeconds(1));
    }
  }
}
