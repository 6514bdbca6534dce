package fr.regain.console.exchange;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The physical equipment as NumEcoEval, the impact calculator of the French State, takes it in.
 * Columns in the order of its input file {@code equipementPhysique}; what is not known is empty, so
 * that its own assumptions hold. The user of a piece is never told. Types and models are matched
 * with the reference tables of the instance that reads the file.
 */
final class NumEcoEval {
  private static final String HEADINGS =
      "nomEquipementPhysique;modele;quantite;nomCourtDatacenter;dateAchat;dateRetrait;type;statut;"
          + "paysDUtilisation;consoElecAnnuelle;utilisateur;nomSourceDonnee;nomEntite;nbCoeur;"
          + "nbJourUtiliseAn;goTelecharge;modeUtilisation;tauxUtilisation";

  private static final String COUNTRY = "France";
  private static final String SOURCE = "Regain";

  private NumEcoEval() {}

  static byte[] table(
      EquipmentRows equipment, Scope scope, Map<Long, String> sites, Map<Long, String> owners) {
    StringBuilder text = new StringBuilder(HEADINGS).append("\r\n");
    equipment.each(
        scope,
        (piece, facts) -> {
          String cores =
              facts.getProcessor().hasPhysicalCores()
                  ? Integer.toString(facts.getProcessor().getPhysicalCores())
                  : "";
          text.append(row(piece, cores, sites, owners)).append("\r\n");
        });
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String row(
      Equipment piece, String cores, Map<Long, String> sites, Map<Long, String> owners) {
    String model =
        Stream.of(piece.description().vendor(), piece.description().model())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    Long owner = piece.declaration().ownerId();
    return Stream.of(
            piece.shortId().text(),
            model,
            "1",
            "",
            piece.declaration().purchasedOn(),
            "",
            type(piece.kind()),
            piece.declaration().surplus() ? "En stock" : "En service",
            COUNTRY,
            "",
            "",
            SOURCE,
            owner == null ? sites.get(piece.siteId()) : owners.get(owner),
            cores,
            "",
            "",
            "",
            "")
        .map(NumEcoEval::cell)
        .collect(Collectors.joining(";"));
  }

  private static String type(EquipmentKind kind) {
    return switch (kind) {
      case COMPUTER, DESKTOP, ALL_IN_ONE -> "Desktop";
      case LAPTOP -> "Laptop";
      case TABLET -> "Tablet";
      case SERVER -> "Server";
      case MONITOR -> "Monitor";
      case PRINTER -> "Printer";
      case NETWORK -> "Network";
      case PHONE -> "Smartphone";
      case OTHER -> "Other";
    };
  }

  /** The format has no quotation: what would break it is replaced, and no cell starts a formula. */
  private static String cell(@Nullable Object value) {
    String text = Objects.toString(value, "").replaceAll("[;\"\\r\\n\\t]+", " ").strip();
    return text.matches("(?s)[=+@-].*") ? "'" + text : text;
  }
}
