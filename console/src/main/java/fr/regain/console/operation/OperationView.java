package fr.regain.console.operation;

import fr.regain.console.campaign.Campaign;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.resource.Resource;
import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.time.LocalDate;
import java.util.List;

/**
 * What the page of an operation shows.
 *
 * @param visit the request
 * @param operation it
 * @param figures its figures
 * @param campaigns those that belong to it
 * @param candidates those that may yet
 * @param resources some of what is shared for such operations
 * @param shared how much is
 * @param mayAct whether the reader may change it
 * @param today the day that it is
 * @param form the form that changes it
 */
public record OperationView(
    Visit visit,
    Operation operation,
    FigureSet figures,
    List<Campaign> campaigns,
    List<Campaign> candidates,
    List<Resource> resources,
    int shared,
    boolean mayAct,
    LocalDate today,
    Form form) {
  /** Most resources on the page; the others are a link away. */
  public static final int MOST_RESOURCES = 4;

  /** Most campaigns to choose from. */
  static final int MOST_CANDIDATES = 40;

  /** Keeps its own copies. */
  public OperationView {
    campaigns = List.copyOf(campaigns);
    candidates = List.copyOf(candidates);
    resources = List.copyOf(resources);
  }

  /** What, where, when and for whom, in a line. */
  public String lead() {
    return visit.say(
        "operation.lead",
        visit.say(operation.kind().key()),
        operation.place().text(),
        OperationText.days(visit, operation.plan()),
        visit.say(operation.plan().audience().key()));
  }

  /** Where it stands, and what to do next. */
  public String next() {
    return switch (operation.state()) {
      case CANCELLED -> visit.say("operation.next.CANCELLED");
      case REPORTED ->
          visit.say(
              "operation.next.REPORTED",
              operation.reportedAt() == null ? "" : visit.figures().moment(operation.reportedAt()));
      case REGISTERED -> {
        String when =
            today.isBefore(operation.plan().firstDay())
                ? "before"
                : operation.isDue(today) ? "due" : "during";
        yield visit.say(
            "operation.next." + when,
            visit.figures().date(operation.plan().firstDay()),
            visit.figures().date(operation.plan().lastDay()));
      }
    };
  }

  /** Whether the reader may change it now. */
  public boolean isOpen() {
    return mayAct && operation.isOpen();
  }

  /** Whether the reader may open it again. */
  public boolean mayReopen() {
    return mayAct && operation.state() == OperationState.REPORTED;
  }

  /** Whether its measures may be sent up. */
  public boolean isDue() {
    return mayAct && operation.isDue(today);
  }

  /** Whether campaigns can belong to it. */
  public boolean isOfData() {
    return operation.kind() == OperationKind.DATA;
  }

  /** Its figures. */
  public DocumentTable table() {
    return OperationText.figures(visit, operation, figures);
  }

  /** What a campaign is called, and where it stands. */
  public String text(Campaign campaign) {
    return campaign.draft().name()
        + " ("
        + visit.say("campaign.state." + campaign.state().name())
        + ")";
  }

  /** Whether campaigns go on that belong to it: their figures are not the last ones. */
  public boolean goesOn() {
    return campaigns.stream().anyMatch(campaign -> !campaign.state().isOver());
  }

  /** Where everything is that is shared for such operations. */
  public String resourcesAddress() {
    return new Query(Resource.PATH).with("type", operation.kind().name()).toString();
  }
}
