package fr.regain.console.resource;

/** What an operation is about; a resource says for which of them it is. Stored by name. */
public enum OperationKind {
  /** Cleaning data: "Nettoyons nos données". */
  DATA,
  /** Giving equipment a second life: "Donnons une seconde vie à nos équipements". */
  REUSE,
  /** Collecting what has become waste (DEEE). */
  RECYCLING,
  /** Telling people about it. */
  AWARENESS;

  /** Key of its text. */
  public String key() {
    return "operation.kind." + name();
  }
}
