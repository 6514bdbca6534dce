package fr.regain.console.operation;

import fr.regain.console.access.SiteLabel;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a person says of an operation; what is wrong is noted in the form, all of it. */
final class OperationForm {
  static final String VERSION = "version";

  private final Visit visit;
  private final Form form;

  OperationForm(Visit visit, Form form) {
    this.visit = visit;
    this.form = form;
  }

  /** The form as an operation fills it in. */
  static Form of(OperationPlan plan) {
    return new Form(fields(plan));
  }

  private static Map<String, String> fields(OperationPlan plan) {
    Map<String, String> fields = new HashMap<>();
    fields.put("title", plan.title());
    fields.put("first-day", plan.firstDay().toString());
    fields.put("last-day", plan.lastDay().toString());
    fields.put("audience", plan.audience().name());
    fields.put("organisation", plan.organisation());
    return fields;
  }

  /** The kind that was chosen. */
  Optional<OperationKind> kind() {
    Optional<OperationKind> kind =
        Arrays.stream(OperationKind.values())
            .filter(known -> known.name().equals(form.text("kind")))
            .findFirst();
    if (kind.isEmpty()) {
      form.reject("kind", visit.say("operation.error.kind"));
    }
    return kind;
  }

  /** The number of the site that was typed; a site that is not among these is none. */
  Optional<Long> site(List<SiteLabel> sites) {
    Optional<SiteLabel> site = SiteLabel.named(sites, form.text("site"));
    if (site.isEmpty()) {
      form.reject("site", visit.say("operation.error.site"));
    }
    return site.map(SiteLabel::id);
  }

  /** What is said of the operation; empty: something is wrong. */
  Optional<OperationPlan> plan() {
    String title = form.text("title");
    if (title.isEmpty() || title.length() > OperationPlan.LONGEST_TITLE) {
      form.reject("title", visit.say("operation.error.title", OperationPlan.LONGEST_TITLE));
    }
    LocalDate first = day("first-day");
    LocalDate last = day("last-day");
    if (first != null && last != null) {
      long days = OperationPlan.days(first, last);
      if (days < 1) {
        form.reject("last-day", visit.say("operation.error.reversed"));
      } else if (days > OperationPlan.MOST_DAYS) {
        form.reject("last-day", visit.say("operation.error.long", OperationPlan.MOST_DAYS));
      }
    }
    Audience audience =
        Arrays.stream(Audience.values())
            .filter(known -> known.name().equals(form.text("audience")))
            .findFirst()
            .orElse(null);
    if (audience == null) {
      form.reject("audience", visit.say("operation.error.audience"));
    }
    String organisation = form.text("organisation");
    if (organisation.length() > OperationPlan.LONGEST_ORGANISATION) {
      form.reject(
          "organisation",
          visit.say("operation.error.organisation", OperationPlan.LONGEST_ORGANISATION));
    }
    return form.isSound() && first != null && last != null && audience != null
        ? Optional.of(new OperationPlan(title, first, last, audience, organisation))
        : Optional.empty();
  }

  private @Nullable LocalDate day(String field) {
    try {
      return LocalDate.parse(form.text(field));
    } catch (DateTimeParseException malformed) {
      form.reject(field, visit.say("operation.error.day"));
      return null;
    }
  }

  /** Notes each field that somebody else has changed otherwise since the form was shown. */
  void compare(OperationPlan now) {
    compare(visit, form, fields(now));
  }

  /**
   * Notes each field in which somebody else has put something else since the form was shown.
   *
   * @param now what is on record, by field
   */
  static void compare(Visit visit, Form form, Map<String, String> now) {
    now.keySet().stream()
        .sorted()
        .filter(field -> !form.text(field).replace("\r\n", "\n").equals(now.get(field)))
        .forEach(
            field ->
                form.reject(
                    field, visit.say("operation.error.changed", now.getOrDefault(field, ""))));
  }

  /** The version that the form was shown with; −1: it says none. */
  static long version(Form form) {
    return form.number(VERSION).orElse(-1);
  }
}
