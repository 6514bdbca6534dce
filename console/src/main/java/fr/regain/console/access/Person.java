package fr.regain.console.access;

import fr.regain.console.audit.Actor;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request. Controllers take it as an argument, and hand services the {@link Scope} of
 * the roles that the act needs.
 *
 * @param accountId number of the account; whoever came in by the sign-in link is always the same
 * @param name what people call them
 * @param breakGlass whether they came in by the sign-in link, which lets in whoever runs the
 *     console's machine
 * @param address IP address of the request
 * @param grants their roles; none: they may do nothing yet
 * @param keyMaker account of whoever made the key by which they act; null: they are here
 *     themselves, or by a key of their own making. Where two people have to agree, such a key is
 *     not one of them
 */
public record Person(
    long accountId,
    String name,
    boolean breakGlass,
    String address,
    List<Grant> grants,
    @Nullable Long keyMaker) {

  /** The console itself, for what it does in nobody's name. */
  public static final Person CONSOLE = new Person(0, "", false, "", GrantList.EVERYTHING);

  /** Keeps its own copy of the grants. */
  public Person {
    grants = List.copyOf(grants);
  }

  /** Somebody who is here themselves. */
  public Person(
      long accountId, String name, boolean breakGlass, String address, List<Grant> grants) {
    this(accountId, name, breakGlass, address, grants, null);
  }

  /** Who makes a request, if anybody is signed in. */
  public static Optional<Person> of(HttpRequest<?> request) {
    return request
        .getUserPrincipal(Authentication.class)
        .map(
            authentication ->
                (Person) authentication.getAttributes().get(SessionAuthentication.PERSON));
  }

  /** Whether they have one of these roles, on whatever site. */
  public boolean may(Role... roles) {
    return !scope(roles).isEmpty();
  }

  /** Where they have one of these roles. */
  public Scope scope(Role... roles) {
    List<Role> wanted = Arrays.asList(roles);
    return new Scope(
        grants.stream()
            .filter(grant -> wanted.contains(grant.role()))
            .map(Grant::path)
            .distinct()
            .toList());
  }

  /** Where they have any role: what they may look at. */
  public Scope scope() {
    return scope(Role.values());
  }

  /** As the journal names them. */
  public Actor actor() {
    return new Actor(accountId, name, address);
  }

  /** The roles that they have somewhere. */
  public Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    grants.forEach(grant -> roles.add(grant.role()));
    return roles;
  }
}
