package fr.regain.agent.mine;

import fr.regain.agent.cleanup.Workspaces;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.util.function.Consumer;

/** The search for what would go, on a thread of its own, while the page already shows. */
final class Search {
  /** Where it stands. */
  sealed interface State {}

  /** It goes on. */
  record Looking() implements State {}

  /** The visit can begin. */
  record Found(Visit visit) implements State {}

  /** There will be no visit. */
  record Failed(AgentProblem problem) implements State {}

  /** Looks; takes as long as the person's files want. */
  @FunctionalInterface
  interface Source {
    Visit look() throws IOException;
  }

  private final Source source;
  private final Consumer<AgentProblem> onFailure;
  private volatile State state = new Looking();

  /**
   * Prepares one.
   *
   * @param onFailure is told at once, whether or not anybody opens the page
   */
  Search(Source source, Consumer<AgentProblem> onFailure) {
    this.source = source;
    this.onFailure = onFailure;
  }

  void start() {
    // Not virtual, for the same reason as a cleaning.
    Thread.ofPlatform().daemon().name("search").start(this::run);
  }

  private void run() {
    try {
      state = new Found(source.look());
    } catch (AgentProblem problem) {
      fail(problem);
    } catch (IOException unusable) {
      fail(Workspaces.unusable(unusable));
    } catch (RuntimeException | Error fault) {
      fail(
          new AgentProblem(
              "mine.fault",
              ExitCode.UNEXPECTED,
              new Text(
                  "Erreur interne de l'agent pendant la recherche. Rien n'a été touché ; relancez,"
                      + " et si cela dure, prévenez votre administration.",
                  "A fault of the agent itself while it looked. Nothing was touched; run it again,"
                      + " and if it lasts, tell your administration."),
              fault));
      throw fault;
    }
  }

  private void fail(AgentProblem problem) {
    onFailure.accept(problem);
    state = new Failed(problem);
  }

  State state() {
    return state;
  }
}
