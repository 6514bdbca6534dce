package fr.regain.agent.policy;

/** How the agent leaves the school's network. */
public sealed interface Proxy {

  /** Straight to the console. */
  record None() implements Proxy {}

  /**
   * Through an HTTP proxy, by CONNECT and without credentials.
   *
   * @param address of the proxy
   */
  record Http(ConsoleAddress address) implements Proxy {}
}
