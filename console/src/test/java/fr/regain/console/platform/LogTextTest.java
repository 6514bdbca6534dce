package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The text format of the technical log. */
final class LogTextTest {
  @Test
  void whatAMessageHolds_startsNoLineOfItsOwn() throws IOException {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(pattern());
    layout.start();
    Logger logger = context.getLogger("test");

    String line =
        layout.doLayout(
            new LoggingEvent(
                "", logger, Level.WARN, "said {}", null, new Object[] {"a\r\nWARN b"}));
    assertThat(line).endsWith("said a WARN b" + System.lineSeparator());
    assertThat(line.strip()).hasLineCount(1);
  }

  private static String pattern() throws IOException {
    try (InputStream file = LogTextTest.class.getResourceAsStream("/log-text.xml")) {
      return Jsoup.parse(Objects.requireNonNull(file), "UTF-8", "", Parser.xmlParser())
          .select("pattern")
          .text();
    }
  }
}
