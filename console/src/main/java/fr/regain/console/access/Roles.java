package fr.regain.console.access;

import fr.regain.console.audit.AuditService;

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

  /** Whoever is administrator of all sites, from the root of their tree down. */
  public static final String ADMINISTRATOR_OF_ALL = AuditService.READER;

  private Roles() {}
}
