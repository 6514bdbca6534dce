package fr.regain.console.site;

/** Whose workstations a site holds; reports never add the two up in silence. */
public enum Population {
  /** Workstations of staff ("postes des personnels"). */
  STAFF,
  /** Workstations of schools ("établissements"). */
  SCHOOL
}
