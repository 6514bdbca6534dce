package fr.regain.console.equipment;

/** What kind of body an owner is: it decides which rules of the law hold for what it owns. */
public enum OwnerKind {
  STATE,
  REGION,
  DEPARTEMENT,
  COMMUNE,
  ETABLISSEMENT,
  OTHER
}
