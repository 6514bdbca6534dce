package fr.regain.console.exchange;

import fr.regain.console.equipment.OwnerKind;
import java.util.regex.Pattern;

/**
 * An owner that a file names and nobody has entered.
 *
 * @param name as the file writes it the first time
 * @param rows how many rows wait for it
 */
public record UnknownOwner(String name, long rows) {
  private static final Pattern REGION = Pattern.compile("\\b(region|regional)\\b");
  private static final Pattern DEPARTEMENT = Pattern.compile("\\b(departement|departemental)\\b");
  private static final Pattern COMMUNE =
      Pattern.compile("\\b(commune|mairie|ville|municipal|agglomeration)\\b");
  private static final Pattern ETABLISSEMENT =
      Pattern.compile("\\b(college|lycee|ecole|eple|erea)\\b");
  private static final Pattern STATE =
      Pattern.compile("\\b(etat|rectorat|ministere|prefecture|dsden|academie)\\b");

  UnknownOwner oneMore() {
    return new UnknownOwner(name, rows + 1);
  }

  /** What its name suggests that it is; a person may know better. */
  public OwnerKind suggestedKind() {
    String plain = TypedText.plain(name);
    if (ETABLISSEMENT.matcher(plain).find()) {
      return OwnerKind.ETABLISSEMENT;
    }
    if (REGION.matcher(plain).find()) {
      return OwnerKind.REGION;
    }
    if (DEPARTEMENT.matcher(plain).find()) {
      return OwnerKind.DEPARTEMENT;
    }
    if (COMMUNE.matcher(plain).find()) {
      return OwnerKind.COMMUNE;
    }
    return STATE.matcher(plain).find() ? OwnerKind.STATE : OwnerKind.OTHER;
  }
}
