package fr.regain.console.roadmap;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;

/** What two people get who change one thing at once. */
final class Changed {
  private Changed() {}

  /** Notes beside a field that somebody else was faster; throws any other problem on. */
  static void orThrow(Problem problem, Visit visit, Form form, String field) {
    if (problem.code() != ProblemCode.ROAD_MAP_CHANGED) {
      throw problem;
    }
    form.reject(field, visit.say("road-map.changed"));
  }
}
