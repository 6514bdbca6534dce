package fr.regain.console.operation;

/** Where an operation stands. Stored by name. */
public enum OperationState {
  /** It is organised, or its measures are still to be sent up. */
  REGISTERED,
  /** Its measures were sent up, and stay as they were sent. */
  REPORTED,
  /** It was given up. */
  CANCELLED;

  /** Key of its text. */
  public String key() {
    return "operation.state." + name();
  }
}
