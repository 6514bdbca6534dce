package fr.regain.agent.storage.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** The same work on several threads, each with a number of its own. */
final class Parallel {
  private Parallel() {}

  /**
   * Returns when all threads are done, numbered from 0.
   *
   * @throws IllegalStateException when one fails; its exception is the cause
   */
  static void run(int threads, IntConsumer work) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        running.add(pool.submit(() -> work.accept(number)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a failure of this program ended the search", e);
    }
  }
}
