package fr.regain.agent.plan;

import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.VolumeFacts;
import fr.regain.agent.rule.Mode;
import fr.regain.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One directory that a rule names, with everything found in it.
 *
 * @param rule the rule
 * @param directory the directory
 * @param owner whose it is; what belongs to somebody else stays
 * @param volume the volume that it is on
 * @param volumeNumber that volume as in the facts of its files
 * @param blocked why all of it stays, when a guard does not hold
 * @param candidates the entries, each directory after what it holds
 * @param unread what could not be examined
 */
public record Area(
    Rule rule,
    FilePath directory,
    Principal owner,
    VolumeFacts volume,
    long volumeNumber,
    Optional<KeepReason> blocked,
    List<Candidate> candidates,
    List<Unread> unread) {

  /**
   * Something that could not be examined, and therefore stays.
   *
   * @param path what it is
   * @param reason why
   */
  public record Unread(FilePath path, KeepReason reason) {}

  public Area {
    candidates = List.copyOf(candidates);
    unread = List.copyOf(unread);
  }

  /**
   * The same area, which stays where what its rule takes would have to go to another volume: the
   * quarantine moves, and copies nothing.
   *
   * @param quarantineVolume the quarantine's volume, as in the facts of files
   */
  public Area takenOn(long quarantineVolume) {
    boolean elsewhere = rule.mode() == Mode.ASK && volumeNumber != quarantineVolume;
    return elsewhere && blocked.isEmpty()
        ? new Area(
            rule,
            directory,
            owner,
            volume,
            volumeNumber,
            Optional.of(KeepReason.OTHER_VOLUME),
            candidates,
            unread)
        : this;
  }

  /**
   * The same area with what its owner wants kept set aside.
   *
   * @param always tells what stays
   */
  public Area keeping(Predicate<FilePath> always) {
    List<Candidate> free = new ArrayList<>();
    List<Unread> kept = new ArrayList<>(unread);
    for (Candidate candidate : candidates) {
      if (always.test(candidate.path())) {
        kept.add(new Unread(candidate.path(), KeepReason.KEPT_BY_OWNER));
      } else {
        free.add(candidate);
      }
    }
    return kept.size() == unread.size()
        ? this
        : new Area(rule, directory, owner, volume, volumeNumber, blocked, free, kept);
  }
}
