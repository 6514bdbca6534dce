package fr.regain.console.web;

import java.util.List;
import java.util.stream.Stream;

/** The entries of the menu, in its order. */
public enum Section {
  DEVICES(Group.FLEET, "/parc"),
  RINGS(Group.FLEET, "/anneaux"),
  SITES(Group.FLEET, "/sites"),
  AGENTS(Group.FLEET, "/deploiement"),
  CAMPAIGNS(Group.CAMPAIGNS, "/campagnes"),
  CALENDAR(Group.CAMPAIGNS, "/calendrier"),
  SECOND_LIFE(Group.SECOND_LIFE, "/seconde-vie"),
  WORKSHOP(Group.SECOND_LIFE, "/seconde-vie/atelier", "/m"),
  LABELS(Group.SECOND_LIFE, "/seconde-vie/etiquettes"),
  LOTS(Group.SECOND_LIFE, "/seconde-vie/lots"),
  REUSE(Group.SECOND_LIFE, "/seconde-vie/comptes"),
  OPERATIONS(Group.STEERING, "/operations"),
  RESOURCES(Group.STEERING, "/ressources"),
  ROAD_MAP(Group.STEERING, "/feuille-de-route"),
  INSTALLATION(Group.ADMINISTRATION, "/installation"),
  TOKENS(Group.ADMINISTRATION, "/deploiement/jetons"),
  ACCOUNTS(Group.ADMINISTRATION, "/comptes"),
  PRESENTATION(Group.ADMINISTRATION, "/administration/presentation"),
  WEBHOOKS(Group.ADMINISTRATION, "/administration/webhooks"),
  MAIL(Group.ADMINISTRATION, "/administration/courriel"),
  AUDIT(Group.ADMINISTRATION, "/journal"),
  STATE(Group.ADMINISTRATION, "/etat");

  private final Group group;
  private final List<String> paths;

  /**
   * @param paths where the entry leads, and where other pages are that belong to it
   */
  Section(Group group, String... paths) {
    this.group = group;
    this.paths = List.of(paths);
  }

  /** What entries are gathered by, in the order of the menu. */
  public enum Group {
    FLEET,
    CAMPAIGNS,
    SECOND_LIFE,
    STEERING,
    ADMINISTRATION;

    /** Key of the group's text. */
    public String key() {
      return "menu." + name();
    }
  }

  /** What the entry is gathered with. */
  public Group group() {
    return group;
  }

  /** Where the entry leads. */
  public String path() {
    return paths.getFirst();
  }

  /** Key of the entry's text. */
  public String key() {
    return "section." + name();
  }

  /**
   * How much of a page's path belongs to the entry, in characters: the page is in the section of
   * which this is the most. 0: it is not in this one.
   */
  int closeness(String page) {
    return paths.stream()
        .filter(
            path ->
                page.equals(path)
                    || Stream.of("/", "?").anyMatch(end -> page.startsWith(path + end)))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
