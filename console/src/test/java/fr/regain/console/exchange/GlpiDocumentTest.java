package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.Origin;
import fr.regain.console.equipment.ShortId;
import fr.regain.v1.Display;
import fr.regain.v1.Firmware;
import fr.regain.v1.Inventory;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlpiDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(GlpiDocumentTest.class.getResourceAsStream("inventory.schema.json"));

  private static Equipment piece(EquipmentKind kind) {
    return new Equipment(
        1,
        ShortId.draw(new Random(1)),
        1,
        null,
        null,
        new Description(kind, "Dell Inc.", "XPS 13 9350", "640HP72", Made.UNKNOWN, null),
        Declaration.NONE.withInventoryNumber("INV-1"),
        Origin.IMPORT,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static byte[] written(Map<String, Object> document) throws IOException {
    return JsonMapper.createDefault().writeValueAsBytes(document);
  }

  private static Set<ValidationMessage> faults(byte[] document) throws IOException {
    JsonNode tree = JSON.readTree(document);
    return SCHEMA.validate(tree);
  }

  private static Inventory laptop() throws IOException {
    StoredRow row = GlpiReader.rows(1, FileReadingTest.sample("computer_1")).getFirst();
    return Inventory.parseFrom(row.facts());
  }

  @Test
  void theSchema_refusesWhatIsNoInventory() throws IOException {
    assertThat(faults("{\"deviceid\":1,\"content\":{}}".getBytes(StandardCharsets.UTF_8)))
        .isNotEmpty();
    assertThat(faults(FileReadingTest.sample("printer_1"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EquipmentKind.class)
  void eachKind_isAValidDocument_orHasNone(EquipmentKind kind) throws IOException {
    for (Inventory facts : List.of(laptop(), Inventory.getDefaultInstance())) {
      var document = GlpiDocument.of(piece(kind), facts);
      boolean none = kind == EquipmentKind.MONITOR || kind == EquipmentKind.OTHER;
      assertThat(document.isEmpty()).isEqualTo(none);
      if (document.isPresent()) {
        assertThat(faults(written(document.get()))).isEmpty();
      }
    }
  }

  @Test
  void whatGoesOut_comesInAgain() throws IOException {
    Inventory before =
        laptop().toBuilder()
            .clearAge()
            .setFirmware(Firmware.newBuilder().setVersion("1").setSecureBoot(true).setUefi(true))
            .clearDisplays()
            .addDisplays(
                Display.newBuilder().setMaker("DEL").setModel("P2419H").setYear(2019).setWeek(4))
            .build();
    byte[] document = written(GlpiDocument.of(piece(EquipmentKind.LAPTOP), before).orElseThrow());

    assertThat(faults(document)).isEmpty();
    StoredRow row = GlpiReader.rows(1, document).getFirst();
    assertThat(row.cells())
        .containsExactly("LAPTOP", "Dell Inc.", "XPS 13 9350", "640HP72", "INV-1");
    assertThat(Inventory.parseFrom(row.facts()).toBuilder().clearAge().build()).isEqualTo(before);
  }
}
