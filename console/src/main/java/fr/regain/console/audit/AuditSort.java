package fr.regain.console.audit;

/** What the journal can be ordered by. */
public enum AuditSort {
  /** Number, which is the order in which things were done. */
  NUMBER
}
