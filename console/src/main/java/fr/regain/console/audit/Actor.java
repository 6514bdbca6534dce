package fr.regain.console.audit;

/**
 * Who did something.
 *
 * @param accountId number of the account; 0 for the console itself
 * @param name its name on that day; empty for the console itself
 * @param address IP address that it was done from; empty for the console itself
 */
public record Actor(long accountId, String name, String address) {
  /** The console, for what it does in nobody's name. */
  public static final Actor CONSOLE = new Actor(0, "", "");
}
