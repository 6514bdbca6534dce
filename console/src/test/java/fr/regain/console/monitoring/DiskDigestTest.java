package fr.regain.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.testing.TestClock;
import fr.regain.console.web.Language;
import fr.regain.console.web.Words;
import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiskDigestTest {
  private static final long GIGABYTE = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({"24, 500, true", "25, 500, false", "0, 4, true", "1, 4, false", "1, 20, false"})
  void aDisk_isNearlyFull_withLessThanAGigabyteOrATwentiethFree(
      long free, long total, boolean nearlyFull) {
    assertThat(new DiskStanding(free * GIGABYTE, total * GIGABYTE).isNearlyFull())
        .isEqualTo(nearlyFull);
  }

  @Test
  void whoAdministersEverything_isToldOfANearlyFullDisk_inTheirLanguage() {
    DiskDigest full = new DiskDigest(new ConsoleDisk(new Volume(GIGABYTE, 500 * GIGABYTE)));

    for (Language language : Language.values()) {
      Words words = Words.load(language);
      assertThat(full.lines(Person.CONSOLE, words, TestClock.START))
          .containsExactly(new DigestLine(words.say("digest.disk"), "/etat"));
    }
  }

  @Test
  void aDiskWithRoom_isNotSpokenOf() {
    DiskDigest roomy = new DiskDigest(new ConsoleDisk(new Volume(400 * GIGABYTE, 500 * GIGABYTE)));

    assertThat(roomy.lines(Person.CONSOLE, Words.load(Language.ENGLISH), TestClock.START))
        .isEmpty();
  }

  /** A volume of that size. */
  private static final class Volume extends FileStore {
    private final long free;
    private final long total;

    Volume(long free, long total) {
      this.free = free;
      this.total = total;
    }

    @Override
    public long getUsableSpace() {
      return free;
    }

    @Override
    public long getUnallocatedSpace() {
      return free;
    }

    @Override
    public long getTotalSpace() {
      return total;
    }

    @Override
    public String name() {
      return "volume";
    }

    @Override
    public String type() {
      return "test";
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
      return false;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
      return false;
    }

    @Override
    public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
      return null;
    }

    @Override
    public Object getAttribute(String attribute) {
      throw new UnsupportedOperationException(attribute);
    }
  }
}
