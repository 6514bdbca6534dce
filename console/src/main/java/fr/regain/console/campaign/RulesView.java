package fr.regain.console.campaign;

import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleApproval;
import fr.regain.console.rule.RuleMode;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the second step shows.
 *
 * @param visit the request
 * @param steps the steps
 * @param form the form
 * @param rules all rules
 */
public record RulesView(Visit visit, StepsView steps, Form form, RuleSet rules) {
  /** Rules that go equally far. */
  public record Group(String title, String text, List<Line> lines) {}

  /** A rule to choose. */
  public record Line(
      String field,
      String title,
      String text,
      String source,
      boolean chosen,
      boolean hasAge,
      String ageField,
      String age,
      int least,
      int greatest) {}

  private enum Reach {
    SAFE,
    TOOL,
    ADMINISTRATOR,
    USER;

    static Reach of(Rule rule) {
      if (rule.approval() == RuleApproval.USER) {
        return USER;
      }
      if (rule.approval() == RuleApproval.ADMINISTRATOR) {
        return ADMINISTRATOR;
      }
      return rule.mode() == RuleMode.TOOL ? TOOL : SAFE;
    }
  }

  /** The rules by how far they go. */
  public List<Group> groups() {
    return Stream.of(Reach.values()).map(this::group).toList();
  }

  private Group group(Reach reach) {
    return new Group(
        visit.say("rules.title." + reach.name()),
        visit.say("rules.text." + reach.name()),
        rules.rules().stream()
            .filter(RulesForm::isOffered)
            .filter(rule -> Reach.of(rule) == reach)
            .map(this::line)
            .toList());
  }

  private Line line(Rule rule) {
    Locale locale = visit.words().language().locale();
    return new Line(
        RulesForm.chosen(rule.id()),
        rule.title(locale),
        rule.text(locale),
        rule.source(),
        form.text(RulesForm.chosen(rule.id())).equals("oui"),
        RulesForm.hasAge(rule),
        RulesForm.age(rule.id()),
        form.text(RulesForm.age(rule.id())),
        rule.leastAgeDays(),
        Rule.GREATEST_AGE_DAYS);
  }

  /** Names the rule set that the campaign is made with. */
  public String version() {
    return visit.say("rules.version", rules.version(), rules.digest().substring(0, 12));
  }
}
