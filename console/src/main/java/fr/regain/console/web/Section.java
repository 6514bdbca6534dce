package fr.regain.console.web;

/** The entries of the menu, in its order. */
public enum Section {
  HOME("/"),
  DEVICES("/parc"),
  CAMPAIGNS("/campagnes"),
  SECOND_LIFE("/seconde-vie"),
  REUSE("/seconde-vie/comptes"),
  SITES("/sites"),
  CALENDAR("/calendrier"),
  TOKENS("/deploiement/jetons"),
  ACCOUNTS("/comptes"),
  AUDIT("/journal");

  private final String path;

  Section(String path) {
    this.path = path;
  }

  /** Where the entry leads. */
  public String path() {
    return path;
  }

  /** Key of the entry's text. */
  public String key() {
    return "section." + name();
  }

  /** Whether a page of this path belongs to the entry. */
  public boolean holds(String page) {
    return page.equals(path) || page.startsWith(path + "/") || page.startsWith(path + "?");
  }
}
