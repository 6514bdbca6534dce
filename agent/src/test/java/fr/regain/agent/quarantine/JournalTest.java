package fr.regain.agent.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static List<JournalRecord> records() throws IOException {
    FileName odd = FileName.ofBytes(new byte[] {'a', (byte) 0xFF, '\n'});
    FilePath home = new FilePath("/", List.of(odd, odd));
    List<JournalRecord> records = new ArrayList<>();
    records.add(new JournalRecord.Began(1, "digest", NOW));
    for (int i = 1; i <= 4; i++) {
      Origin origin =
          new Origin(
              "dl.old",
              home,
              odd,
              new FileIdentity(1, 2, i),
              3,
              4096,
              NOW,
              new Principal("1000"),
              0644);
      records.add(new JournalRecord.Intent(new ItemId(1, i), origin, NOW));
    }
    records.add(new JournalRecord.Committed(new ItemId(1, 1), NOW, NOW));
    records.add(new JournalRecord.Committed(new ItemId(1, 2), NOW, NOW));
    records.add(new JournalRecord.Reverted(new ItemId(1, 3), "changed", NOW));
    records.add(new JournalRecord.RestoreIntent(new ItemId(1, 1), home, odd, NOW));
    records.add(new JournalRecord.Restored(new ItemId(1, 1), NOW));
    records.add(new JournalRecord.PurgeIntent(new ItemId(1, 2), NOW));
    records.add(new JournalRecord.Purged(new ItemId(1, 2), NOW));
    return records;
  }

  private static byte[] file(List<JournalRecord> records) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    records.forEach(each -> file.writeBytes(Frames.frame(each)));
    return file.toByteArray();
  }

  private record Content(List<JournalRecord> records, int damaged) {}

  private static Content read(byte[] file) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    int damaged = new FrameReader().read(new ByteArrayInputStream(file), records::add);
    return new Content(records, damaged);
  }

  private static Map<ItemId, State> fold(List<JournalRecord> records) {
    Ledger ledger = new Ledger();
    records.forEach(ledger::apply);
    Map<ItemId, State> states = new TreeMap<>();
    ledger.entries().forEach(entry -> states.put(entry.id(), entry.state()));
    return states;
  }

  @Test
  void everyRecord_isReadAsItWasWritten() throws IOException {
    Content content = read(file(records()));
    assertThat(content.records()).isEqualTo(records());
    assertThat(content.damaged()).isZero();
  }

  @Test
  void I24_aFileCutAtAnyByte_givesTheRecordsBefore() throws IOException {
    byte[] whole = file(records());
    for (int length = 0; length <= whole.length; length++) {
      Content content = read(Arrays.copyOf(whole, length));
      assertThat(records().subList(0, content.records().size())).isEqualTo(content.records());
      assertThat(content.damaged()).isLessThanOrEqualTo(1);
    }
  }

  @Property
  void I24_duplicatesAndAnotherOrder_changeNothing(@ForAll Random random) throws IOException {
    List<JournalRecord> shuffled = new ArrayList<>(records());
    shuffled.addAll(records());
    Collections.shuffle(shuffled, random);
    assertThat(fold(shuffled)).isEqualTo(fold(records()));
  }

  @Property
  void I24_damage_costsTheRecordsItHits_andNoOther(@ForAll Random random) throws IOException {
    byte[] damaged = file(records());
    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    Content content = read(damaged);
    assertThat(content.records()).hasSize(records().size() - 1);
    assertThat(records()).containsAll(content.records());
    assertThat(content.damaged()).isEqualTo(1);
  }

  @Test
  void theLatestState_isTheOneThatCounts() throws IOException {
    assertThat(fold(records()))
        .containsEntry(new ItemId(1, 1), State.RESTORED)
        .containsEntry(new ItemId(1, 2), State.PURGED)
        .containsEntry(new ItemId(1, 3), State.REVERTED)
        .containsEntry(new ItemId(1, 4), State.INTENT);
  }

  @Test
  void anItemsName_isReadBackOnlyWhenItIsOne() {
    assertThat(ItemId.parse("3/17")).contains(new ItemId(3, 17));
    for (String wrong : List.of("", "3", "3/", "0/1", "3/0", "03/1", "3/1/1", "-3/1", "3/../1")) {
      assertThat(ItemId.parse(wrong)).as(wrong).isEmpty();
    }
  }
}
