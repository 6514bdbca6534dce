package fr.regain.console.equipment;

import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;
import java.util.Optional;

/**
 * All that the page of the owners shows.
 *
 * @param visit the request
 * @param owners all owners
 * @param sites the sites that the reader administers
 * @param ownerships what those say of their equipment
 * @param everywhere whether the reader administers the whole organisation
 * @param creation the form for another owner
 * @param changed the owner whose change was refused; 0: none
 * @param change the form of that change
 * @param site the form for the owner of a site
 */
public record OwnersView(
    Visit visit,
    List<Owner> owners,
    List<Site> sites,
    List<SiteOwnership> ownerships,
    boolean everywhere,
    Form creation,
    long changed,
    Form change,
    Form site) {
  /** Address of the page. */
  public static final String PATH = "/seconde-vie/proprietaires";

  /** What the form of an owner's change holds as its name. */
  public String name(Owner owner) {
    return owner.id() == changed ? change.text("name") : owner.name();
  }

  /** Whether the form of an owner's change holds that kind. */
  public boolean isOf(Owner owner, OwnerKind kind) {
    return owner.id() == changed ? kind.name().equals(change.text("kind")) : kind == owner.kind();
  }

  /** What one site says. */
  public record Line(String site, String owner, String carrier) {}

  /** What sites say, in the order of the tree. */
  public List<Line> lines() {
    return sites.stream().flatMap(place -> line(place).stream()).toList();
  }

  private Optional<Line> line(Site place) {
    return ownerships.stream()
        .filter(said -> said.path().equals(place.path()))
        .findFirst()
        .map(
            said ->
                new Line(
                    place.name(),
                    owners.stream()
                        .filter(owner -> owner.id() == said.ownerId())
                        .map(Owner::name)
                        .findFirst()
                        .orElse(visit.say("unknown")),
                    carrier(said)));
  }

  private String carrier(SiteOwnership said) {
    Boolean carrier = said.protectedCarrier();
    return carrier == null
        ? visit.say("unknown")
        : visit.say(carrier ? "equipment.yes" : "equipment.no");
  }
}
