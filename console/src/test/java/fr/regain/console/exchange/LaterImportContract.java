package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.exchange.Reading.LeftReason;
import fr.regain.console.exchange.Reading.Refused;
import fr.regain.console.secondlife.Act;
import fr.regain.console.secondlife.SecondLifeService;
import fr.regain.console.secondlife.Stage;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.v1.Inventory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a file does to pieces that are on record. */
abstract class LaterImportContract extends ImportFixture {
  @Test
  void theSameFileAgain_changesNothing() {
    imported(Person.CONSOLE, LIST, coteaux, false);
    Draft again = imported(Person.CONSOLE, LIST, coteaux, false);

    assertThat(again.made()).isZero();
    assertThat(again.changed()).isZero();
    assertThat(all()).hasSize(2);
  }

  @Test
  void aLaterFile_addsWhatItSays_andKeepsTheRest() {
    imported(Person.CONSOLE, LIST, coteaux, false);
    Draft later =
        imported(
            Person.CONSOLE, "serial;statut;modèle\nSN-1;En panne;Latitude 5401\n", coteaux, false);

    assertThat(later.changed()).isEqualTo(1);
    Equipment laptop = bySerial("SN-1");
    assertThat(laptop.description().model()).isEqualTo("Latitude 5401");
    assertThat(laptop.declaration().working()).isFalse();
    assertThat(laptop.declaration().purchasedOn()).isEqualTo("2019-09-01");
    assertThat(equipment.facts(laptop.id()).orElseThrow().getMemoryBytes()).isEqualTo(7680L << 20);
  }

  @Test
  void whatAnInventoryCounted_isKept_whenTheListGoesOutAndComesBack() {
    importInventory(FileReadingTest.sample("computer_1"));
    Equipment laptop = bySerial("640HP72");
    Inventory counted = equipment.facts(laptop.id()).orElseThrow();

    Draft back = imported(Person.CONSOLE, exported(), coteaux, true);

    assertThat(back.mapping().columns())
        .containsKeys(Field.PROCESSOR, Field.MEMORY, Field.DISK, Field.SYSTEM);
    assertThat(back.changed() + back.made()).isZero();
    assertThat(equipment.facts(laptop.id())).contains(counted);
    assertThat(counted.getDisks(0).getSerialNumber()).isNotEmpty();
  }

  @Test
  void aCellFillsWhatNobodyTold_andReplacesWhatATableTold() {
    imported(Person.CONSOLE, "serial;mémoire\nSN-1;8 Go\n", moulin, true);
    imported(Person.CONSOLE, "serial;mémoire;système\nSN-1;16 Go;Windows 10\n", moulin, true);

    Inventory facts = equipment.facts(bySerial("SN-1").id()).orElseThrow();
    assertThat(facts.getMemoryBytes()).isEqualTo(16L << 30);
    assertThat(facts.getOperatingSystem().getVersion()).isEqualTo("10");
  }

  @Test
  void aRowThatNamesAnotherSite_movesThePiece_unlessItsSiteIsOnlyMoreExact() {
    Site room = sites.create(Person.CONSOLE, moulin.id(), SiteKind.SALLE, "Salle 12", null);
    imported(Person.CONSOLE, "serial;type\nSN-1;Portable\nSN-2;Portable\n", room, false);
    String file = "serial;lieu\nSN-1;Lycée Coteaux\nSN-2;0310042C\n";

    Draft moved = imported(Person.CONSOLE, file, coteaux, false);

    assertThat(moved.changed()).isEqualTo(1);
    assertThat(bySerial("SN-1").siteId()).isEqualTo(coteaux.id());
    assertThat(bySerial("SN-2").siteId()).isEqualTo(room.id());
    assertThat(imported(Person.CONSOLE, "serial;type\nSN-1;Portable\n", moulin, false).changed())
        .as("the site of step 2 moves nothing")
        .isZero();
  }

  @Test
  void whatTheWorkshopHas_isMovedByNoFile() {
    imported(Person.CONSOLE, "serial;type\nSN-1;Portable\n", moulin, false);
    long piece = bySerial("SN-1").id();
    SecondLifeService workshop = new SecondLifeService(database, equipment, clock);
    workshop.act(Person.CONSOLE, piece, Stage.IN_USE, Act.SPOT, "");
    workshop.act(Person.CONSOLE, piece, Stage.SPOTTED, Act.RESERVE, "");
    workshop.act(Person.CONSOLE, piece, Stage.RESERVED, Act.COLLECT, "");

    imported(Person.CONSOLE, "serial;lieu\nSN-1;Lycée Coteaux\n", coteaux, false);

    assertThat(bySerial("SN-1").siteId()).isEqualTo(moulin.id());
  }

  @Test
  void whatIsInServiceAgain_works_andWhatNobodyTriedStaysUnknown() {
    imported(Person.CONSOLE, "serial;statut\nSN-1;En panne\nSN-2;\n", moulin, false);
    imported(Person.CONSOLE, "serial;statut\nSN-1;En service\nSN-2;En service\n", moulin, false);

    assertThat(bySerial("SN-1").declaration().working()).isTrue();
    assertThat(bySerial("SN-2").declaration().working()).isNull();
  }

  @Test
  void aPieceThatHasLeft_staysAsItWas_whateverALaterFileSays() {
    imported(Person.CONSOLE, LIST, coteaux, false);
    Equipment gone = bySerial("SN-1");
    database.update(dsl -> equipment.setGone(dsl, gone.id(), true));

    Draft later = mapped(Person.CONSOLE, "serial;achat\nSN-1;2021-01-01\n", coteaux, false);
    assertThat(imports.dryRun(Person.CONSOLE, later).left(LeftReason.DEPARTED)).isEqualTo(1);
    imports.run(Person.CONSOLE, later);

    assertThat(all())
        .extracting(piece -> piece.description().serialNumber())
        .containsExactly("SN-2");
    assertThat(equipment.find(Scope.EVERYWHERE, gone.id()).orElseThrow().declaration())
        .isEqualTo(gone.declaration());
  }

  @Test
  void numbersOfTwoPieces_areAmbiguous_andAnotherSitesPieceIsLeftToIt() {
    imported(
        Person.CONSOLE,
        "serial;inventaire;type\nSN-A;1;Portable\n;2;Portable\nSN-B;;Portable\n",
        moulin,
        false);
    String file = "serial;inventaire;type\nSN-A;2;Portable\nSN-B;;Portable\n";

    assertThat(imports.dryRun(Person.CONSOLE, mapped(Person.CONSOLE, file, moulin, false)).named())
        .extracting(Refused::place, Refused::fault)
        .containsExactly(tuple(2L, Fault.AMBIGUOUS));
    Person technician = technicianOf(coteaux);
    assertThat(imports.dryRun(technician, mapped(technician, file, coteaux, false)).named())
        .extracting(Refused::fault)
        .containsExactly(Fault.ELSEWHERE, Fault.ELSEWHERE);
  }

  @Test
  void oneNumberInTwoSchools_isTwoPieces_evenForWhoMayChangeBoth() {
    imported(Person.CONSOLE, "inventaire;type;modèle\n12;Portable;Old\n", moulin, false);
    Draft other =
        imported(
            technicianOf(coteaux),
            "serial;inventaire;type;modèle\nSN-12;12;Portable;New\n",
            coteaux,
            false);

    assertThat(other.made()).isEqualTo(1);
    assertThat(all())
        .extracting(Equipment::siteId, piece -> piece.description().model())
        .containsExactly(tuple(moulin.id(), "Old"), tuple(coteaux.id(), "New"));
  }

  @Test
  void oneNumberOfOneOwner_isOnePiece_whereverItIs_andOfAnotherOwnerAnother() {
    owners.add(Person.CONSOLE, "Lycée Agricole", OwnerKind.ETABLISSEMENT);
    String file = "inventaire;type;propriétaire;achat\n12;Portable;%s;%s\n";
    imported(Person.CONSOLE, file.formatted("La Région", "2019-09-01"), moulin, false);

    assertThat(imported(Person.CONSOLE, file.formatted("Lycée Agricole", ""), moulin, false).made())
        .isEqualTo(1);
    Draft same =
        imported(Person.CONSOLE, file.formatted("La Région", "2020-09-01"), coteaux, false);

    assertThat(same.made()).isZero();
    assertThat(same.changed()).isEqualTo(1);
    assertThat(all())
        .extracting(piece -> piece.declaration().purchasedOn())
        .containsExactly(LocalDate.of(2020, 9, 1), null);
  }

  @Test
  void oneNumberInTwoRooms_isOnePieceOfTheirSchool() {
    Site room = sites.create(Person.CONSOLE, moulin.id(), SiteKind.SALLE, "Salle 12", null);
    imported(Person.CONSOLE, "inventaire;type\n12;Portable\n", room, false);

    assertThat(imported(Person.CONSOLE, "inventaire;type\n12;Portable\n", moulin, false).made())
        .isZero();
  }

  @Test
  void aMachineThatTookOverANumber_isAnother_byItsSerial() {
    imported(Person.CONSOLE, "serial;inventaire;type\nSN-OLD;12;Portable\n", moulin, false);
    Draft later =
        imported(Person.CONSOLE, "serial;inventaire;type\nSN-NEW;12;Portable\n", moulin, false);

    assertThat(later.made()).isEqualTo(1);
    assertThat(all())
        .extracting(piece -> piece.description().serialNumber())
        .containsExactly("SN-OLD", "SN-NEW");
  }

  @Test
  void aComputerAndItsScreen_mayShareAnInventoryNumber() {
    String screens = "serial;inventaire;type;modèle\nECR-1;INV1;Écran;P2419H\n";
    imported(Person.CONSOLE, LIST, coteaux, false);
    Draft second = imported(Person.CONSOLE, screens, coteaux, false);

    assertThat(second.made()).isEqualTo(1);
    Equipment laptop = bySerial("SN-1");
    assertThat(laptop.kind()).isEqualTo(EquipmentKind.LAPTOP);
    assertThat(laptop.description().model()).isEqualTo("Latitude 5400");
    assertThat(bySerial("ECR-1").kind()).isEqualTo(EquipmentKind.MONITOR);
    assertThat(imported(Person.CONSOLE, LIST, coteaux, false).made()).isZero();
  }

  @Test
  void aRowThatSaysNotWhatItIs_meansWhateverBearsItsNumber() {
    imported(Person.CONSOLE, "serial;inventaire;type\nECR-1;INV1;Écran\n", moulin, false);
    Draft later = imported(Person.CONSOLE, "inventaire;achat\nINV1;2020-01-01\n", moulin, false);

    assertThat(later.made()).isZero();
    assertThat(bySerial("ECR-1").declaration().purchasedOn()).isEqualTo("2020-01-01");
    assertThat(bySerial("ECR-1").kind()).isEqualTo(EquipmentKind.MONITOR);
  }
}
