package fr.regain.console.operation;

/** Who is asked to take part. Stored by name. */
public enum Audience {
  STAFF,
  PUPILS,
  BOTH;

  /** Key of its text. */
  public String key() {
    return "operation.audience." + name();
  }
}
