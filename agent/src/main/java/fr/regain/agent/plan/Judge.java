package fr.regain.agent.plan;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.rule.Approval;
import fr.regain.agent.rule.DenyList;
import fr.regain.agent.rule.Mode;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.Selection;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Judges one candidate by itself. The first reason to keep it wins; the protected list is first.
 */
final class Judge {
  private final DenyList protectedThings;
  private final Instant now;
  private final Map<Approval, Map<FilePath, DenyList.Directory>> places =
      new EnumMap<>(Approval.class);

  Judge(DenyList protectedThings, Instant now) {
    this.protectedThings = protectedThings;
    this.now = now;
  }

  Optional<KeepReason> reasonToKeep(Area area, Candidate candidate) {
    Rule rule = area.rule();
    FileFacts facts = candidate.facts();
    if (rule.mode() == Mode.REPORT) {
      return byAge(rule, candidate).or(() -> Optional.of(KeepReason.REPORT_ONLY));
    }
    if (isProtected(candidate, rule)) {
      return Optional.of(KeepReason.PROTECTED);
    }
    return area.blocked()
        .or(() -> byKind(facts, area))
        .or(() -> byOwner(facts, area))
        .or(() -> byTwin(rule, candidate))
        .or(() -> byAge(rule, candidate))
        .or(() -> byUse(rule, candidate));
  }

  private boolean isProtected(Candidate candidate, Rule rule) {
    DenyList.Directory place =
        places
            .computeIfAbsent(rule.approval(), approval -> new HashMap<>())
            .computeIfAbsent(
                candidate.directory(),
                directory ->
                    protectedThings.in(
                        directory.names().stream().map(FileName::display).toList(),
                        rule.approval()));
    return place.check(candidate.name().display()).isPresent();
  }

  private static Optional<KeepReason> byKind(FileFacts facts, Area area) {
    if (!area.volume().local()) {
      return Optional.of(KeepReason.NOT_LOCAL);
    }
    if (area.volume().readOnly() || facts.is(FileMark.READ_ONLY)) {
      return Optional.of(KeepReason.READ_ONLY);
    }
    if (facts.kind() == FileKind.LINK || facts.is(FileMark.AUTOMOUNT)) {
      return Optional.of(KeepReason.LINK);
    }
    if (facts.is(FileMark.MOUNT_ROOT) || facts.identity().volume() != area.volumeNumber()) {
      return Optional.of(KeepReason.OTHER_VOLUME);
    }
    if (facts.is(FileMark.PLACEHOLDER)) {
      return Optional.of(KeepReason.PLACEHOLDER);
    }
    if (facts.kind() != FileKind.REGULAR && facts.kind() != FileKind.DIRECTORY) {
      return Optional.of(KeepReason.NOT_REGULAR);
    }
    if (facts.is(FileMark.STICKY)
        || facts.is(FileMark.IMMUTABLE)
        || facts.is(FileMark.APPEND_ONLY)
        || facts.is(FileMark.SYSTEM)) {
      return Optional.of(KeepReason.PINNED);
    }
    return Optional.empty();
  }

  private static Optional<KeepReason> byOwner(FileFacts facts, Area area) {
    return facts.owner().filter(area.owner()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(KeepReason.FOREIGN_OWNER);
  }

  /** A duplicate goes only beside a twin that can be what it is said to be. */
  private static Optional<KeepReason> byTwin(Rule rule, Candidate candidate) {
    if (rule.selection() != Selection.DUPLICATES) {
      return Optional.empty();
    }
    return candidate.twin().filter(twin -> twin.canBeDoubleOf(candidate.facts())).isPresent()
        ? Optional.empty()
        : Optional.of(KeepReason.SURVIVOR);
  }

  /** A directory changes whenever something in it goes, so only what it holds has an age. */
  private Optional<KeepReason> byAge(Rule rule, Candidate candidate) {
    FileFacts facts = candidate.facts();
    if (facts.kind() == FileKind.DIRECTORY) {
      return Optional.empty();
    }
    if (facts.size() < rule.minimumBytes()) {
      return Optional.of(KeepReason.TOO_SMALL);
    }
    Instant latest = candidate.thrownAway().orElseGet(() -> latest(facts));
    boolean plausible =
        isPlausible(latest) && isPlausible(facts.modified()) && isPlausible(facts.changed());
    if (!plausible) {
      return Optional.of(KeepReason.AGE_UNKNOWN);
    }
    Instant newest = now.minus(rule.minimumAge());
    if (latest.isAfter(newest)) {
      return Optional.of(KeepReason.TOO_YOUNG);
    }
    boolean read = candidate.thrownAway().isEmpty() && facts.accessed().isAfter(newest);
    return read && !rule.minimumAge().isZero()
        ? Optional.of(KeepReason.RECENTLY_READ)
        : Optional.empty();
  }

  private static Instant latest(FileFacts facts) {
    Instant latest = facts.modified().isAfter(facts.changed()) ? facts.modified() : facts.changed();
    return facts.created().filter(latest::isBefore).orElse(latest);
  }

  private boolean isPlausible(Instant time) {
    return time.isAfter(Instant.EPOCH) && !time.isAfter(now);
  }

  private static Optional<KeepReason> byUse(Rule rule, Candidate candidate) {
    if (candidate.facts().kind() == FileKind.DIRECTORY) {
      return Optional.empty();
    }
    if (candidate.facts().links() > 1 && rule.mode() != Mode.SAFE) {
      return Optional.of(KeepReason.HARD_LINKED);
    }
    return switch (candidate.use()) {
      case FREE -> Optional.empty();
      case IN_USE -> Optional.of(KeepReason.IN_USE);
      case UNKNOWN -> Optional.of(KeepReason.USE_UNKNOWN);
    };
  }
}
