package fr.regain.console.operation;

import fr.regain.console.access.SiteLabel;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page shows on which an operation is registered.
 *
 * @param visit the request
 * @param sites sites to propose
 * @param form the form
 */
public record NewOperationView(Visit visit, List<SiteLabel> sites, Form form) {
  /** Address of the page. */
  public static final String PATH = Operation.PATH + "/nouvelle";
}
