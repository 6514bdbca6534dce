package fr.regain.console.platform;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.scheduling.DefaultTaskExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what keeps a scheduled task from its work: of a {@link Problem} a line, since it is known
 * and the task comes again, as when the console stops under it; of anything else all there is.
 */
@Singleton
@Primary
@Replaces(DefaultTaskExceptionHandler.class)
final class FailedTasks extends DefaultTaskExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailedTasks.class);

  @Override
  public void handle(@Nullable Object task, Throwable failed) {
    if (failed instanceof Problem problem) {
      LOG.warn(
          "{}: {}",
          task == null ? "A task" : task.getClass().getSimpleName(),
          problem.getMessage());
    } else {
      super.handle(task, failed);
    }
  }
}
