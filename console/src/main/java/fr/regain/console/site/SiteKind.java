package fr.regain.console.site;

/** The levels of the tree, from its root down. A level may be left out, never turned round. */
public enum SiteKind {
  ORGANISATION,
  ACADEMIE,
  DEPARTEMENT,
  ETABLISSEMENT,
  SALLE;

  /** Whether a site of this kind may hold one of the other: levels only go down. */
  public boolean mayHold(SiteKind below) {
    return compareTo(below) < 0;
  }
}
