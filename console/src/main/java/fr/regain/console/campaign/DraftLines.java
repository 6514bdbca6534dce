package fr.regain.console.campaign;

import java.util.stream.Collectors;

/** A draft in lines {@code name: value}, for the journal. */
final class DraftLines {
  private DraftLines() {}

  static String of(Draft draft) {
    return String.join(
        "\n",
        "name: " + draft.name(),
        "template: " + draft.template(),
        "filter: " + draft.filter(),
        "rules: "
            + draft.rules().stream().map(ChosenRule::toString).collect(Collectors.joining("; ")),
        "schedule: " + draft.schedule(),
        "waves: " + draft.waves(),
        "limits: " + draft.limits(),
        "asked by: " + draft.askedBy(),
        "notice: " + draft.notice());
  }
}
