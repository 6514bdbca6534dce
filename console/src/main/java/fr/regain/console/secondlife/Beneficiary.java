package fr.regain.console.secondlife;

import fr.regain.console.equipment.OwnerKind;

/**
 * Who may receive computers as a gift, by articles L.3212-2 (State) and L.3212-3 (collectivités) of
 * the CG3P.
 */
public enum Beneficiary {
  /** Associations of parents of pupils, and of help with school work. */
  SCHOOL_ASSOCIATION,
  STUDENT_ASSOCIATION,
  /** Reconnue d’utilité publique. */
  PUBLIC_UTILITY_ASSOCIATION,
  /** Of general interest, equipping or training people in precarity. */
  PRECARITY_ASSOCIATION,
  /** A solidarity-based enterprise (ESUS) whose work is reuse. */
  REUSE_ENTERPRISE,
  /** The owner’s own staff. */
  STAFF,
  /** Another public body: from the State alone. */
  PUBLIC_BODY;

  /** Whether an owner of that kind may give to it. */
  public boolean isAllowed(OwnerKind owner) {
    return switch (owner) {
      case STATE -> true;
      case REGION, DEPARTEMENT, COMMUNE, ETABLISSEMENT -> this != PUBLIC_BODY;
      case OTHER -> false;
    };
  }

  /** Whether it may sell on, at the solidarity prices of decree 2022-1413 and no others. */
  public boolean maySellOn() {
    return this == PUBLIC_UTILITY_ASSOCIATION || this == PRECARITY_ASSOCIATION;
  }
}
