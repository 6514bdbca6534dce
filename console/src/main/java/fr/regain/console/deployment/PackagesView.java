package fr.regain.console.deployment;

import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page for installing agents shows.
 *
 * @param visit the request
 * @param kept whether the console hands out files
 * @param files what it hands out
 * @param tree the sites that the reader administers, every site before those that it holds
 * @param form what was asked for: a site, and the file with its token
 * @param site the site that was asked for; null: none yet
 * @param values what its policy sets; null until the form is sound
 */
public record PackagesView(
    Visit visit,
    boolean kept,
    List<PackageFile> files,
    List<Site> tree,
    Form form,
    @Nullable Site site,
    @Nullable SiteValues values) {

  /** Address of the page. */
  public static final String PATH = "/deploiement/installer";

  /** Keeps its own copies. */
  public PackagesView {
    files = List.copyOf(files);
    tree = List.copyOf(tree);
  }

  /** The address of a file. */
  public static String address(PackageFile file) {
    // A space in a path is %20, and never a plus.
    return PATH
        + "/fichiers/"
        + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The address of the site's values as a file for the registry. */
  public String registryFile() {
    return new Query(PATH + "/valeurs.reg")
        .with("site", form.text("site"))
        .with("jeton", form.text("jeton"))
        .toString();
  }
}
