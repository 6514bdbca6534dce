package fr.regain.agent.host;

import fr.regain.v1.DiskHealth;

/** What came of asking a disk how it is. */
public sealed interface DiskHealthAnswer {

  /** The disk answered; a counter that it does not keep is absent. */
  record Told(DiskHealth health) implements DiskHealthAnswer {}

  /** Nothing can be said of this disk. */
  record Untold(Reason reason) implements DiskHealthAnswer {}

  /** Why a disk does not tell. */
  enum Reason {
    /** The program that asks disks is not installed. */
    NO_TOOL,
    /** This account may not ask. */
    NOT_PERMITTED,
    /** It sleeps, and is not woken for this. */
    ASLEEP,
    /** No answer came in time, or none that can be read. */
    NO_ANSWER,
    /** It keeps no such counters, or a RAID or USB controller stands before it. */
    UNSUPPORTED
  }
}
