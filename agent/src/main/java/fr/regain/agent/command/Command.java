package fr.regain.agent.command;

import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;

/**
 * One command of the agent. Made at each start, whichever command is called: nothing heavy belongs
 * into a constructor.
 */
public interface Command {

  /** As typed. Two words make a command of a command: {@code config show}. */
  String name();

  /** What it does, one sentence, for the help. */
  Text summary();

  /** Whether only other commands of the agent call it, and no help names it. */
  default boolean isInternal() {
    return false;
  }

  /**
   * Adds the options and parameters that only this command has. The settings are options of every
   * command already.
   */
  default void declare(Declaration declaration) {}

  /**
   * Does it.
   *
   * @throws AgentProblem when it cannot; the caller prints the text and returns its exit code
   */
  ExitCode run(Invocation invocation);
}
