package fr.regain.console.platform;

/**
 * Every way in which the console says no. The code is stable: agents and programs decide on it, and
 * never on the text.
 */
public enum ProblemCode {
  /** The request breaks a rule of the wire: a field is missing, too long or malformed. */
  REQUEST_INVALID("request.invalid", Category.INVALID),
  /** The agent speaks a protocol level that this console does not know. */
  PROTOCOL_UNKNOWN("protocol.unknown", Category.INVALID),
  /** No enrolment token has this secret. */
  TOKEN_UNKNOWN("token.unknown", Category.DENIED),
  /** The enrolment token's last day has passed. */
  TOKEN_EXPIRED("token.expired", Category.DENIED),
  /** A person revoked the enrolment token. */
  TOKEN_REVOKED("token.revoked", Category.DENIED),
  /** The enrolment token has admitted as many devices as it may. */
  TOKEN_USED_UP("token.used-up", Category.DENIED),
  /** The call needs a client certificate, and none came. */
  IDENTITY_MISSING("identity.missing", Category.UNAUTHENTICATED),
  /** The certificate is good, but names no device that this console knows. */
  IDENTITY_UNKNOWN("identity.unknown", Category.UNAUTHENTICATED),
  /** The certificate has expired: the device may renew it, and nothing else. */
  IDENTITY_EXPIRED("identity.expired", Category.UNAUTHENTICATED),
  /** A person shut the device out. */
  IDENTITY_REVOKED("identity.revoked", Category.UNAUTHENTICATED),
  /** The device has enrolled itself anew since, with another key. */
  IDENTITY_SUPERSEDED("identity.superseded", Category.UNAUTHENTICATED),
  /** The identity is presented by other hardware than it was issued to: a copied disk. */
  IDENTITY_CLONED("identity.cloned", Category.CONFLICT),
  /** What was asked for does not exist. */
  NOT_FOUND("not-found", Category.NOT_FOUND),
  /** The campaign's state allows it no more, or not yet. */
  CAMPAIGN_NOT_NOW("campaign.not-now", Category.CONFLICT),
  /** The campaign takes another number of devices than was confirmed. */
  CAMPAIGN_COUNT_CHANGED("campaign.count-changed", Category.CONFLICT),
  /** The campaign needs the approval of somebody other than its author. */
  CAMPAIGN_SECOND_PERSON("campaign.second-person", Category.DENIED),
  /** The piece of equipment, or its lot, no longer stands where it was seen, or is not ready. */
  SECOND_LIFE_NOT_NOW("second-life.not-now", Category.CONFLICT),
  /** The operation, or what is shared for it, no longer stands where it was seen. */
  OPERATION_NOT_NOW("operation.not-now", Category.CONFLICT),
  /** Somebody else has changed that part of the road map since it was read. */
  ROAD_MAP_CHANGED("road-map.changed", Category.CONFLICT),
  /** The same call of the API is still under way. */
  CALL_UNDER_WAY("call.under-way", Category.CONFLICT),
  /** Too many requests from one place. */
  TOO_MANY_REQUESTS("too-many-requests", Category.EXHAUSTED),
  /** The database does not answer. Nothing was acknowledged. */
  DATABASE_AWAY("console.database-away", Category.UNAVAILABLE),
  /** The disk of the console is full. Nothing was acknowledged. */
  DISK_FULL("console.disk-full", Category.UNAVAILABLE),
  /** The configuration does not let the console start. */
  CONFIGURATION_INVALID("configuration.invalid", Category.INVALID),
  /** An error of the console itself. */
  INTERNAL("console.internal", Category.INTERNAL);

  /** What kind of refusal it is; the edges translate it to a gRPC or an HTTP status. */
  public enum Category {
    INVALID,
    UNAUTHENTICATED,
    DENIED,
    NOT_FOUND,
    CONFLICT,
    EXHAUSTED,
    UNAVAILABLE,
    INTERNAL
  }

  private final String code;
  private final Category category;

  ProblemCode(String code, Category category) {
    this.code = code;
    this.category = category;
  }

  /** The stable text of the wire: lower case, dotted. */
  public String code() {
    return code;
  }

  /** What kind of refusal it is. */
  public Category category() {
    return category;
  }
}
