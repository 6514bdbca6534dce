package fr.regain.console.campaign;

import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the last step shows: what is missing, and all that was chosen.
 *
 * @param visit the request
 * @param steps the steps
 * @param faults what is missing
 * @param count how many devices it takes now
 * @param rules all rules
 * @param target the devices, in words
 * @param rings name of the ring of each wave; empty where it is a share
 */
public record CheckView(
    Visit visit,
    StepsView steps,
    List<DraftFault> faults,
    CountView count,
    RuleSet rules,
    String target,
    List<String> rings) {
  /** Keeps its own copies. */
  public CheckView {
    faults = List.copyOf(faults);
    rings = List.copyOf(rings);
  }

  /** Something that is missing, and where it is filled in. */
  public record Missing(String text, String address) {}

  private Draft draft() {
    return steps.campaign().draft();
  }

  /** All that is missing. */
  public List<Missing> missing() {
    List<Missing> missing = new ArrayList<>();
    for (DraftFault fault : faults) {
      missing.add(missing(CampaignText.fault(visit, fault), fault.part()));
    }
    Targeted targeted = count.targeted();
    if (targeted != null && targeted.devices() == 0) {
      missing.add(missing(visit.say("fault.no-device"), DraftFault.Part.TARGET));
    }
    return missing;
  }

  private Missing missing(String text, DraftFault.Part part) {
    return new Missing(
        text, CampaignPath.of(steps.campaign().id(), Step.of(part)) + "#" + Step.field(part));
  }

  /** The rules that were chosen. */
  public List<String> chosen() {
    Locale locale = visit.words().language().locale();
    return draft().rules().stream()
        .map(
            rule -> {
              String title =
                  rules.find(rule.ruleId()).map(known -> known.title(locale)).orElse(rule.ruleId());
              Integer days = rule.minimumAgeDays();
              return days == null ? title : visit.say("check.rule-age", title, days);
            })
        .toList();
  }

  /** Whether people at the devices will be asked. */
  public boolean asksPeople() {
    return draft().rules().stream()
        .flatMap(rule -> rules.find(rule.ruleId()).stream())
        .anyMatch(Rule::asksPeople);
  }

  /** When, in a sentence. */
  public String schedule() {
    Schedule schedule = draft().schedule();
    Instant startsAt = schedule.startsAt();
    return visit.say(
        "check.schedule",
        startsAt == null ? visit.say("check.at-launch") : CampaignText.moment(visit, startsAt),
        CampaignText.moment(visit, schedule.deadline()));
  }

  /** At what hours. */
  public String hours() {
    Schedule schedule = draft().schedule();
    String hours = visit.say("hours." + schedule.hours().name());
    return schedule.skipHolidays() ? hours + " · " + visit.say("check.no-holidays") : hours;
  }

  /** The waves, each in a sentence. */
  public List<String> waves() {
    List<String> waves = new ArrayList<>();
    for (int i = 0; i < draft().waves().size(); i++) {
      Wave wave = draft().waves().get(i);
      String share =
          switch (wave.share()) {
            case WaveShare.Percent(int percent) -> visit.say("check.percent", percent);
            case WaveShare.OfRing ring -> visit.say("check.ring", rings.get(i));
          };
      Gate gate = wave.gate();
      boolean last = i == draft().waves().size() - 1;
      waves.add(
          last
              ? visit.say("check.last-wave", i + 1, share)
              : visit.say(
                  "check.wave",
                  i + 1,
                  share,
                  gate.leastFinishedPercent(),
                  gate.greatestFailedPercent(),
                  gate.leastReturnedPercent(),
                  gate.observation().toHours()));
    }
    return waves;
  }

  /** Most on one device. */
  public String limits() {
    Limits limits = draft().limits();
    return visit.say("check.limits", limits.files(), visit.figures().bytes(limits.bytes()));
  }

  /** Who asks. */
  public String askedBy() {
    return draft().askedBy();
  }

  /** Whether people get a notice. */
  public String notice() {
    return visit.say(draft().notice() ? "check.notice" : "check.no-notice");
  }

  /** Where the dry run is started. */
  public String trialAddress() {
    return CampaignPath.of(steps.campaign().id()) + "/essai";
  }
}
