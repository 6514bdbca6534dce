package fr.regain.console.presentation;

import fr.regain.console.web.Form;
import fr.regain.console.web.Presentation.Conformity;
import fr.regain.console.web.Visit;

/**
 * What the page shows on which the console is presented.
 *
 * @param visit the request
 * @param statement what is said of the accessibility
 * @param form what was just filled in
 */
public record PresentationView(Visit visit, Statement statement, Form form) {
  /** Address of the page. */
  public static final String PATH = "/administration/presentation";

  /** What the field of the name holds. */
  public String name() {
    return filled("name", visit.presentation().name());
  }

  /** The state that the form names, or the one that counts. */
  public boolean isChosen(Conformity conformity) {
    return filled("conformity", statement.conformity().name()).equals(conformity.name());
  }

  /** What a field holds. */
  public String filled(String field, String otherwise) {
    return form.isSound() ? otherwise : form.text(field);
  }
}
