package fr.regain.agent.mine;

import fr.regain.agent.lease.Sums;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Leaves answers where the agent collects them: sums for each rule, no name of a file or a person.
 */
final class Answers {
  private static final int NAME_BYTES = 16;

  private final Path folder;
  private final RandomGenerator random;

  Answers(Path folder, RandomGenerator random) {
    this.folder = folder;
    this.random = random;
  }

  /** The whole of what is said to the console. */
  static LeaseReport message(Lease lease, LeaseStep step, Sums sums) {
    return LeaseReport.newBuilder()
        .setLeaseId(lease.getId())
        .setCampaignId(lease.getCampaignId())
        .setStep(step)
        .setShare(Share.SHARE_PERSON)
        .addAllFindings(sums.findings())
        .build();
  }

  /**
   * Leaves one. Written at once under its final name, so that nothing needs to be moved: the agent
   * ignores an entry that it cannot read whole, and no other process looks.
   */
  void leave(LeaseReport answer) throws IOException {
    byte[] name = new byte[NAME_BYTES];
    random.nextBytes(name);
    Path file = folder.resolve(HexFormat.of().formatHex(name) + ".answer");
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      ByteBuffer content = ByteBuffer.wrap(answer.toByteArray());
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("the answer did not stay in " + folder);
    }
  }
}
