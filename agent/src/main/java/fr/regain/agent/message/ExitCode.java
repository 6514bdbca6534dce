package fr.regain.agent.message;

/** What a command's process returns. The numbers are a contract with scripts and never change. */
public enum ExitCode {
  /** Done, or nothing to do. */
  OK(0, "fait, ou rien à faire", "done, or nothing to do"),
  /** A fault of the agent itself. */
  UNEXPECTED(1, "erreur interne de l'agent", "a fault of the agent itself"),
  /** The command line, the configuration file or a value in it is wrong; nothing was done. */
  USAGE(
      2,
      "ligne de commande ou configuration incorrecte ; rien n'a été fait",
      "wrong command line or configuration; nothing was done"),
  /**
   * Java ends so by itself, with this very number, where the memory that it may have is used up.
   */
  OUT_OF_MEMORY(3, "mémoire insuffisante", "not enough memory"),
  /** The console did not answer; the agent will try again by itself. */
  UNREACHABLE(4, "console injoignable", "the console did not answer"),
  /** The console answered, and said no. */
  REFUSED(5, "refusé par la console", "refused by the console"),
  /** The agent's own directory cannot be read or written, or is not safe. */
  LOCAL_STORAGE(
      6,
      "dossier de l'agent illisible, plein ou non sûr",
      "the agent's own directory cannot be used, is full or is not safe"),
  /** Whatever answered did not prove that it is the console. */
  UNTRUSTED(
      7,
      "le serveur qui répond n'est pas la console attendue",
      "what answered is not the console that was expected"),
  /** The device has no identity, and no token to get one with. */
  NOT_ENROLLED(8, "poste non inscrit", "the device is not enrolled");

  private final int number;
  private final String french;
  private final String english;

  ExitCode(int number, String french, String english) {
    this.number = number;
    this.french = french;
    this.english = english;
  }

  /** The process's exit status, 0 to 255. */
  public int number() {
    return number;
  }

  /** For the help page. */
  public Text meaning() {
    return new Text(french, english);
  }
}
