package fr.regain.console.audit;

import static fr.regain.console.schema.Tables.AUDIT_RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.paging.Sort;
import fr.regain.console.testing.DatabaseContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class AuditServiceContract extends DatabaseContract {
  private static final Sort<AuditSort> NEWEST = new Sort<>(AuditSort.NUMBER, true);

  private static final Actor JEANNE = new Actor(7, "Jeanne", "192.0.2.1");

  private AuditService audit;

  @BeforeEach
  void service() {
    audit = new AuditService(database);
  }

  private void record(String action) {
    Instant now = clock.instant().plusNanos(123_456_789);
    database.update(
        dsl ->
            AuditService.record(
                dsl, JEANNE, action, "site 4", "name: École", "name: L’école n° 2", now));
  }

  @Test
  void aRecord_saysWhoDidWhat_fromWhere_beforeAndAfter() {
    record("site.rename");

    AuditRecord found = search("", 10).getFirst();
    assertThat(found.number()).isEqualTo(1);
    assertThat(found.actor()).isEqualTo(JEANNE);
    assertThat(found.action()).isEqualTo("site.rename");
    assertThat(found.before()).isEqualTo("name: École");
    assertThat(found.after()).isEqualTo("name: L’école n° 2");
    assertThat(audit.verify()).isEqualTo(new Verification.Sound(1, 1, found.hash()));
  }

  @Test
  void anEmptyJournal_isSound() {
    assertThat(audit.verify()).isEqualTo(new Verification.Sound(1, 0, ""));
  }

  @Test
  void aChangeThatFails_leavesNoRecord() {
    assertThatThrownBy(
            () ->
                database.update(
                    dsl -> {
                      AuditService.record(dsl, JEANNE, "x", "y", "", "", clock.instant());
                      throw new IllegalStateException("the change failed");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(search("", 10)).isEmpty();
    assertThat(audit.verify()).isInstanceOf(Verification.Sound.class);
  }

  @Test
  void whateverIsTamperedWith_isFound() {
    List<Consumer<DSLContext>> tampering =
        List.of(
            dsl -> set(dsl, "update audit_record set actor_name = 'Paul' where number = 2"),
            dsl -> set(dsl, "update audit_record set state_after = '' where number = 2"),
            dsl ->
                set(dsl, "update audit_record set at = at + interval '1' second where number = 2"),
            dsl -> set(dsl, "update audit_record set subject = 'site 4n' where number = 2"));
    for (Consumer<DSLContext> change : tampering) {
      afterThreeRecords(change);
      assertThat(audit.verify()).isEqualTo(new Verification.Broken(2, Verification.Fault.CHANGED));
    }
    afterThreeRecords(dsl -> set(dsl, "delete from audit_record where number = 2"));
    assertThat(audit.verify()).isEqualTo(new Verification.Broken(2, Verification.Fault.MISSING));
    afterThreeRecords(dsl -> set(dsl, "delete from audit_record where number = 3"));
    assertThat(audit.verify()).isEqualTo(new Verification.Broken(3, Verification.Fault.MISSING));
  }

  private void afterThreeRecords(Consumer<DSLContext> change) {
    database.update(
        dsl -> {
          dsl.deleteFrom(AUDIT_RECORD).execute();
          set(dsl, "update audit_chain set head_number = 0, head_hash = ''");
        });
    record("one");
    record("two");
    record("three");
    assertThat(audit.verify()).isInstanceOf(Verification.Sound.class);
    database.update(change);
  }

  private static void set(DSLContext dsl, String sql) {
    assertThat(dsl.execute(sql)).isEqualTo(1);
  }

  @Test
  void recordsMadeAtOnce_standInALine() throws Exception {
    Callable<Boolean> change =
        () -> {
          record("at.once");
          return true;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(20, change))) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(search("", 100)).hasSize(20);
    assertThat(audit.verify()).isInstanceOf(Verification.Sound.class);
  }

  @Test
  void whatTheRetentionRemoves_leavesTheRestVerifiable() {
    record("old.one");
    record("old.two");
    clock.advance(Duration.ofDays(300));
    record("new.one");

    assertThat(audit.prune(clock.instant().minus(Duration.ofDays(200)))).isEqualTo(2);
    assertThat(audit.prune(clock.instant().minus(Duration.ofDays(200)))).isZero();
    assertThat(search("", 10)).extracting(AuditRecord::number).containsExactly(3L);
    assertThat(audit.verify()).isInstanceOf(Verification.Sound.class);
    record("new.two");
    assertThat(audit.verify()).isInstanceOf(Verification.Sound.class);

    assertThat(audit.prune(clock.instant().plus(Duration.ofDays(1)))).isEqualTo(2);
    assertThat(audit.verify()).isInstanceOf(Verification.Sound.class);
    record("after.all");
    assertThat(audit.verify()).isInstanceOf(Verification.Sound.class);
  }

  @Test
  void aClockThatWasYearsBehindOnce_makesNoOtherRecordOld() {
    record("before");
    clock.advance(Duration.ofDays(-2_000));
    record("with a flat battery");
    clock.advance(Duration.ofDays(2_000));
    record("after");

    assertThat(audit.prune(clock.instant().minus(Duration.ofDays(200)))).isZero();
    assertThat(search("", 10)).hasSize(3);
  }

  @Test
  void theSearch_findsTheText_whereverItStands_andNoWildcard() {
    record("site.rename");
    record("token.create");

    assertThat(search("RENAME", 10)).hasSize(1);
    assertThat(search("jeanne", 10)).hasSize(2);
    assertThat(search("192.0.2.1", 10)).hasSize(2);
    assertThat(search("%", 10)).isEmpty();
    assertThat(audit.page(new AuditFilter("", "site.rename", null), NEWEST, null, 10).rows())
        .extracting(AuditRecord::action)
        .containsOnly("site.rename")
        .isNotEmpty();
  }

  @Test
  void textsThatAreTooLong_areCut_andStillVerify() {
    database.update(
        dsl ->
            AuditService.record(
                dsl,
                JEANNE,
                "x".repeat(99),
                "y".repeat(999),
                "é".repeat(20_000),
                "a\0b",
                clock.instant()));

    assertThat(search("", 1).getFirst().before()).hasSize(10_000);
    assertThat(audit.verify()).isInstanceOf(Verification.Sound.class);
  }

  private List<AuditRecord> search(String text, int most) {
    return audit.page(new AuditFilter(text, null, null), NEWEST, null, most).rows();
  }
}
