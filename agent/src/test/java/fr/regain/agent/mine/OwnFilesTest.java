package fr.regain.agent.mine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.v1.LeaseStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and the logon, each with what it read when it began. */
class OwnFilesTest {
  private static final ByteString LEASE = ByteString.copyFromUtf8("lease");
  private static final ByteString CAMPAIGN = ByteString.copyFromUtf8("campaign");
  private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

  @TempDir Path directory;
  private OwnFiles page;
  private OwnFiles logon;
  private FilePath letter;

  @BeforeEach
  void bothBegin() throws IOException {
    page = new OwnFiles(directory);
    logon = new OwnFiles(directory);
    letter = LocalFileAccess.ofThisSystem().path(directory.resolve("letter.odt").toString());
  }

  private OwnFiles later() throws IOException {
    return new OwnFiles(directory);
  }

  @Test
  void whatThePersonDecidesWhileANoticeIsShown_isNotForgotten() throws IOException {
    page.keep(letter);
    page.answered(LEASE, LeaseStep.LEASE_STEP_DECLINED);
    logon.noticed(CAMPAIGN, NOW);

    assertThat(later().keeps(letter)).isTrue();
    assertThat(later().answer(LEASE)).contains(LeaseStep.LEASE_STEP_DECLINED);
    assertThat(later().notices(CAMPAIGN)).isEqualTo(1);
  }

  @Test
  void aNoticeThatWasShownWhileThePageIsOpen_staysCounted() throws IOException {
    logon.noticed(CAMPAIGN, NOW);
    page.postponeOnceMore(LEASE);
    page.keep(letter);
    page.keepNoLonger(letter);

    assertThat(later().notices(CAMPAIGN)).isEqualTo(1);
    assertThat(later().lastNotice(CAMPAIGN)).contains(NOW);
    assertThat(later().postponed(LEASE)).isEqualTo(1);
    assertThat(later().kept()).isEmpty();
  }
}
