package fr.regain.console.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of a person.
 *
 * @param id its number
 * @param state whether it lets its person in
 * @param signInName by which its person signs in here, or is known to the identity provider
 * @param name what people call them
 * @param passwordChosen whether its person has chosen a password
 * @param secondFactor whether signing in needs a code too
 * @param createdAt when it was made
 * @param lastSignInAt when its person last signed in; null: never
 * @param grants its roles, by the name of their site
 * @param outside who vouches for its person; null: a password of this console does
 */
public record Account(
    long id,
    AccountState state,
    String signInName,
    String name,
    boolean passwordChosen,
    boolean secondFactor,
    Instant createdAt,
    @Nullable Instant lastSignInAt,
    List<GrantedRole> grants,
    @Nullable OutsideIdentity outside) {}
