package fr.regain.agent;

/** Starts the agent. */
public final class AgentMain {
  private AgentMain() {}

  public static void main(String[] arguments) {
    System.exit(0);
  }
}
