package fr.regain.console.secondlife;

import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/** The one element of identification that a label bears beside its short id. */
public enum LabelText {
  INVENTORY_NUMBER,
  SERIAL_NUMBER,
  MODEL,
  OWNER;

  String of(Visit visit, Piece piece) {
    return switch (this) {
      case INVENTORY_NUMBER -> orNothing(piece.inventoryNumber());
      case SERIAL_NUMBER -> orNothing(piece.serialNumber());
      case MODEL -> piece.name();
      case OWNER -> piece.owner() == null ? "" : PieceText.owner(visit, piece);
    };
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }
}
