package fr.regain.console.identity;

/**
 * What a person's way out to the provider carries, and what the way back is held against.
 *
 * @param state names the way out
 * @param nonce the ID token must repeat it
 * @param verifier of PKCE: only who knows it may exchange the code
 */
public record SignInRequest(String state, String nonce, String verifier) {
  @Override
  public String toString() {
    return "SignInRequest[***]";
  }
}
