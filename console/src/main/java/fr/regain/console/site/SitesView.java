package fr.regain.console.site;

import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.util.Arrays;
import java.util.List;

/**
 * What the page of the sites shows: one site and what it holds.
 *
 * @param visit the request
 * @param tree every site before those that it holds
 * @param site the shown one
 * @param mayChange whether the reader is one of its administrators
 * @param creation the form for a site below it
 * @param renaming the form for another name
 */
public record SitesView(
    Visit visit, List<Site> tree, Site site, boolean mayChange, Form creation, Form renaming) {
  /** Address of the page. */
  public static final String PATH = "/sites";

  /** Address of the page of a site. */
  public static String address(long id) {
    return new Query(PATH).with("dans", Long.toString(id)).toString();
  }

  /** The sites that hold this one, the root first. */
  public List<Site> trail() {
    return tree.stream()
        .filter(other -> other.id() != site.id() && site.path().startsWith(other.path()))
        .toList();
  }

  /** The other sites at the top of what the reader may see; none for who may see the root. */
  public List<Site> others() {
    return SiteChoice.tops(tree).stream()
        .filter(top -> !site.path().startsWith(top.path()))
        .toList();
  }

  /** The sites that this one holds directly. */
  public List<Site> below() {
    return SiteChoice.below(tree, site.id());
  }

  /** How many sites are below a site, at any depth. */
  public long countBelow(Site above) {
    return tree.stream().filter(other -> other.path().startsWith(above.path())).count() - 1;
  }

  /** The kinds of sites that the reader may enter below this one. */
  public List<SiteKind> kinds() {
    return mayChange
        ? Arrays.stream(SiteKind.values()).filter(site.kind()::mayHold).toList()
        : List.of();
  }

  /** What the browser's tab says. */
  public String title() {
    return site.parentId() == null ? visit.say("sites.title") : site.name();
  }

  /** The name that the renaming form holds. */
  public String name() {
    return renaming.isSound() ? site.name() : renaming.text("new-name");
  }
}
