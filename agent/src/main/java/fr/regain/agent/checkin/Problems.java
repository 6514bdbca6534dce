package fr.regain.agent.checkin;

import fr.regain.agent.message.AgentProblem;
import java.util.Optional;

/** Problems of the steps of one wake: one that fails keeps none of the others from being made. */
final class Problems {
  private Optional<AgentProblem> first = Optional.empty();

  /** Makes a step; whether it went well. */
  boolean of(Runnable step) {
    try {
      step.run();
      return true;
    } catch (AgentProblem problem) {
      add(problem);
      return false;
    }
  }

  void add(AgentProblem problem) {
    first = first.or(() -> Optional.of(problem));
  }

  void throwFirst() {
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
