package fr.regain.console.eligibility;

import fr.regain.console.equipment.Equipment;
import fr.regain.console.web.Visit;
import java.text.ListFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route with its reasons, in words.
 *
 * @param visit the request
 * @param equipment the piece
 * @param explanation its route as of now
 */
public record RouteView(Visit visit, Equipment equipment, Explanation explanation) {
  private static final List<ReasonCode.Effect> EFFECTS =
      List.of(
          ReasonCode.Effect.AGAINST,
          ReasonCode.Effect.FOR,
          ReasonCode.Effect.OPEN,
          ReasonCode.Effect.NOTE);

  /** One thing that was found; what nobody told has no source. */
  public record Finding(String text, String source) {}

  /** What was found that speaks for the same. */
  public record Group(String title, List<Finding> findings) {}

  /** The route and, where it stays, until when. */
  public String route() {
    Evaluation evaluation = explanation.evaluation();
    return until(visit.say("route." + evaluation.route().name()), evaluation.staysUntil());
  }

  /** What taking that route means. */
  public String meaning() {
    return visit.say("route." + explanation.evaluation().route().name() + ".meaning");
  }

  private String until(String route, @Nullable LocalDate until) {
    return until == null
        ? route
        : visit.say("eligibility.until", route, Integer.toString(until.getYear()));
  }

  /** The routes that stay open, where there are several; empty where there is one. */
  public String possible() {
    return explanation.evaluation().possible().size() < 2
        ? ""
        : explanation.evaluation().possible().stream()
            .map(route -> visit.say("route." + route.name()))
            .collect(Collectors.joining(", "));
  }

  /** What would decide between them. */
  public List<String> deciding() {
    return explanation.evaluation().deciding().stream()
        .map(fact -> visit.say("open." + fact.name()))
        .toList();
  }

  /** Everything that was found, what speaks against keeping it first. */
  public List<Group> groups() {
    return groups(EFFECTS);
  }

  /** What speaks against keeping it, and what is not known. */
  public List<Group> concerns() {
    return groups(List.of(ReasonCode.Effect.AGAINST, ReasonCode.Effect.OPEN));
  }

  private List<Group> groups(List<ReasonCode.Effect> effects) {
    return effects.stream()
        .map(
            effect ->
                new Group(
                    visit.say("effect-of." + effect.name()),
                    explanation.evaluation().reasons().stream()
                        .filter(reason -> reason.code().effect() == effect)
                        .map(this::finding)
                        .toList()))
        .filter(group -> !group.findings().isEmpty())
        .toList();
  }

  private Finding finding(Reason reason) {
    Object[] parameters = reason.parameters().stream().map(this::text).toArray();
    return new Finding(
        visit.say(reason.code().key(), parameters),
        reason.source() == Reason.Source.NONE ? "" : visit.say("source." + reason.source().name()));
  }

  private String text(Reason.Value value) {
    return switch (value) {
      case Reason.Value.Text(String text) -> text.isEmpty() ? visit.say("unknown") : text;
      case Reason.Value.Count(long count) -> visit.figures().number(count);
      case Reason.Value.Memory(long bytes) -> visit.figures().memory(bytes);
      case Reason.Value.Storage(long bytes) -> visit.figures().bytes(bytes);
      case Reason.Value.Day(LocalDate day) -> visit.figures().date(day);
    };
  }

  /** What would change the route, each with the route that follows. */
  public List<String> changes() {
    return explanation.changes().stream()
        .filter(this::decides)
        .map(
            change ->
                visit.say(
                    "change.line",
                    done(change),
                    until(visit.say("change.then." + change.route().name()), change.staysUntil())))
        .toList();
  }

  private boolean decides(Change change) {
    return change.route() != Route.TO_BE_QUALIFIED
        || explanation.evaluation().route() != Route.TO_BE_QUALIFIED;
  }

  private String done(Change change) {
    if (change.also().isEmpty()) {
      return visit.say("change." + change.kind().name(), change.gibibytes());
    }
    List<String> parts =
        Stream.concat(Stream.of(change.kind()), change.also().stream())
            .map(kind -> visit.say("change.part." + kind.name(), change.gibibytes()))
            .toList();
    Locale locale = Locale.forLanguageTag(visit.words().language().tag());
    return visit.say(
        "change.with",
        ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
            .format(parts));
  }

  /** Which criteria were applied. */
  public String criteria() {
    int version = explanation.criteria().version();
    return version == 0
        ? visit.say("criteria.of-console")
        : visit.say("criteria.of-owner", version);
  }
}
