package fr.regain.console.roadmap;

/** How far an action is. */
public enum ActionState {
  PLANNED,
  UNDER_WAY,
  DONE,
  /** It will not be done; its reason says why. */
  ABANDONED;

  /** Whether it is still to be done. */
  public boolean isOpen() {
    return this == PLANNED || this == UNDER_WAY;
  }
}
