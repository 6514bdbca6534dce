package fr.regain.console.web.table;

/** A capability's list, for the page on which readers choose how they see it. */
public interface Listed {
  /** The list. */
  ListTable<?, ?> table();
}
