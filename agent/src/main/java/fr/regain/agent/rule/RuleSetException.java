package fr.regain.agent.rule;

/** The whole rule set is refused, because a part of it is not understood. Nothing is cleaned. */
public final class RuleSetException extends Exception {
  private static final long serialVersionUID = 1;

  /** Names the part and what is wrong with it. */
  RuleSetException(String where, String what) {
    super(
        "The rule set is refused, so nothing is cleaned: "
            + where
            + ": "
            + what
            + ". Install the agent again, or an agent that knows this rule set.");
  }
}
