package fr.regain.console.platform;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.scheduling.DefaultTaskExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what keeps a scheduled task from its work: of a {@link Problem} a line, since the task comes
 * again; of anything else all there is; and nothing while the console stops, and takes away what
 * its tasks need.
 */
@Singleton
@Primary
@Replaces(DefaultTaskExceptionHandler.class)
final class FailedTasks extends DefaultTaskExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailedTasks.class);

  private final BeanContext console;

  FailedTasks(BeanContext console) {
    this.console = console;
  }

  @Override
  public void handle(@Nullable Object task, Throwable failed) {
    if (!console.isRunning()) {
      LOG.debug("A task ended with the console", failed);
    } else if (failed instanceof Problem problem) {
      LOG.warn("{}", problem.getMessage());
    } else {
      super.handle(task, failed);
    }
  }

  @Override
  public void handleCreationFailure(BeanDefinition<Object> task, Throwable failed) {
    if (console.isRunning()) {
      super.handleCreationFailure(task, failed);
    } else {
      LOG.debug("A task came when the console had ended", failed);
    }
  }
}
