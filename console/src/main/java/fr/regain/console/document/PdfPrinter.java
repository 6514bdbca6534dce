package fr.regain.console.document;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Prints pages as tagged PDF, one at a time: a page takes up to seconds and tens of megabytes, so
 * that two at once would slow down everything else.
 */
@Singleton
public final class PdfPrinter {
  /** Media type of what is printed. */
  public static final String MEDIA_TYPE = "application/pdf";

  private static final int MOST_WAITING = 4;
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor printer;

  /** A printer that starts, and loads what it needs, with its first page. */
  public PdfPrinter() {
    printer =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("pdf").daemon().factory());
    printer.allowCoreThreadTimeOut(true);
  }

  /**
   * Prints a page, after those that were asked for before it.
   *
   * @param xhtml the page in well-formed XML, with its language, title and style sheet inside; what
   *     it refers to elsewhere is left out
   * @return PDF 1.7, tagged as PDF/UA-1 (ISO 14289-1) asks, with its font inside
   * @throws Problem {@link ProblemCode#TOO_MANY_REQUESTS} when too many wait already
   */
  public byte[] print(String xhtml) {
    Future<byte[]> printed;
    try {
      printed = printer.submit(() -> TaggedPdf.of(xhtml));
    } catch (RejectedExecutionException full) {
      throw new Problem(
          ProblemCode.TOO_MANY_REQUESTS,
          MOST_WAITING + " documents wait for the printer already. Try again in a minute.",
          full);
    }
    try {
      return printed.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("The page cannot be printed", failed.getCause());
    } catch (InterruptedException interrupted) {
      printed.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The console is stopping", interrupted);
    }
  }

  @PreDestroy
  void stop() {
    printer.shutdownNow();
  }
}
