package fr.regain.console.webhook;

/** Whether a webhook is told what happens. Stored by name. */
public enum WebhookState {
  /** It is. */
  ACTIVE,
  /** A person said not to. */
  PAUSED,
  /** The console gave up on it: nothing arrived for a day, or the receiver said to stop. */
  DISABLED
}
