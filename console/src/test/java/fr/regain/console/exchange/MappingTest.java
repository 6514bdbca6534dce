package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
  @Test
  void theHeadingsOfGlpi_areGuessed() {
    Mapping mapping =
        Mapping.guess(
            List.of(
                "Nom",
                "Statut",
                "Fabricant",
                "Numéro de série",
                "Type",
                "Modèle",
                "Système d'exploitation - Nom",
                "Lieu",
                "Composants - Processeur",
                "Numéro d'inventaire",
                "Informations financières et administratives - Date d'achat"));

    assertThat(mapping.columns())
        .isEqualTo(
            Map.of(
                Field.STATE, 1,
                Field.VENDOR, 2,
                Field.SERIAL_NUMBER, 3,
                Field.KIND, 4,
                Field.MODEL, 5,
                Field.SYSTEM, 6,
                Field.SITE, 7,
                Field.PROCESSOR, 8,
                Field.INVENTORY_NUMBER, 9,
                Field.PURCHASED_ON, 10));
  }

  @Test
  void statuses_meanWhatAPersonSaid_elseWhatTheirWordsSuggest() {
    Mapping mapping = new Mapping(Map.of(), Map.of("en stock", ImportedState.BROKEN));

    assertThat(mapping.state("En Stock")).isEqualTo(ImportedState.BROKEN);
    assertThat(mapping.state("En service")).isEqualTo(ImportedState.IN_USE);
    assertThat(mapping.state("Hors service")).isEqualTo(ImportedState.BROKEN);
    assertThat(mapping.state("Mis au rebut")).isEqualTo(ImportedState.GONE);
    assertThat(mapping.state("Quarantaine")).isEqualTo(ImportedState.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "Inactif, NOTHING",
    "Non affecté, NOTHING",
    "Pas en service, NOTHING",
    "Affectée, IN_USE",
    "Actifs, IN_USE",
    "Réformées, GONE",
    "Volé, GONE",
    "Volet roulant, NOTHING",
    "Défectueuse, BROKEN",
    "Disponibles, SURPLUS"
  })
  void aStatus_isGuessedByWholeWords(String status, ImportedState state) {
    assertThat(new Mapping(Map.of(), Map.of()).state(status)).isEqualTo(state);
  }

  @Test
  void aHeading_isGuessedByWholeWords() {
    assertThat(Mapping.guess(List.of("Programme", "Visites", "Interne", "Postes nuls")).columns())
        .isEmpty();
    assertThat(Mapping.guess(List.of("Code-barres", "Établissements", "Date de facture")).columns())
        .isEqualTo(Map.of(Field.INVENTORY_NUMBER, 0, Field.SITE, 1, Field.PURCHASED_ON, 2));
  }

  @Test
  void aMapping_isWhatItWas_afterItWasKept() {
    Mapping mapping =
        new Mapping(
            Map.of(Field.SERIAL_NUMBER, 3, Field.STATE, 0),
            Map.of("en stock", ImportedState.SURPLUS, "", ImportedState.GONE));

    assertThat(Mapping.parse(mapping.text())).isEqualTo(mapping);
    assertThat(Mapping.parse("SERIAL_NUMBER=x\nNO_FIELD=1\nstatus.a=NO_STATE\nnonsense"))
        .isEqualTo(new Mapping(Map.of(), Map.of()));
  }
}
