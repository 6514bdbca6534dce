package fr.regain.console.enrolment;

/**
 * A token just made.
 *
 * @param token what is on record
 * @param text what an administrator gives to agents; shown now and never again
 */
public record NewToken(EnrolmentToken token, String text) {
  /** Without the text, which is a secret. */
  @Override
  public String toString() {
    return "NewToken[" + token + "]";
  }
}
