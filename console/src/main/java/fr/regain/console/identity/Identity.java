package fr.regain.console.identity;

import java.util.List;

/**
 * Who a person is, as the provider vouches for it.
 *
 * @param issuer the provider
 * @param subject its own name for the person, which it never gives to another; 1 to 255 characters
 * @param name what people call them, 1 to 255 characters
 * @param login by which the provider's people know the person, often a mail address; it decides
 *     nothing. 1 to 255 characters
 * @param groups the groups that it says they are in, sorted
 * @param token the ID token as it came, to say goodbye with
 */
public record Identity(
    String issuer, String subject, String name, String login, List<String> groups, String token) {
  /** Keeps its own copy of the groups. */
  public Identity {
    groups = List.copyOf(groups);
  }

  @Override
  public String toString() {
    return "Identity[" + subject + " at " + issuer + "]";
  }
}
