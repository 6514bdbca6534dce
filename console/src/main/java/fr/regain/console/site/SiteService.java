package fr.regain.console.site;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.access.SiteLabel;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.text.Collator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tree of sites. Its root, "Organisation", exists from the first start on. */
@Singleton
public final class SiteService {
  private static final int MAXIMUM_NAME = 255;

  private final Database database;
  private final Clock clock;

  /** The tree in this database. */
  public SiteService(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The site that holds all others. */
  public Site root() {
    return database.read(SiteStore::root);
  }

  /** The site of that number, if there is one in the scope. */
  public Optional<Site> find(Scope scope, long id) {
    return database.read(dsl -> SiteStore.find(dsl, scope, id));
  }

  /** The site of a scope that a text means: its UAI code, or its name if no other has it. */
  public Optional<Site> named(Scope scope, String typed) {
    String text = typed.strip();
    return text.isEmpty()
        ? Optional.empty()
        : database.read(dsl -> SiteStore.named(dsl, scope, text));
  }

  /** The sites of a scope: each before those that it holds, siblings by name. */
  public List<Site> tree(Scope scope) {
    return ordered(database.read(dsl -> SiteStore.all(dsl, scope)));
  }

  /**
   * The sites of a scope to choose from around one of them, without reading the whole tree; see
   * {@link SiteChoice#around}.
   *
   * @param id the site; null, or one that is not in the scope: the first of the scope
   */
  public List<Site> around(Scope scope, @Nullable Long id) {
    return ordered(database.read(dsl -> SiteStore.around(dsl, scope, id)));
  }

  /** The sites of a scope as people type or choose them, in the order of {@link #tree}. */
  public List<SiteLabel> labels(Scope scope) {
    return tree(scope).stream()
        .map(
            site ->
                new SiteLabel(
                    site.id(), site.name(), site.uai() == null ? null : site.uai().code()))
        .toList();
  }

  private static List<Site> ordered(Collection<Site> all) {
    Set<Long> ids = all.stream().map(Site::id).collect(Collectors.toSet());
    Map<Long, List<Site>> held = new HashMap<>();
    List<Site> roots = new ArrayList<>();
    for (Site site : all) {
      Long parent = site.parentId();
      (parent == null || !ids.contains(parent)
              ? roots
              : held.computeIfAbsent(parent, unused -> new ArrayList<>()))
          .add(site);
    }
    List<Site> ordered = new ArrayList<>(all.size());
    append(roots, held, ordered);
    return List.copyOf(ordered);
  }

  private static void append(List<Site> siblings, Map<Long, List<Site>> held, List<Site> ordered) {
    // The order of a French dictionary: "École" stands beside "Ecole", not after "Z".
    siblings.sort(Comparator.comparing(Site::name, Collator.getInstance(Locale.FRENCH)));
    for (Site site : siblings) {
      ordered.add(site);
      List<Site> below = held.get(site.id());
      if (below != null) {
        append(below, held, ordered);
      }
    }
  }

  /**
   * Enters a site below another one.
   *
   * @param by who does it, an administrator of the parent
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a parent, {@link
   *     ProblemCode#REQUEST_INVALID} for a name that is empty or too long, a level that may not be
   *     there, a UAI code on anything but an établissement, or one that another site bears
   */
  public Site create(Person by, long parentId, SiteKind kind, String name, @Nullable Uai uai) {
    String stripped = checkedName(name);
    if (uai != null && kind != SiteKind.ETABLISSEMENT) {
      throw invalid("Only an établissement has a UAI code.");
    }
    return database.write(
        dsl -> {
          Site parent = find(dsl, by, parentId).orElseThrow(() -> missing(parentId));
          if (!parent.kind().mayHold(kind)) {
            throw invalid(
                "A site of kind " + parent.kind() + " cannot hold one of kind " + kind + ".");
          }
          if (uai != null && SiteStore.hasUai(dsl, uai)) {
            throw invalid("Another site already bears the UAI code " + uai + ".");
          }
          Site made = SiteStore.insert(dsl, parent, kind, stripped, uai, clock.instant());
          record(dsl, by, "site.create", made.id(), "", text(made));
          return made;
        });
  }

  /**
   * Gives a site another name.
   *
   * @param by who does it, an administrator of the site
   * @throws Problem {@link ProblemCode#NOT_FOUND}, or {@link ProblemCode#REQUEST_INVALID} for a
   *     name that is empty or too long
   */
  public void rename(Person by, long id, String name) {
    String stripped = checkedName(name);
    database.update(
        dsl -> {
          Site site = find(dsl, by, id).orElseThrow(() -> missing(id));
          SiteStore.rename(dsl, site.id(), stripped);
          record(dsl, by, "site.rename", id, "name: " + site.name(), "name: " + stripped);
        });
  }

  private static Optional<Site> find(DSLContext dsl, Person by, long id) {
    return SiteStore.find(dsl, by.scope(Role.ADMINISTRATOR), id);
  }

  private void record(
      DSLContext dsl, Person by, String action, long id, String before, String after) {
    AuditService.record(dsl, by.actor(), action, "site " + id, before, after, clock.instant());
  }

  private static String text(Site site) {
    return "name: "
        + site.name()
        + "\nkind: "
        + site.kind()
        + "\npath: "
        + site.path()
        + (site.uai() == null ? "" : "\nuai: " + site.uai());
  }

  private static String checkedName(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > MAXIMUM_NAME) {
      throw invalid("The name of a site has 1 to " + MAXIMUM_NAME + " characters.");
    }
    return stripped;
  }

  private static Problem missing(long id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + ".");
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
