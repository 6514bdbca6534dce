package fr.regain.console.secondlife;

/** How far back data could still be brought: the levels of NIST SP 800-88 Revision 2. */
public enum EraseLevel {
  /** Overwritten through the disk's ordinary commands. */
  CLEAR,
  /** By the disk's own sanitize command or by erasing its key: not brought back in a laboratory. */
  PURGE,
  /** The disk itself is destroyed. */
  DESTROY
}
