package fr.regain.console.campaign;

/** What a list of a campaign's devices can be ordered by. */
public enum ParticipantSort {
  /** What the device was called when the campaign took it up. */
  HOST_NAME
}
