package fr.regain.agent.rule;

import fr.regain.agent.message.Text;

/** The whole rule set is refused, because a part of it is not understood. Nothing is cleaned. */
public final class RuleSetException extends Exception {
  private static final long serialVersionUID = 1;

  /** Names the part and what is wrong with it. */
  RuleSetException(String where, String what) {
    super(where + ": " + what);
  }

  /** For the person: what happened, why, and what to do next. */
  public Text text() {
    return new Text(
        "Le jeu de règles est refusé, donc rien n'est nettoyé ("
            + getMessage()
            + "). Réinstallez l'agent, ou un agent qui connaît ce jeu de règles.",
        "The rule set is refused, so nothing is cleaned ("
            + getMessage()
            + "). Install the agent again, or an agent that knows this rule set.");
  }
}
