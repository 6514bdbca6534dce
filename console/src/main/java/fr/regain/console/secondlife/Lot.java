package fr.regain.console.secondlife;

import fr.regain.console.equipment.Owner;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lot with all that it holds.
 *
 * @param id its number
 * @param siteId where it is put together
 * @param siteName name of that site
 * @param owner who parts with it
 * @param terms what people say of it
 * @param createdAt since when it is on record
 * @param closedAt when it left; null: it is open
 * @param firstLeftAt when it left for the first time, also if it was opened again; null: never
 * @param items in the order of their labels
 * @param papers in the order in which they were attached
 */
public record Lot(
    long id,
    long siteId,
    String siteName,
    Owner owner,
    LotTerms terms,
    Instant createdAt,
    @Nullable Instant closedAt,
    @Nullable Instant firstLeftAt,
    List<LotItem> items,
    List<Paper> papers) {
  /** Address of the list of lots. */
  public static final String PATH = "/seconde-vie/lots";

  /** Keeps its own copies. */
  public Lot {
    items = List.copyOf(items);
    papers = List.copyOf(papers);
  }

  /** Whether pieces may still be added. */
  public boolean isOpen() {
    return closedAt == null;
  }

  /** The numbers of its pieces. */
  public List<Long> numbers() {
    return items.stream().map(item -> item.piece().id()).toList();
  }

  /** Whether a file of that kind is attached. */
  public boolean has(PaperKind kind) {
    return papers.stream().anyMatch(paper -> paper.kind() == kind);
  }

  /** Address of its page. */
  public String address() {
    return address(id);
  }

  /** Address of the page of a lot. */
  public static String address(long id) {
    return PATH + "/" + id;
  }
}
