package fr.regain.console.secondlife;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a lot.
 *
 * @param name what they call it, 1 to 255 characters
 * @param destination where it goes
 * @param beneficiary who receives it; empty: not said yet
 * @param category what kind of body that is, for a gift; null: not said yet
 * @param address where that is; empty: not said
 * @param wasteCode code of the waste, as the register wants it; empty: not said
 * @param trackingNumber number of the waste tracking slip (BSD); empty: none yet
 * @param weightGrams what it weighs, for recycling; null: not weighed
 * @param displacement the purchase that it makes unnecessary; null: none
 * @param monthsGained of use, for each piece; null: nobody says
 */
public record LotTerms(
    String name,
    Destination destination,
    String beneficiary,
    @Nullable Beneficiary category,
    String address,
    String wasteCode,
    String trackingNumber,
    @Nullable Long weightGrams,
    @Nullable String displacement,
    @Nullable Integer monthsGained) {

  /** The same with another note for the register of waste. */
  LotTerms with(WasteNote note) {
    return new LotTerms(
        name,
        destination,
        beneficiary,
        category,
        address,
        note.code(),
        note.trackingNumber(),
        note.grams(),
        displacement,
        monthsGained);
  }

  /** What has been said of it, a line each, for the journal. */
  String told() {
    Map<String, @Nullable Object> lines = new LinkedHashMap<>();
    lines.put("name", name);
    lines.put("destination", destination);
    lines.put("beneficiary", beneficiary);
    lines.put("category", category);
    lines.put("address", address);
    lines.put("waste code", wasteCode);
    lines.put("tracking number", trackingNumber);
    lines.put("grams", weightGrams);
    lines.put("displaces", displacement);
    lines.put("months gained", monthsGained);
    return lines.entrySet().stream()
        .filter(line -> line.getValue() != null && !line.getValue().toString().isEmpty())
        .map(line -> line.getKey() + ": " + line.getValue())
        .collect(Collectors.joining("\n"));
  }
}
