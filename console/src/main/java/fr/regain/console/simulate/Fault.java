package fr.regain.console.simulate;

/** What goes wrong in a simulated fleet. */
public enum Fault {
  /** One answer in ten is lost on its way: the device sends the same again. */
  LOST_ANSWERS,
  /** One request in ten arrives twice. */
  DUPLICATES,
  /** One device in twenty refuses every lease. */
  REFUSALS,
  /** One device in fifty fails every clean-up. */
  FAILURES,
  /** One device in ten has a clock that is days off. */
  CLOCKS
}
