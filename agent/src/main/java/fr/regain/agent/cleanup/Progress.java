package fr.regain.agent.cleanup;

/** Is told how far a clean-up has come. */
@FunctionalInterface
public interface Progress {
  /**
   * So many items are done.
   *
   * @param done items done, whatever became of them
   * @param all items in all
   */
  void reached(long done, long all);
}
