package fr.regain.console.campaign;

import fr.regain.console.campaign.DraftFault.Part;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleMode;
import fr.regain.console.rule.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a draft must be before it is stored, and before it is tried. */
final class DraftCheck {
  static final int LONGEST_NAME = 200;
  static final int LONGEST_ASKED_BY = 500;
  static final int MOST_RULES = 100;
  static final int MOST_WAVES = 20;
  static final Duration LONGEST = Duration.ofDays(400);
  private static final long MOST_FILES = 100_000_000;
  // 128 PiB, as for volumes.
  private static final long MOST_BYTES = 1L << 57;
  private static final Duration LONGEST_OBSERVATION = Duration.ofDays(90);

  private final RuleSet rules;
  private final Instant now;
  private final List<DraftFault> faults = new ArrayList<>();

  private DraftCheck(RuleSet rules, Instant now) {
    this.rules = rules;
    this.now = now;
  }

  /**
   * Refuses what cannot be stored.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID}
   */
  static void storable(Draft draft) {
    String text = draft.filter().text();
    if (draft.name().isBlank()
        || draft.name().length() > LONGEST_NAME
        || draft.askedBy().length() > LONGEST_ASKED_BY
        || draft.rules().size() > MOST_RULES
        || draft.waves().size() > MOST_WAVES
        || text.length() > 255) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "A campaign has a name of at most "
              + LONGEST_NAME
              + " characters, at most "
              + MOST_RULES
              + " rules and "
              + MOST_WAVES
              + " waves, and says in at most "
              + LONGEST_ASKED_BY
              + " characters who asks.");
    }
    Set<String> ids = new HashSet<>();
    for (ChosenRule rule : draft.rules()) {
      if (rule.ruleId().length() > 64 || !ids.add(rule.ruleId())) {
        throw new Problem(
            ProblemCode.REQUEST_INVALID, "The rule " + rule.ruleId() + " is chosen twice.");
      }
    }
  }

  /** What keeps the draft from being tried, in the order of its parts. */
  static List<DraftFault> faults(Draft draft, RuleSet rules, Instant now) {
    DraftCheck check = new DraftCheck(rules, now);
    check.rules(draft);
    check.schedule(draft.schedule());
    check.waves(draft);
    check.limits(draft.limits());
    if (draft.askedBy().isBlank()) {
      check.add(Part.ASKED_BY, "asked-by", "Say who asks, and how to reach them.");
    }
    return List.copyOf(check.faults);
  }

  private void rules(Draft draft) {
    if (draft.rules().isEmpty()) {
      add(Part.RULES, "no-rule", "Choose at least one rule.");
    }
    for (ChosenRule chosen : draft.rules()) {
      Optional<Rule> rule = rules.find(chosen.ruleId());
      if (rule.isEmpty() || rule.get().mode() == RuleMode.REPORT) {
        add(
            Part.RULES,
            "rule",
            "The rule " + chosen.ruleId() + " frees nothing, or is unknown; choose another.",
            chosen.ruleId());
        continue;
      }
      Integer days = chosen.minimumAgeDays();
      if (days != null && !rule.get().allowsAge(days)) {
        add(
            Part.RULES,
            "age",
            "The age of the rule %s is from %d to %d days."
                .formatted(chosen.ruleId(), rule.get().leastAgeDays(), Rule.GREATEST_AGE_DAYS),
            chosen.ruleId(),
            rule.get().leastAgeDays(),
            Rule.GREATEST_AGE_DAYS);
      }
    }
  }

  private void schedule(Schedule schedule) {
    Instant startsAt = schedule.startsAt();
    Instant first = startsAt == null || startsAt.isBefore(now) ? now : startsAt;
    if (!schedule.deadline().isAfter(first)) {
      add(Part.SCHEDULE, "deadline-early", "The campaign ends before it starts; set a later end.");
    } else if (schedule.deadline().isAfter(now.plus(LONGEST))) {
      add(
          Part.SCHEDULE,
          "deadline-late",
          "The campaign ends in more than " + LONGEST.toDays() + " days.",
          LONGEST.toDays());
    }
    if (schedule.hours() == Hours.EXPLICIT && schedule.explicit().days().isEmpty()) {
      add(Part.SCHEDULE, "no-hours", "Say at what hours of which days devices may work.");
    }
  }

  private void waves(Draft draft) {
    if (draft.waves().isEmpty()) {
      add(Part.WAVES, "no-wave", "Add at least one wave.");
      return;
    }
    int percents = 0;
    Set<Long> rings = new HashSet<>();
    for (Wave wave : draft.waves()) {
      switch (wave.share()) {
        case WaveShare.Percent(int percent) -> {
          if (percent < 1 || percent > 100) {
            add(Part.WAVES, "percent", "A wave takes from 1 to 100 % of the devices.");
          }
          percents += Math.clamp(percent, 0, 100);
        }
        case WaveShare.OfRing(long ring) -> {
          if (!rings.add(ring)) {
            add(Part.WAVES, "ring-twice", "A ring is in two waves.");
          }
        }
      }
      gate(wave.gate());
    }
    if (!rings.isEmpty() && percents > 0) {
      add(Part.WAVES, "mixed", "Waves are all shares of the devices, or all rings.");
    } else if (rings.isEmpty() && percents != 100) {
      add(
          Part.WAVES,
          "percents",
          "The waves take " + percents + " % of the devices in all, not 100 %.",
          percents);
    }
  }

  private void gate(Gate gate) {
    if (!isPercent(gate.leastFinishedPercent())
        || gate.leastFinishedPercent() == 0
        || !isPercent(gate.greatestFailedPercent())
        || !isPercent(gate.leastReturnedPercent())
        || gate.observation().isNegative()
        || gate.observation().compareTo(LONGEST_OBSERVATION) > 0) {
      add(
          Part.WAVES,
          "gate",
          "A gate asks for 1 to 100 % finished, 0 to 100 % failed, 0 to 100 % returned, and at"
              + " most "
              + LONGEST_OBSERVATION.toDays()
              + " days of observation.",
          LONGEST_OBSERVATION.toDays());
    }
  }

  private static boolean isPercent(int value) {
    return value >= 0 && value <= 100;
  }

  private void limits(Limits limits) {
    if (limits.files() < 1
        || limits.files() > MOST_FILES
        || limits.bytes() < 1
        || limits.bytes() > MOST_BYTES) {
      add(Part.LIMITS, "limits", "Say how many files and bytes may go on one device at most.");
    }
  }

  private void add(Part part, String code, String text, Object... arguments) {
    faults.add(new DraftFault(part, code, List.of(arguments), text));
  }
}
