package fr.regain.agent.plan;

import fr.regain.agent.host.file.Reason;
import java.util.Locale;

/** Why something stays. The {@linkplain #code() code} is what people and scripts see. */
public enum KeepReason {
  /** The latest of content change, attribute change and birth is younger than the rule allows. */
  TOO_YOUNG,
  /** Somebody read it more recently than the rule allows. */
  RECENTLY_READ,
  /** One of its times lies in the future, or at zero: its age is unknown. */
  AGE_UNKNOWN,
  /** Smaller than the rule's minimum. */
  TOO_SMALL,
  /** A program has it open, mapped or locked. */
  IN_USE,
  /** The system does not say whether a program has it open. */
  USE_UNKNOWN,
  /** A program of the rule's guards runs. */
  RUNNING,
  /** A program's own mark says that it runs, or that it did not end well. */
  MARKED,
  /** A guard of the rule cannot be evaluated on this system. */
  GUARD_UNKNOWN,
  /** The compiled list of protected things covers it. */
  PROTECTED,
  /** The file has another name elsewhere, and the rule is not about caches. */
  HARD_LINKED,
  /** A link, a junction or a mount point: never followed, never removed. */
  LINK,
  /** A FIFO, a socket or a device. */
  NOT_REGULAR,
  /** Belongs to another account than the place does. */
  FOREIGN_OWNER,
  /** An account besides the owner could put something else in its place. */
  UNTRUSTED,
  /** Its content is in a cloud: removing it would remove it there. */
  PLACEHOLDER,
  /** Its owner has set the sticky bit, or the system forbids a change. */
  PINNED,
  /** On another volume or mount than its place. */
  OTHER_VOLUME,
  /** On a network, on a removable medium, or on a file system run by a program. */
  NOT_LOCAL,
  /** The volume, or the file, is read-only. */
  READ_ONLY,
  /** Below more directories than are ever entered. */
  TOO_DEEP,
  /** The directory still holds something that stays. */
  NOT_EMPTY,
  /** The run has reached its number of files or bytes, or its rule the number that it may find. */
  ABOVE_CAP,
  /** The rule would take too large a share of what the volume holds. */
  ABOVE_SHARE,
  /** The rule only shows what is there. */
  REPORT_ONLY,
  /** The one copy that stays of several files with the same content. */
  SURVIVOR,
  /** The person whose it is has said that it always stays. */
  KEPT_BY_OWNER,
  /** Another rule of the same plan already takes it. */
  TAKEN,
  /** Only an administrator's process may do it. */
  NEEDS_ADMINISTRATOR,
  /** The vendor's tool is not installed. */
  TOOL_ABSENT,
  /** The vendor's tool ended with an error, or did not end in time. */
  TOOL_FAILED,
  /** This system offers no way to do it. */
  UNSUPPORTED,
  /** It is no longer what the plan showed. */
  CHANGED,
  /** It is no longer there. */
  GONE,
  /** The account may not. */
  DENIED,
  /** Something else has its place. */
  PLACE_TAKEN,
  /** No space, or no quota, is left for the record that comes before each step. */
  FULL,
  /** The medium, or the system, failed. */
  FAILED,
  /** Somebody, the battery or the end of the time allowed ended the run before this one's turn. */
  STOPPED;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The stable text of this reason, for example {@code too-young}. */
  public String code() {
    return code;
  }

  /** The reason for which something stays when the file system refused a call. */
  public static KeepReason of(Reason reason) {
    return switch (reason) {
      case GONE -> GONE;
      case DENIED -> DENIED;
      case LINK, AUTOMOUNT -> LINK;
      case OTHER_VOLUME -> OTHER_VOLUME;
      case REMOTE -> NOT_LOCAL;
      case NOT_A_DIRECTORY, NOT_REGULAR -> NOT_REGULAR;
      case PLACEHOLDER -> PLACEHOLDER;
      case EXISTS -> PLACE_TAKEN;
      case NOT_EMPTY -> NOT_EMPTY;
      case BUSY -> IN_USE;
      case READ_ONLY -> READ_ONLY;
      case FULL, QUOTA -> FULL;
      case CHANGED -> CHANGED;
      case UNTRUSTED -> UNTRUSTED;
      case PROTECTED -> PROTECTED;
      case UNSUPPORTED -> UNSUPPORTED;
      case STOPPED -> STOPPED;
      case NAME, OPEN_FILES, MEDIUM, OTHER -> FAILED;
    };
  }
}
