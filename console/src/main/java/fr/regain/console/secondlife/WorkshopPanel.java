package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentPanel;
import fr.regain.console.page.secondlife.JtepanelGenerated;
import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;
import jakarta.inject.Singleton;

/** What the page of a piece of equipment says of its way through the workshop. */
@Singleton
final class WorkshopPanel implements EquipmentPanel {
  private final SecondLifeService pieces;

  WorkshopPanel(SecondLifeService pieces) {
    this.pieces = pieces;
  }

  @Override
  public Place place() {
    return Place.WORKFLOW;
  }

  @Override
  public Markup show(Visit visit, Person person, Equipment equipment) {
    return output ->
        pieces
            .find(SecondLifeService.readable(person), equipment.shortId())
            .ifPresent(dossier -> JtepanelGenerated.render(output, null, visit, dossier.piece()));
  }
}
