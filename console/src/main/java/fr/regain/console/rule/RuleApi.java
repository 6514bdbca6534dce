package fr.regain.console.rule;

import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.Visit;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/** The rules of the clean-up, for programs. */
@Controller(ApiRequest.ROOT + "/rules")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class RuleApi {
  private final RuleSets rules;

  RuleApi(RuleSets rules) {
    this.rules = rules;
  }

  /** See {@link RuleSet}. */
  @Serdeable
  record RuleSetAnswer(String version, String digest, List<RuleAnswer> rules) {}

  /** See {@link Rule}, with its texts in the caller's language. */
  @Serdeable
  record RuleAnswer(
      String id,
      RuleMode mode,
      RuleApproval approval,
      String title,
      String text,
      String source,
      int leastAgeDays,
      int greatestAgeDays) {
    static RuleAnswer of(Rule rule, Locale locale) {
      return new RuleAnswer(
          rule.id(),
          rule.mode(),
          rule.approval(),
          rule.title(locale),
          rule.text(locale),
          rule.source(),
          rule.leastAgeDays(),
          Rule.GREATEST_AGE_DAYS);
    }
  }

  @Get
  @ApiCall(
      fr = "Les règles de nettoyage de cette console",
      en = "The clean-up rules of this console")
  RuleSetAnswer rules(Visit visit) {
    RuleSet current = rules.current();
    Locale locale = visit.words().language().locale();
    return new RuleSetAnswer(
        current.version(),
        current.digest(),
        current.rules().stream().map(rule -> RuleAnswer.of(rule, locale)).toList());
  }
}
