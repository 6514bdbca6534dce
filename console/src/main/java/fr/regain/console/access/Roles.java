package fr.regain.console.access;

/**
 * The names of the roles, for {@link io.micronaut.security.annotation.Secured}: each route names
 * those that it lets in, on whatever site they hold. The queries behind it then take the {@link
 * Scope} in which they hold.
 */
public final class Roles {
  /** See {@link Role#ADMINISTRATOR}. */
  public static final String ADMINISTRATOR = "ADMINISTRATOR";

  /** See {@link Role#COORDINATOR}. */
  public static final String COORDINATOR = "COORDINATOR";

  /** See {@link Role#TECHNICIAN}. */
  public static final String TECHNICIAN = "TECHNICIAN";

  /** See {@link Role#REFERENT}. */
  public static final String REFERENT = "REFERENT";

  /** What an administrator of the whole organisation has besides. */
  public static final String ORGANISATION = "ORGANISATION";

  private Roles() {}
}
