package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.regain.console.testing.TestingBrowser;
import io.micronaut.scheduling.TaskExceptionHandler;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class FailedTasksTest {
  @TempDir Path data;

  @Test
  void aTaskWhoseDatabaseIsAway_isALine_andATaskWithAFault_isAllThereIs() {
    try (TestingBrowser browser = TestingBrowser.start(data)) {
      FailedTasks tasks = browser.console().bean(FailedTasks.class);

      assertThat(said(() -> tasks.handle(this, away())))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getFormattedMessage()).contains("It is closed.");
                assertThat(event.getThrowableProxy()).isNull();
              });
      assertThat(said(() -> tasks.handle(this, new IllegalStateException("a fault"))))
          .singleElement()
          .satisfies(event -> assertThat(event.getThrowableProxy()).isNotNull());
      assertThat(browser.console().bean(TaskExceptionHandler.class)).isSameAs(tasks);
    }
  }

  @Test
  void whatEndsWithTheConsole_isNoFault() {
    FailedTasks tasks;
    try (TestingBrowser browser = TestingBrowser.start(data)) {
      tasks = browser.console().bean(FailedTasks.class);
    }

    assertThat(said(() -> tasks.handle(this, away()))).isEmpty();
    assertThat(said(() -> tasks.handle(this, new IllegalStateException("no bean")))).isEmpty();
  }

  private static Problem away() {
    return new Problem(ProblemCode.DATABASE_AWAY, "It is closed.", new SQLException("closed"));
  }

  private static List<ILoggingEvent> said(Runnable task) {
    Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    all.addAppender(heard);
    task.run();
    all.detachAppender(heard);
    return heard.list;
  }
}
