package fr.regain.console.exchange;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentFilter;
import fr.regain.console.equipment.EquipmentIntake;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.site.Uai;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Figures;
import fr.regain.console.web.Language;
import fr.regain.console.web.Words;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A console with two sites, one owner, and files that go into its register. */
abstract class ImportFixture extends DatabaseContract {
  static final String LIST =
      """
      \uFEFFNuméro de série;N° inventaire;Type;Fabricant;Modèle;Date d'achat;Statut;Propriétaire;Mémoire;Lieu
      SN-1;INV1;Portable;Dell;Latitude 5400;01/09/2019;En service;La Région;7,5 Go;
      SN-2;INV2;Unité centrale;HP;ProDesk;2018-03-05;En stock;;8;0310042C
      SN-3;;Imprimante;HP;M507;;Mis au rebut;;;
      SN-1;INV1;Portable;Dell;Latitude 5400;01/09/2019;En service;La Région;;
      SN-4;INV4;Écran;Dell;P2419H;31/02/2020;;;;
      ;;Portable;Dell;Sans numéro;;;;;
      SN-5;INV5;Portable;"Dell;Latitude;;;;;
      SN-6;INV6;Portable;Dell;=1+1;2020-01-01;En panne;Inconnu;;
      """;

  SiteService sites;
  OwnerService owners;
  EquipmentService equipment;
  ImportService imports;
  Site moulin;
  Site coteaux;
  Owner region;

  @BeforeEach
  void services() throws Exception {
    sites = new SiteService(database, clock);
    owners = new OwnerService(database, clock);
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(7);
    equipment = new EquipmentService(database, clock, random);
    EquipmentIntake intake = new EquipmentIntake(clock, random);
    imports = new ImportService(database, sites, owners, equipment, intake, clock, random);
    long root = sites.root().id();
    moulin =
        sites.create(
            Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Collège Moulin", new Uai("0310042C"));
    coteaux = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Lycée Coteaux", null);
    region = owners.add(Person.CONSOLE, "La Région", OwnerKind.REGION);
  }

  static Person technicianOf(Site site) {
    return new Person(7, "Inès", false, "::1", List.of(new Grant(Role.TECHNICIAN, site.path())));
  }

  Draft received(Person by, byte[] file) {
    UUID id =
        imports.receive(by, "C:\\Users\\zoé\\..\\parc\u0000.csv", new ByteArrayInputStream(file));
    return imports.find(by, id);
  }

  Draft mapped(Person by, String file, Site site, boolean whole) {
    Draft draft = received(by, file.getBytes(StandardCharsets.UTF_8));
    imports.map(by, draft, draft.mapping(), site.id(), whole);
    return imports.find(by, draft.id());
  }

  Draft imported(Person by, String file, Site site, boolean whole) {
    Draft draft = mapped(by, file, site, whole);
    imports.run(by, draft);
    return imports.find(by, draft.id());
  }

  List<Equipment> all() {
    return equipment.after(Scope.EVERYWHERE, EquipmentFilter.ALL, 0, 1_000);
  }

  Equipment bySerial(String serial) {
    return all().stream()
        .filter(piece -> serial.equals(piece.description().serialNumber()))
        .findFirst()
        .orElseThrow();
  }

  /** The list of equipment as it goes out. */
  String exported() {
    Words words = Words.load(Language.FRENCH);
    Map<Long, String> siteNames = Map.of(moulin.id(), "0310042C", coteaux.id(), coteaux.name());
    ListExport list =
        new ListExport(
            words,
            new Figures(words, ZoneOffset.UTC),
            siteNames,
            Map.of(region.id(), region.name()));
    StringBuilder file = new StringBuilder(Csv.line(list.headings()));
    new EquipmentRows(database, equipment)
        .each(Scope.EVERYWHERE, (piece, facts) -> file.append(Csv.line(list.row(piece, facts))));
    return file.toString();
  }

  void importInventory(byte[] file) {
    Draft draft = received(Person.CONSOLE, file);
    imports.map(Person.CONSOLE, draft, draft.mapping(), moulin.id(), false);
    imports.run(Person.CONSOLE, imports.find(Person.CONSOLE, draft.id()));
  }
}
