package fr.regain.agent.spool;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the spool. Its name tells what it starts with, so that whole files can be skipped or
 * dropped unread.
 *
 * @param firstNumber of the report it was made for
 * @param firstTakenAt wall clock of that report
 */
record Segment(Path path, long firstNumber, Instant firstTakenAt) {
  /**
   * A segment is closed before it gets larger; a file beyond twice that was not written by the
   * agent.
   */
  static final int MAXIMUM_BYTES = 1024 * 1024;

  private static final Pattern NAME = Pattern.compile("([0-9]{19})-([0-9]{1,15})\\.segment");

  static Segment named(Path directory, long firstNumber, Instant firstTakenAt) {
    long millis = Math.max(0, firstTakenAt.toEpochMilli());
    return new Segment(
        directory.resolve("%019d-%d.segment".formatted(firstNumber, millis)),
        firstNumber,
        Instant.ofEpochMilli(millis));
  }

  /** The segments of a directory in the order of their numbers; other files are left alone. */
  static List<Segment> list(Path directory) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.segment")) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          segments.add(
              new Segment(
                  file,
                  Long.parseLong(name.group(1)),
                  Instant.ofEpochMilli(Long.parseLong(name.group(2)))));
        }
      }
    }
    // What Comparator's own methods return is made anew at each start.
    segments.sort((one, other) -> Long.compare(one.firstNumber(), other.firstNumber()));
    return segments;
  }

  Frame.Contents read(ByteString spoolId) throws IOException {
    return Frame.decode(spoolId, bytes());
  }

  byte[] bytes() throws IOException {
    try (InputStream content = Files.newInputStream(path)) {
      return content.readNBytes(2 * MAXIMUM_BYTES);
    }
  }
}
