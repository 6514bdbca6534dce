package fr.regain.console.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Steps in which a campaign is prepared, in their order. */
enum Step {
  TARGET("cible"),
  RULES("regles"),
  SCHEDULE("calendrier"),
  CHECK("verification");

  private final String path;

  Step(String path) {
    this.path = path;
  }

  /** Last part of its address. */
  String path() {
    return path;
  }

  /** 1, 2, 3 or 4. */
  int number() {
    return List.of(values()).indexOf(this) + 1;
  }

  static Optional<Step> ofPath(String path) {
    return Arrays.stream(values()).filter(step -> step.path.equals(path)).findFirst();
  }

  /** The one that follows; the last one follows itself. */
  Step next() {
    List<Step> all = List.of(values());
    return all.get(Math.min(number(), all.size() - 1));
  }

  /** The one before; the first one comes before itself. */
  Step previous() {
    List<Step> all = List.of(values());
    return all.get(Math.max(number() - 2, 0));
  }

  /** Where a part of a draft is filled in. */
  static Step of(DraftFault.Part part) {
    return switch (part) {
      case NAME, TARGET -> TARGET;
      case RULES -> RULES;
      case SCHEDULE, WAVES, LIMITS, ASKED_BY -> SCHEDULE;
    };
  }

  /** The field in which a part of a draft is filled in. */
  static String field(DraftFault.Part part) {
    return switch (part) {
      case NAME -> "nom";
      case TARGET -> "site";
      case RULES -> "regles";
      case SCHEDULE -> "fin";
      case WAVES -> "part-1";
      case LIMITS -> "fichiers";
      case ASKED_BY -> "demandeur";
    };
  }
}
