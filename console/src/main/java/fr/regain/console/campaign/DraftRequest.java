package fr.regain.console.campaign;

import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceFilterRequest.ApiChassis;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.WeeklyHours;
import fr.regain.v1.Chassis;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is to be, for programs; see {@link Draft}. It may be incomplete, as on the pages.
 *
 * @param explicitHours as {@link WeeklyHours} has them; needed for {@link Hours#EXPLICIT} alone
 */
@Serdeable
record DraftRequest(
    @NotBlank @Size(max = DraftCheck.LONGEST_NAME) String name,
    @Valid TargetRequest target,
    @Valid @Size(max = DraftCheck.MOST_RULES) List<ChosenRuleRequest> rules,
    Hours hours,
    @Nullable @Size(max = 2_000) String explicitHours,
    boolean skipHolidays,
    @Nullable Instant startsAt,
    Instant deadline,
    @Valid @Size(max = DraftCheck.MOST_WAVES) List<WaveRequest> waves,
    @Min(1) long maximumFiles,
    @Min(1) long maximumBytes,
    @Size(max = DraftCheck.LONGEST_ASKED_BY) String askedBy,
    boolean notice) {

  /** Which devices; a campaign takes only those that may talk to the console. */
  @Serdeable
  record TargetRequest(
      @Nullable @Size(max = 255) String text,
      @Nullable Long siteId,
      @Nullable Long ringId,
      @Nullable @Size(max = 20) Set<ApiChassis> chassis,
      @Nullable Boolean lowSpace,
      @Nullable @Size(min = 1, max = 65) String agentVersion,
      @Nullable @Pattern(regexp = "[a-z][a-z.-]{0,63}") String condition) {
    static TargetRequest of(DeviceFilter filter) {
      return new TargetRequest(
          filter.text().isEmpty() ? null : filter.text(),
          filter.siteId(),
          filter.ringId(),
          filter.chassis().isEmpty()
              ? null
              : filter.chassis().stream().map(TargetRequest::chassis).collect(Collectors.toSet()),
          filter.lowSpace(),
          filter.agentVersion(),
          filter.condition());
    }

    private static ApiChassis chassis(Chassis chassis) {
      return ApiChassis.valueOf(chassis.name().substring("CHASSIS_".length()));
    }

    DeviceFilter filter() {
      return new DeviceFilter(
          text == null ? "" : text.strip(),
          siteId,
          ringId,
          chassis == null
              ? Set.of()
              : chassis.stream().map(ApiChassis::wire).collect(Collectors.toSet()),
          null,
          Boolean.TRUE.equals(lowSpace),
          null,
          agentVersion,
          condition);
    }
  }

  /** See {@link ChosenRule}. */
  @Serdeable
  record ChosenRuleRequest(
      @NotBlank @Size(max = 64) String ruleId, @Nullable @Min(0) Integer minimumAgeDays) {}

  /** See {@link Wave}: a share in percent, or a ring. */
  @Serdeable
  record WaveRequest(
      @Nullable @Min(1) @Max(100) Integer percent,
      @Nullable Long ringId,
      @Min(1) @Max(100) int leastFinishedPercent,
      @Min(0) @Max(100) int greatestFailedPercent,
      @Min(0) @Max(100) int leastReturnedPercent,
      @Min(0) @Max(7_776_000) long observationSeconds) {
    static WaveRequest of(Wave wave) {
      Gate gate = wave.gate();
      Integer percent = null;
      Long ring = null;
      switch (wave.share()) {
        case WaveShare.Percent(int share) -> percent = share;
        case WaveShare.OfRing(long id) -> ring = id;
      }
      return new WaveRequest(
          percent,
          ring,
          gate.leastFinishedPercent(),
          gate.greatestFailedPercent(),
          gate.leastReturnedPercent(),
          gate.observation().toSeconds());
    }

    Wave wave() {
      if ((percent == null) == (ringId == null)) {
        throw new Problem(
            ProblemCode.REQUEST_INVALID, "A wave has either percent or ringId, not both.");
      }
      return new Wave(
          percent == null
              ? new WaveShare.OfRing(ringId == null ? 0 : ringId)
              : new WaveShare.Percent(percent),
          new Gate(
              leastFinishedPercent,
              greatestFailedPercent,
              leastReturnedPercent,
              Duration.ofSeconds(observationSeconds)));
    }
  }

  static DraftRequest of(Draft draft) {
    Schedule schedule = draft.schedule();
    return new DraftRequest(
        draft.name(),
        TargetRequest.of(draft.filter()),
        draft.rules().stream()
            .map(rule -> new ChosenRuleRequest(rule.ruleId(), rule.minimumAgeDays()))
            .toList(),
        schedule.hours(),
        schedule.explicit().days().isEmpty() ? null : schedule.explicit().toString(),
        schedule.skipHolidays(),
        schedule.startsAt(),
        schedule.deadline(),
        draft.waves().stream().map(WaveRequest::of).toList(),
        draft.limits().files(),
        draft.limits().bytes(),
        draft.askedBy(),
        draft.notice());
  }

  Draft draft(boolean template) {
    return new Draft(
        name.strip(),
        template,
        target.filter(),
        rules.stream().map(rule -> new ChosenRule(rule.ruleId(), rule.minimumAgeDays())).toList(),
        new Schedule(hours, hours(explicitHours), skipHolidays, startsAt, deadline),
        waves.stream().map(WaveRequest::wave).toList(),
        new Limits(maximumFiles, maximumBytes),
        askedBy,
        notice);
  }

  private static WeeklyHours hours(@Nullable String text) {
    try {
      return text == null ? WeeklyHours.NEVER : WeeklyHours.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, String.valueOf(malformed.getMessage()), malformed);
    }
  }
}
