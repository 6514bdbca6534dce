package fr.regain.console.equipment;

import fr.regain.console.device.DeviceText;
import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import gg.jte.Content;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a piece of equipment shows.
 *
 * @param visit the request
 * @param equipment the piece
 * @param site where it is
 * @param owners owners to choose from
 * @param form the declaration as it was filled in
 * @param left whether it has left its owner for good
 * @param mayChange whether the reader may declare anything
 * @param panels the parts of other capabilities, in their order
 */
public record EquipmentView(
    Visit visit,
    Equipment equipment,
    @Nullable Site site,
    List<Owner> owners,
    Form form,
    boolean left,
    boolean mayChange,
    List<Content> panels) {

  /** What people call it. */
  public String title() {
    Description plate = equipment.description();
    return visit.say("equipment.kind." + equipment.kind().name())
        + " "
        + DeviceText.model(visit, plate.vendor(), plate.model());
  }

  /** Site and age on one line. */
  public String subtitle() {
    Made made = equipment.made();
    return (site == null ? visit.say("unknown") : site.name())
        + " · "
        + DeviceText.age(visit, made.after(), made.before());
  }

  /** Address of the page of the device that it is; null: it is none. */
  public @Nullable String deviceAddress() {
    return address(equipment.deviceId());
  }

  /** Address of the page of the device that a screen was seen with. */
  public @Nullable String seenWithAddress() {
    return address(equipment.seenWith());
  }

  private static @Nullable String address(@Nullable UUID device) {
    return device == null ? null : "/parc/" + device;
  }

  /** What the owner's field holds. */
  public String owner() {
    return typed("owner", equipment.declaration().ownerId());
  }

  /** What the field of the day of purchase holds. */
  public String purchased() {
    return typed("purchased", equipment.declaration().purchasedOn());
  }

  /** What the field of the inventory number holds. */
  public String number() {
    return typed("number", equipment.declaration().inventoryNumber());
  }

  /** What a field of three answers holds: true, false or nothing. */
  public String answer(String field) {
    return typed(
        field,
        field.equals("carrier")
            ? equipment.declaration().protectedCarrier()
            : equipment.declaration().working());
  }

  /** Whether the box of what is no longer needed is ticked. */
  public boolean surplus() {
    return form.isSound()
        ? equipment.declaration().surplus()
        : form.text("surplus").equals(EquipmentForm.TICKED);
  }

  /** Which declaration the form was filled in from. */
  public String seen() {
    return equipment.declaration().mark();
  }

  private String typed(String field, @Nullable Object known) {
    return form.isSound() ? (known == null ? "" : known.toString()) : form.text(field);
  }
}
