package fr.regain.console.campaign;

/** When a campaign may work on a device, by the clock on its site's wall. */
public enum Hours {
  /** At any time. */
  ANY,
  /** While the site is open: the workstations are on, and people are at them. */
  WITHIN_OPENING,
  /** While the site is closed. */
  OUTSIDE_OPENING,
  /** At the hours of each weekday that the campaign says itself. */
  EXPLICIT
}
