package fr.regain.console.enrolment;

import java.time.Instant;

/** Whether a token admits devices at a moment, or why not: the first that is true. */
public enum TokenState {
  REVOKED,
  EXPIRED,
  USED_UP,
  OPEN;

  static TokenState of(EnrolmentToken token, Instant now) {
    if (token.revokedAt() != null) {
      return REVOKED;
    }
    if (!now.isBefore(token.expiresAt())) {
      return EXPIRED;
    }
    return token.admits(now) ? OPEN : USED_UP;
  }
}
