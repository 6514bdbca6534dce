package fr.regain.console.resource;

/** What a resource is. Stored by name. */
public enum ResourceKind {
  GUIDE,
  POSTER,
  TEMPLATE,
  /** What came of an operation, for those who hold the next one. */
  FEEDBACK;

  /** Key of its text. */
  public String key() {
    return "resource.kind." + name();
  }
}
