package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.platform.ProblemCode;
import fr.regain.v1.DiskType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is recorded of disks, on every kind of database. */
abstract class ErasureContract extends WorkshopFixture {
  private static Erasure of(String serial) {
    return Samples.erasure(serial, 100, true);
  }

  private void record(Piece piece, Erasure erasure) {
    inspections.erased(technician, piece.id(), List.of(erasure));
  }

  @Test
  void aRecordThatIsStruck_staysWithItsReason_andCountsNoMore() {
    Piece piece = inspected(laptop());
    erase(piece);
    act(piece, Act.ERASE);
    long record = dossier(piece).recorded().getFirst().id();

    refused(
        () -> inspections.strike(technician, piece.id(), record, " "), ProblemCode.REQUEST_INVALID);
    inspections.strike(technician, piece.id(), record, "numéro mal lu");
    Dossier struck = dossier(piece);
    assertThat(struck.erasures()).isEmpty();
    assertThat(struck.recorded().getFirst().strike().reason()).isEqualTo("numéro mal lu");
    assertThat(struck.recorded().getFirst().strike().by()).isEqualTo("Inès");
    refused(() -> act(piece, Act.RECONDITION));
    refused(
        () -> inspections.strike(technician, piece.id(), record, "encore"), ProblemCode.NOT_FOUND);
    erase(piece);
    act(piece, Act.RECONDITION);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.RECONDITIONED);
  }

  @Test
  void aRecordOfAnotherPiece_isNotStruckFromThisOne() {
    Piece piece = inspected(laptop());
    erase(piece);
    Piece other = inspected(laptop());
    long record = dossier(piece).recorded().getFirst().id();

    refused(() -> inspections.strike(technician, other.id(), record, "x"), ProblemCode.NOT_FOUND);
    refused(
        () -> inspections.strike(technicianOf(coteaux), piece.id(), record, "x"),
        ProblemCode.NOT_FOUND);
    assertThat(dossier(piece).erasures()).hasSize(1);
  }

  @Test
  void aDiskThatWasErasedForOnePiece_clearsNoOther_untilThatRecordIsStruck() {
    Piece first = inspected(laptop());
    Piece second = inspected(laptop());
    record(first, of("S4EV-NX0M 123"));

    refused(() -> record(second, of("s4evnx0m123")), ProblemCode.REQUEST_INVALID);
    assertThat(inspections.elsewhere(second.id(), List.of(of("S4EVNX0M123"))).orElseThrow().label())
        .isEqualTo(first.shortId());
    assertThat(inspections.elsewhere(first.id(), List.of(of("S4EVNX0M123")))).isEmpty();
    record(second, Samples.erasure("S4EVNX0M123", 100, false));
    long record = dossier(first).recorded().getFirst().id();
    inspections.strike(technician, first.id(), record, "mauvais onglet");
    record(second, of("S4EVNX0M123"));
    assertThat(dossier(second).erasures()).hasSize(2);
  }

  @Test
  void aDiskOfWhatHasLeft_isErasedAgain_inAnotherPiece() {
    Piece first = inspected(piece(EquipmentKind.LAPTOP, null));
    String serial = dossier(first).disks().getFirst().serialNumber();
    record(first, of(serial));
    act(first, Act.ERASE);
    act(first, Act.RECONDITION);
    assign(technician, first, moulin, "CDI", null, null);
    Piece second = inspected(laptop());

    refused(() -> record(second, of(serial)), ProblemCode.REQUEST_INVALID);
    clock.advance(Duration.ofDays(400));
    record(second, Samples.erasure(serial, clock.instant()));
    assertThat(dossier(second).erasures()).hasSize(1);
  }

  @Test
  void anSsdThatWasWrittenOver_isNamed_whoeverSaidWhatItIs() {
    Piece piece = laptop();
    reports(piece, disk("S1", DiskType.DISK_TYPE_SSD));
    inspected(piece);
    record(piece, Samples.ofUnknownMedium("S1", EraseLevel.CLEAR));
    assertThat(dossier(piece).erasures().getFirst().medium()).isEqualTo(DiskMedium.SSD);
    assertThat(dossier(piece).clearance().overwritten()).containsExactly("S1");
    act(piece, Act.ERASE);
    act(piece, Act.RECONDITION);
    long lot = lot(Destination.SALE);
    lots.add(technician, lot, List.of(piece.id()));
    LotFinding finding =
        lots.check(technician, lots.find(Scope.EVERYWHERE, lot), PARIS).stream()
            .filter(one -> one.rule() == LotRule.OVERWRITTEN)
            .findFirst()
            .orElseThrow();
    assertThat(finding.pieces()).containsExactly(piece.shortId());
    assertThat(finding.rule().isBlocking()).isFalse();

    record(piece, Samples.ofUnknownMedium("S1", EraseLevel.PURGE));
    assertThat(dossier(piece).clearance().overwritten()).as("sanitized since").isEmpty();
  }

  @Test
  void theDisksThatCameIn_areErased_andAnSsdFittedNewIsNot() {
    Piece piece = laptop();
    reports(piece, disk("OLD", DiskType.DISK_TYPE_HDD));
    inspected(piece);
    reports(piece, disk("NEW", DiskType.DISK_TYPE_SSD));
    assertThat(dossier(piece).disks())
        .as("until somebody says that it is new")
        .extracting(KnownDisk::serialNumber)
        .containsExactly("OLD", "NEW");

    inspections.fitted(technician, piece.id(), List.of("ssd-256", "ram-8"));
    assertThat(dossier(piece).disks()).extracting(KnownDisk::serialNumber).containsExactly("OLD");
    assertThat(dossier(piece).fitted()).extracting(KnownDisk::serialNumber).containsExactly("NEW");
    refused(() -> act(piece, Act.ERASE));
    record(piece, Samples.erasure("OLD", EraseLevel.DESTROY, null, true, "Omar"));
    act(piece, Act.ERASE);
    act(piece, Act.RECONDITION);
    long lot = lot(Destination.SALE);
    lots.add(technician, lot, List.of(piece.id()));
    assertThat(lots.find(Scope.EVERYWHERE, lot).items().getFirst().ready()).isTrue();
    lots.remove(technician, lot, piece.id());
    assign(technician, piece, moulin, "CDI", null, null);

    clock.advance(Duration.ofDays(300));
    pieces.undo(technician, piece.id(), Stage.ASSIGNED, "rendu", false);
    assertThat(dossier(piece).disks())
        .as("it was used")
        .extracting(KnownDisk::serialNumber)
        .containsExactly("NEW");
    reports(piece, disk("THIRD", DiskType.DISK_TYPE_SSD));
    inspections.fitted(technician, piece.id(), List.of("ssd-256"));
    assertThat(dossier(piece).disks())
        .as("the new one was fitted in its life before")
        .extracting(KnownDisk::serialNumber)
        .containsExactly("NEW", "THIRD");
    inspections.fitted(technician, piece.id(), List.of("ssd-256", "ssd-512"));
    assertThat(dossier(piece).fitted())
        .extracting(KnownDisk::serialNumber)
        .containsExactly("THIRD");
  }

  @Test
  void aDiskThatCameInWithoutSerialNumber_isTheOneThatIsToldOfLater() {
    Piece piece = laptop();
    reports(piece, disk("", DiskType.DISK_TYPE_HDD));
    inspected(piece);
    reports(piece, disk("S1", DiskType.DISK_TYPE_HDD));

    assertThat(dossier(piece).disks()).extracting(KnownDisk::serialNumber).containsExactly("S1");
    record(piece, of("S1"));
    act(piece, Act.ERASE);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.ERASED);
  }

  @Test
  void aFault_asksForAWord_andIsKnownToWhoeverReceivesThePiece() {
    Piece piece = collected(laptop());
    for (String step : dossier(piece).steps()) {
      boolean swollen = step.equals("battery");
      inspections.answer(
          technician,
          piece.id(),
          step,
          swollen ? Outcome.FAULT : Outcome.OK,
          swollen ? "gonflée" : "");
    }
    inspections.conclude(technician, piece.id(), Grade.B, 1, "");
    erase(piece);
    act(piece, Act.ERASE);
    refused(() -> act(piece, Act.RECONDITION), ProblemCode.REQUEST_INVALID);
    pieces.act(technician, piece.id(), Stage.ERASED, Act.RECONDITION, "batterie changée");

    long lot = lot(Destination.SALE);
    lots.add(technician, lot, List.of(piece.id()));
    Lot found = lots.find(Scope.EVERYWHERE, lot);
    assertThat(found.items().getFirst().faults())
        .extracting(Check::step, Check::note)
        .containsExactly(tuple("battery", "gonflée"));
    assertThat(found.items().getFirst().repair()).isEqualTo("batterie changée");
    assertThat(lots.check(technician, found, PARIS))
        .extracting(LotFinding::rule)
        .contains(LotRule.FAULTS);
    assertThat(LotRule.FAULTS.isBlocking()).isFalse();
  }

  @Test
  void ofTwoAnswersAtOnce_oneWaitsForTheOther() throws Exception {
    Piece piece = collected(laptop());
    CountDownLatch held = new CountDownLatch(1);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> {
              awaited(held);
              inspections.answer(technician, piece.id(), "case", Outcome.FAULT, "deux");
            });
    database.update(
        dsl -> {
          SecondLifeService.workable(dsl, technician, piece.id());
          held.countDown();
          Check check = new Check("case", Outcome.OK, "un", "Inès");
          InspectionStore.put(dsl, piece.id(), check, clock.instant());
        });
    other.get();
    assertThat(dossier(piece).checks().get("case").note()).isEqualTo("deux");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
