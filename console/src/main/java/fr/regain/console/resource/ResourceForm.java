package fr.regain.console.resource;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads what a person shares; what is wrong is noted in the form, all of it. */
final class ResourceForm {
  private static final String TICKED = "oui";

  private final Visit visit;
  private final Form form;

  ResourceForm(Visit visit, Form form) {
    this.visit = visit;
    this.form = form;
  }

  /** The form as a resource fills it in. */
  static Form of(ResourceTerms terms) {
    return new Form(fields(terms));
  }

  private static Map<String, String> fields(ResourceTerms terms) {
    Map<String, String> fields = new HashMap<>();
    fields.put("kind", terms.kind().name());
    fields.put("title", terms.title());
    fields.put("address", Objects.requireNonNullElse(terms.address(), ""));
    fields.put("text", terms.content());
    for (OperationKind kind : OperationKind.values()) {
      fields.put(kind.name(), terms.operations().contains(kind) ? TICKED : "");
    }
    return fields;
  }

  /** What is shared; empty: something is wrong. */
  Optional<ResourceTerms> read() {
    ResourceKind kind =
        Arrays.stream(ResourceKind.values())
            .filter(known -> known.name().equals(form.text("kind")))
            .findFirst()
            .orElse(null);
    if (kind == null) {
      form.reject("kind", visit.say("resources.error.kind"));
    }
    String title = form.text("title");
    if (title.isEmpty() || title.length() > ResourceTerms.LONGEST_TITLE) {
      form.reject("title", visit.say("resources.error.title", ResourceTerms.LONGEST_TITLE));
    }
    String address = form.text("address");
    if (!address.isEmpty() && ResourceTerms.host(address).isEmpty()) {
      form.reject("address", visit.say("resources.error.address", ResourceTerms.LONGEST_ADDRESS));
    }
    String content = form.text("text");
    if (content.length() > ResourceTerms.LONGEST_CONTENT) {
      form.reject("text", visit.say("resources.error.content", ResourceTerms.LONGEST_CONTENT));
    } else if (content.isEmpty() && address.isEmpty()) {
      form.reject("text", visit.say("resources.error.nothing"));
    }
    Set<OperationKind> operations = EnumSet.noneOf(OperationKind.class);
    for (OperationKind known : OperationKind.values()) {
      if (form.text(known.name()).equals(TICKED)) {
        operations.add(known);
      }
    }
    if (operations.isEmpty()) {
      form.reject(OperationKind.DATA.name(), visit.say("resources.error.operations"));
    }
    return kind != null && form.isSound()
        ? Optional.of(
            new ResourceTerms(kind, title, address.isEmpty() ? null : address, content, operations))
        : Optional.empty();
  }

  /** Notes each field that somebody else has changed otherwise since the form was shown. */
  void compare(ResourceTerms now) {
    fields(now)
        .forEach(
            (field, text) -> {
              if (!form.text(field).replace("\r\n", "\n").equals(text)) {
                form.reject(field, visit.say("operation.error.changed", text));
              }
            });
  }
}
