package fr.regain.console.exchange;

import com.google.protobuf.ByteString;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.v1.Display;
import fr.regain.v1.Inventory;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one inventory of GLPI apart: the computer, printer, switch or telephone that it tells of,
 * and the screens that stand beside it.
 */
final class GlpiReader {
  /** What a row of an inventory tells, in the order of its cells. */
  static final List<Field> FIELDS =
      List.of(Field.KIND, Field.VENDOR, Field.MODEL, Field.SERIAL_NUMBER, Field.INVENTORY_NUMBER);

  /** What {@link TypedText#kind} takes for a virtual machine. */
  private static final String VIRTUAL = "Virtual";

  private static final JsonMapper JSON = JsonMapper.createDefault();

  private GlpiReader() {}

  /** The rows of one document, or one that says why there is nothing in it to import. */
  static List<StoredRow> rows(long place, byte[] document) {
    JsonTree root;
    try {
      root = new JsonTree(JSON.readValue(document, JsonNode.class));
    } catch (IOException | RuntimeException malformed) {
      return List.of(StoredRow.broken(place, Fault.NO_INVENTORY, ""));
    }
    JsonTree content = root.get("content");
    if (!content.isObject() || root.text("deviceid").isEmpty()) {
      return List.of(StoredRow.broken(place, Fault.NO_INVENTORY, ""));
    }
    if (root.isTrue("partial")) {
      return List.of(StoredRow.broken(place, Fault.PARTIAL, ""));
    }
    return content.get("network_device").isObject() || isNetworked(root)
        ? List.of(networked(place, root, content.get("network_device")))
        : computer(place, content);
  }

  private static boolean isNetworked(JsonTree root) {
    return root.text("itemtype").filter(type -> !type.equals("Computer")).isPresent();
  }

  private static StoredRow networked(long place, JsonTree root, JsonTree device) {
    EquipmentKind kind =
        switch (root.text("itemtype").or(() -> device.text("type")).orElse("")) {
          case "Printer" -> EquipmentKind.PRINTER;
          case "NetworkEquipment", "Networking" -> EquipmentKind.NETWORK;
          case "Phone" -> EquipmentKind.PHONE;
          case "Computer" -> EquipmentKind.COMPUTER;
          default -> EquipmentKind.OTHER;
        };
    JsonTree bios = root.get("content").get("bios");
    return row(
        place,
        kind,
        device.text("manufacturer").or(() -> bios.text("smanufacturer")),
        device.text("model").or(() -> bios.text("smodel")),
        device.text("serial").or(() -> bios.text("ssn")),
        device.text("assettag"),
        ByteString.EMPTY);
  }

  private static List<StoredRow> computer(long place, JsonTree content) {
    JsonTree hardware = content.get("hardware");
    Optional<EquipmentKind> kind = TypedText.kind(hardware.text("chassis_type").orElse(""));
    boolean virtual = !hardware.text("vmsystem").orElse("Physical").equals("Physical");
    if (virtual || kind.isEmpty()) {
      return List.of(StoredRow.of(place, List.of(VIRTUAL, "", "", "", "")));
    }
    EquipmentKind form = kind.get() == EquipmentKind.OTHER ? EquipmentKind.COMPUTER : kind.get();
    Inventory inventory = GlpiInventory.of(content, form);
    List<StoredRow> rows = new ArrayList<>();
    rows.add(
        row(
            place,
            form,
            stated(inventory.getVendor()),
            stated(inventory.getModel()),
            stated(inventory.getSerialNumber()),
            content.get("bios").text("assettag"),
            inventory.toByteString()));
    for (Display display : beside(form, content.list("monitors"))) {
      rows.add(
          row(
              place,
              EquipmentKind.MONITOR,
              stated(display.getMaker()),
              stated(display.getModel()),
              stated(display.getSerialNumber()),
              Optional.empty(),
              Inventory.newBuilder().addDisplays(display).build().toByteString()));
    }
    return rows;
  }

  /**
   * The screens that are no part of the device. The format does not say which one is: of a device
   * with a screen of its own it is the one at an inner port, or else the first. A screen without a
   * serial number would be another one with each import.
   */
  private static List<Display> beside(EquipmentKind form, List<JsonTree> monitors) {
    boolean own =
        form == EquipmentKind.LAPTOP
            || form == EquipmentKind.ALL_IN_ONE
            || form == EquipmentKind.TABLET;
    List<JsonTree> others = new ArrayList<>(monitors);
    if (own && !others.removeIf(GlpiReader::atInnerPort) && !others.isEmpty()) {
      others.removeFirst();
    }
    return others.stream()
        .map(GlpiInventory::display)
        .filter(display -> !display.getSerialNumber().isEmpty())
        .toList();
  }

  private static boolean atInnerPort(JsonTree monitor) {
    return monitor.text("port").orElse("").matches("(?i).*(edp|lvds|dsi|internal).*");
  }

  private static Optional<String> stated(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static StoredRow row(
      long place,
      EquipmentKind kind,
      Optional<String> vendor,
      Optional<String> model,
      Optional<String> serial,
      Optional<String> inventoryNumber,
      ByteString facts) {
    return new StoredRow(
        place,
        List.of(
            kind.name(),
            vendor.orElse(""),
            model.orElse(""),
            serial.orElse(""),
            inventoryNumber.orElse("")),
        facts,
        Fault.NONE,
        "");
  }
}
