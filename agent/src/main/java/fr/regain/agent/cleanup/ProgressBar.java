package fr.regain.agent.cleanup;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** One line on the terminal that fills up. */
final class ProgressBar implements Progress {
  private static final int WIDTH = 40;

  private final PrintWriter to;
  private final boolean terminal;
  private int shown = -1;

  ProgressBar(PrintWriter to) {
    this.to = to;
    terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public void reached(long done, long all) {
    int percent = (int) (done * 100 / all);
    if (terminal && percent != shown) {
      shown = percent;
      int filled = percent * WIDTH / 100;
      to.printf(
          Locale.ROOT, "\r[%s%s] %3d %%", "=".repeat(filled), " ".repeat(WIDTH - filled), percent);
      to.flush();
    }
  }

  /** Leaves the line. */
  void end() {
    if (shown >= 0) {
      to.println();
      to.flush();
    }
  }
}
