package fr.regain.console.campaign;

/** Whose things were planned or taken. People are never counted apart. */
public enum Share {
  /** The system's and the programs' own files. */
  SYSTEM,
  /** What belongs to a person, after their own yes. */
  PERSON
}
