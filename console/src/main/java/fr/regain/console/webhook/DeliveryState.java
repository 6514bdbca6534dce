package fr.regain.console.webhook;

/** Where a delivery stands. Stored by name. */
public enum DeliveryState {
  /** It is due, or will be. */
  WAITING,
  /** The receiver has it. */
  DELIVERED,
  /** It was attempted for a day, or the receiver wants nothing any more. */
  GIVEN_UP
}
