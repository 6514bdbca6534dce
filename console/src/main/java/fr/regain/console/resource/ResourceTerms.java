package fr.regain.console.resource;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a resource says.
 *
 * @param kind what it is
 * @param title what people call it, 1 to {@value #LONGEST_TITLE} characters
 * @param address where it is, an address of https; null: it is the content alone
 * @param content its text, at most {@value #LONGEST_CONTENT} characters; empty: it is elsewhere
 * @param operations for which kinds of operation, at least one
 */
public record ResourceTerms(
    ResourceKind kind,
    String title,
    @Nullable String address,
    String content,
    Set<OperationKind> operations) {
  /** Most characters of a title. */
  public static final int LONGEST_TITLE = 120;

  /** Most characters of an address. */
  public static final int LONGEST_ADDRESS = 1_000;

  /** Most characters of a content. */
  public static final int LONGEST_CONTENT = 4_000;

  /**
   * Takes it as people say it.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for what breaks a bound, an address that is
   *     not of https, or neither an address nor a content
   */
  public ResourceTerms {
    title = title.strip();
    content = content.strip();
    operations = Set.copyOf(operations);
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw invalid("Its title has 1 to " + LONGEST_TITLE + " characters.");
    }
    if (content.length() > LONGEST_CONTENT) {
      throw invalid("Its text has at most " + LONGEST_CONTENT + " characters.");
    }
    if (address != null && host(address).isEmpty()) {
      throw invalid(
          "Its address begins with https:// and has at most " + LONGEST_ADDRESS + " characters.");
    }
    if (address == null && content.isEmpty()) {
      throw invalid("It has an address, a text, or both.");
    }
    if (operations.isEmpty()) {
      throw invalid("It is for at least one kind of operation.");
    }
  }

  /**
   * The host of an address that may be shared; empty for any other: one that is not of https, or
   * that brings a name and a password along.
   */
  public static Optional<String> host(String address) {
    if (address.length() > LONGEST_ADDRESS) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address);
      return "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawUserInfo() == null
          ? Optional.ofNullable(uri.getHost())
          : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** The host that its address leads to; empty without an address. */
  public String host() {
    return address == null ? "" : host(address).orElse("");
  }

  /** The kinds of operation in their order. */
  Set<OperationKind> inOrder() {
    return EnumSet.copyOf(operations);
  }

  /** As the journal tells it. */
  String told() {
    return "kind: %s\ntitle: %s\naddress: %s\noperations: %s\ncontent: %s"
        .formatted(kind, title, address == null ? "" : address, new TreeSet<>(operations), content);
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, "The resource is not shared. " + text);
  }
}
