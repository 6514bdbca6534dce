package fr.regain.agent.plan;

import fr.regain.agent.message.Text;

/** Why something stays, in a few words for people. */
public final class KeepWords {
  private KeepWords() {}

  /** A phrase that goes on from "stays:". */
  public static Text of(KeepReason reason) {
    return switch (reason) {
      case TOO_YOUNG -> new Text("trop récent", "too young");
      case RECENTLY_READ -> new Text("lu il y a peu", "read recently");
      case AGE_UNKNOWN -> new Text("âge inconnu", "age unknown");
      case TOO_SMALL -> new Text("trop petit pour la règle", "too small for the rule");
      case IN_USE -> new Text("ouvert par un programme", "open in a program");
      case USE_UNKNOWN ->
          new Text("peut-être ouvert, le système ne le dit pas", "open or not: the system is mute");
      case RUNNING -> new Text("son programme est lancé", "its program is running");
      case MARKED ->
          new Text("un programme l'a marqué comme utilisé", "a program has marked it as in use");
      case GUARD_UNKNOWN ->
          new Text("une condition n'a pas pu être vérifiée", "a condition could not be checked");
      case PROTECTED -> new Text("protégé", "protected");
      case HARD_LINKED -> new Text("porte un autre nom ailleurs", "has another name elsewhere");
      case LINK -> new Text("lien ou point de montage", "link or mount point");
      case NOT_REGULAR -> new Text("ni fichier ni dossier", "neither a file nor a folder");
      case FOREIGN_OWNER -> new Text("appartient à quelqu'un d'autre", "belongs to somebody else");
      case UNTRUSTED ->
          new Text("un autre compte pourrait le remplacer", "another account could replace it");
      case PLACEHOLDER -> new Text("son contenu est dans un nuage", "its content is in a cloud");
      case PINNED -> new Text("fixé par son propriétaire", "pinned by its owner");
      case OTHER_VOLUME -> new Text("sur un autre volume", "on another volume");
      case NOT_LOCAL -> new Text("sur le réseau ou amovible", "on a network or removable");
      case READ_ONLY -> new Text("en lecture seule", "read-only");
      case TOO_DEEP -> new Text("sous trop de dossiers", "below too many folders");
      case NOT_EMPTY ->
          new Text("contient encore ce qui reste", "still holds something that stays");
      case ABOVE_CAP -> new Text("au-delà de la limite du nettoyage", "above the run's limit");
      case ABOVE_SHARE ->
          new Text("une part trop grande du volume", "too large a share of the volume");
      case REPORT_ONLY -> new Text("la règle ne fait que montrer", "the rule only shows it");
      case SURVIVOR ->
          new Text("l'exemplaire gardé parmi des doublons", "the copy that stays of several");
      case KEPT_BY_OWNER -> new Text("gardé par son propriétaire", "kept by its owner");
      case TAKEN -> new Text("déjà pris par une autre règle", "already taken by another rule");
      case NEEDS_ADMINISTRATOR -> new Text("demande l'administrateur", "needs an administrator");
      case TOOL_ABSENT -> new Text("outil non installé", "tool not installed");
      case TOOL_FAILED -> new Text("l'outil a échoué", "the tool failed");
      case UNSUPPORTED -> new Text("impossible sur ce système", "not possible on this system");
      case CHANGED -> new Text("a changé entre-temps", "has changed meanwhile");
      case GONE -> new Text("n'est plus là", "no longer there");
      case DENIED -> new Text("accès refusé", "access denied");
      case PLACE_TAKEN -> new Text("sa place est prise", "its place is taken");
      case FULL -> new Text("disque ou quota plein", "disk or quota full");
      case FAILED -> new Text("erreur du disque ou du système", "the disk or the system failed");
      case STOPPED -> new Text("arrêté avant son tour", "ended before its turn");
    };
  }
}
