package fr.regain.console.event;

import java.util.Arrays;
import java.util.Optional;

/** What can happen. Stored by name, told to programs by its code. */
public enum EventKind {
  /** A campaign waits for somebody's approval. */
  CAMPAIGN_IN_REVIEW("campaign.in-review"),
  /** Somebody approved a campaign. */
  CAMPAIGN_APPROVED("campaign.approved"),
  /** A campaign was launched, and starts later by itself. */
  CAMPAIGN_SCHEDULED("campaign.scheduled"),
  /** A campaign works: it was launched, its time has come, or it was resumed. */
  CAMPAIGN_RUNNING("campaign.running"),
  /** The devices of a wave may work. */
  CAMPAIGN_WAVE_RELEASED("campaign.wave-released"),
  /** Somebody holds a campaign. */
  CAMPAIGN_PAUSED("campaign.paused"),
  /** Somebody, or the gate of a wave, stopped a campaign. */
  CAMPAIGN_STOPPED("campaign.stopped"),
  /** A campaign is done, or its time is over. */
  CAMPAIGN_FINISHED("campaign.finished"),
  /** Somebody gave a campaign up. */
  CAMPAIGN_CANCELLED("campaign.cancelled"),
  /** A device was admitted for the first time. */
  DEVICE_ENROLLED("device.enrolled"),
  /** Other hardware presented a device's identity, or another site has one of the same numbers. */
  DEVICE_COPIED("device.copied"),
  /** Somebody shut a device out. */
  DEVICE_REVOKED("device.revoked"),
  /** A lot left: all its pieces reached their destination. */
  LOT_CLOSED("lot.closed"),
  /** A lot that had left was opened again. */
  LOT_REOPENED("lot.reopened"),
  /** The journal has a new record. */
  JOURNAL_RECORDED("journal.recorded");

  private final String code;

  EventKind(String code) {
    this.code = code;
  }

  /** The kind of a code, if it is one. */
  public static Optional<EventKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }

  /** What programs know it by: lower case, dotted, stable. */
  public String code() {
    return code;
  }
}
