package fr.regain.agent.cleanup;

/** Is told how far a clean-up has come, and may end it. */
public interface Progress {
  /** Nobody watches, and nobody ends it. */
  Progress UNWATCHED =
      new Progress() {
        @Override
        public void reached(long done, long all) {}

        @Override
        public boolean stopWanted() {
          return false;
        }
      };

  /**
   * So many items are done.
   *
   * @param done items done, whatever became of them
   * @param all items in all
   */
  void reached(long done, long all);

  /** Whether the rest should stay; asked before each group of at most some hundred items. */
  boolean stopWanted();
}
