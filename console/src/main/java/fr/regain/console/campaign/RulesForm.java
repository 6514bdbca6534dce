package fr.regain.console.campaign;

import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleMode;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of the second step: which rules. */
final class RulesForm {
  private RulesForm() {}

  /** The form as a draft fills it in. */
  static Form of(Draft draft) {
    Map<String, String> fields = new HashMap<>();
    for (ChosenRule rule : draft.rules()) {
      fields.put(chosen(rule.ruleId()), "oui");
      Integer days = rule.minimumAgeDays();
      if (days != null) {
        fields.put(age(rule.ruleId()), days.toString());
      }
    }
    return new Form(fields);
  }

  /** Field that says whether a rule is chosen. */
  static String chosen(String rule) {
    return "regle-" + rule;
  }

  /** Field that holds the age that a campaign asks for. */
  static String age(String rule) {
    return "age-" + rule;
  }

  /** Whether a campaign may choose the rule. */
  static boolean isOffered(Rule rule) {
    return rule.mode() != RuleMode.REPORT;
  }

  /** Whether a campaign may ask for another age. A vendor's tool decides by itself. */
  static boolean hasAge(Rule rule) {
    return rule.mode() != RuleMode.TOOL && rule.leastAgeDays() > 0;
  }

  /** The draft that the form makes of another; what is wrong is noted in the form. */
  static Draft read(Visit visit, Form form, Draft before, RuleSet rules) {
    List<ChosenRule> chosen = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      if (isOffered(rule) && form.text(chosen(rule.id())).equals("oui")) {
        chosen.add(new ChosenRule(rule.id(), days(visit, form, rule)));
      }
    }
    return new Draft(
        before.name(),
        before.template(),
        before.filter(),
        chosen,
        before.schedule(),
        before.waves(),
        before.limits(),
        before.askedBy(),
        before.notice());
  }

  private static @Nullable Integer days(Visit visit, Form form, Rule rule) {
    String field = age(rule.id());
    if (!hasAge(rule) || form.text(field).isEmpty()) {
      return null;
    }
    long days = form.number(field).orElse(-1);
    if (days > Rule.GREATEST_AGE_DAYS || !rule.allowsAge((int) days)) {
      form.reject(
          field,
          visit.say(
              "rules.error.age",
              rule.title(visit.words().language().locale()),
              rule.leastAgeDays(),
              Rule.GREATEST_AGE_DAYS));
      return null;
    }
    return days == rule.leastAgeDays() ? null : (int) days;
  }
}
