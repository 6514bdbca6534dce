package fr.regain.console.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.audit.AuditRecord;
import fr.regain.console.audit.AuditService;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.Registration;
import fr.regain.console.event.EventKind;
import fr.regain.console.event.EventLog;
import fr.regain.console.event.Facts;
import fr.regain.console.platform.Network;
import fr.regain.console.platform.Problem;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.webhook.TestingReceiver.Received;
import fr.regain.v1.HardwareFacts;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what happens to what arrives. */
abstract class WebhookContract extends DatabaseContract {
  private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofHours(10);

  private final SecureRandom random = new SecureRandom();
  private final Destinations destinations =
      new Destinations(List.of(Network.parse("127.0.0.1").orElseThrow()));
  private TestingReceiver receiver;
  private Sender sender;
  private WebhookService webhooks;
  private Courier courier;
  private Site school;
  private Site otherSchool;

  @BeforeEach
  void start() throws NoSuchAlgorithmException {
    receiver = TestingReceiver.plain();
    sender =
        new Sender(InetAddress::getAllByName, destinations, SSLContext.getDefault(), Sender.WHOLE);
    webhooks = new WebhookService(database, destinations, random, clock);
    courier = courier();
    SiteService sites = new SiteService(database, clock);
    school = sites.create(Person.CONSOLE, 1, SiteKind.ETABLISSEMENT, "Moulin", null);
    otherSchool = sites.create(Person.CONSOLE, 1, SiteKind.ETABLISSEMENT, "Coteaux", null);
  }

  @AfterEach
  void stop() {
    sender.close();
    receiver.close();
  }

  /** A console more on the same database. */
  private Courier courier() {
    return new Courier(database, sender, random, clock);
  }

  private NewWebhook webhook(long site, EventKind... kinds) {
    return webhooks.create(
        Person.CONSOLE, "Tickets", receiver.address("127.0.0.1"), site, Set.of(kinds));
  }

  private void happens(EventKind kind, Site site) {
    database.update(
        dsl ->
            EventLog.add(
                dsl,
                kind,
                clock.instant(),
                site == null ? EventLog.NO_SITE : DSL.val(site.path()),
                new Facts().with("campaignId", new UUID(1, 2)).with("wave", 2)));
  }

  private void work() {
    courier.handOn();
    courier.due(Set.of()).forEach(courier::attempt);
  }

  private Delivery only(Webhook webhook) {
    return webhooks.deliveries(Person.CONSOLE, webhook.id(), Long.MAX_VALUE, 2).getFirst();
  }

  private WebhookState state(Webhook webhook) {
    return webhooks.find(Person.CONSOLE, webhook.id()).orElseThrow().state();
  }

  @Test
  void whatHappens_arrives_signed() {
    NewWebhook made = webhook(1, EventKind.CAMPAIGN_STOPPED);
    happens(EventKind.CAMPAIGN_STOPPED, school);
    happens(EventKind.CAMPAIGN_FINISHED, school);
    work();

    Received received = receiver.received().getFirst();
    assertThat(receiver.received()).hasSize(1);
    assertThat(received.body())
        .isEqualTo(
            "{\"type\":\"campaign.stopped\",\"timestamp\":\"2026-11-23T08:00:00Z\","
                + "\"data\":{\"campaignId\":\"00000000-0000-0001-0000-000000000002\",\"wave\":2}}");
    assertThat(received.isSignedBy(made.secret().text())).isTrue();
    assertThat(received.timestamp()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
    assertThat(only(made.webhook()))
        .satisfies(
            delivery -> {
              assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
              assertThat(delivery.attempts()).isEqualTo(1);
              assertThat(delivery.status()).isEqualTo(204);
              assertThat(delivery.nextAt()).isNull();
            });
  }

  @Test
  void aWebhook_hearsOfItsOwnSites_andOfTheOrganisationAtTheRootAlone() {
    NewWebhook everything = webhook(1, EventKind.CAMPAIGN_STOPPED);
    NewWebhook ofSchool = webhook(school.id(), EventKind.CAMPAIGN_STOPPED);
    happens(EventKind.CAMPAIGN_STOPPED, school);
    happens(EventKind.CAMPAIGN_STOPPED, otherSchool);
    happens(EventKind.CAMPAIGN_STOPPED, null);
    work();

    assertThat(receiver.received())
        .filteredOn(received -> received.isSignedBy(everything.secret().text()))
        .hasSize(3);
    assertThat(receiver.received())
        .filteredOn(received -> received.isSignedBy(ofSchool.secret().text()))
        .hasSize(1);
  }

  @Test
  void numbersThatShowUpAtTwoSites_areToldToBoth() {
    NewWebhook ofOne = webhook(school.id(), EventKind.DEVICE_COPIED);
    NewWebhook ofOther = webhook(otherSchool.id(), EventKind.DEVICE_COPIED);
    UUID one = new UUID(1, 1);
    UUID other = new UUID(1, 2);
    DeviceService devices = new DeviceService(database, clock, (dsl, held) -> {}, List.of());
    database.update(
        dsl -> {
          devices.register(dsl, machine(one, school), "", clock.instant());
          devices.register(dsl, machine(other, otherSchool), "", clock.instant());
          devices.recordSameNumbers(dsl, one, other, clock.instant());
        });
    work();

    assertThat(receiver.received()).hasSize(2);
    assertThat(receiver.received())
        .filteredOn(received -> received.isSignedBy(ofOne.secret().text()))
        .singleElement()
        .satisfies(received -> assertThat(received.body()).contains(one.toString()));
    assertThat(receiver.received())
        .filteredOn(received -> received.isSignedBy(ofOther.secret().text()))
        .singleElement()
        .satisfies(received -> assertThat(received.body()).contains(other.toString()));
  }

  private static Registration machine(UUID id, Site site) {
    return new Registration(id, site.id(), "", HardwareFacts.getDefaultInstance(), null);
  }

  @Test
  void whatIsRolledBack_isNotTold() {
    webhook(1, EventKind.JOURNAL_RECORDED);
    work();
    int before = receiver.received().size();
    assertThatThrownBy(
            () ->
                database.update(
                    dsl -> {
                      AuditService.record(
                          dsl, Person.CONSOLE.actor(), "x.y", "x", "", "", clock.instant());
                      throw new IllegalStateException("the change fails");
                    }))
        .isInstanceOf(IllegalStateException.class);
    work();
    assertThat(receiver.received()).hasSize(before);

    database.update(
        dsl ->
            AuditService.record(
                dsl, Person.CONSOLE.actor(), "x.y", "x 1", "secret", "secret", clock.instant()));
    work();
    assertThat(receiver.received().getLast().body())
        .contains("\"type\":\"journal.recorded\"", "\"action\":\"x.y\"", "\"subject\":\"x 1\"")
        .doesNotContain("secret");
  }

  @Test
  void aConsoleThatEndsAfterTheCommit_losesNothing() {
    NewWebhook made = webhook(1, EventKind.CAMPAIGN_STOPPED);
    happens(EventKind.CAMPAIGN_STOPPED, school);
    // One console hands the event on, takes the delivery in hand, and is no more.
    courier.handOn();
    DeliveryStore.Due due = courier.due(Set.of()).getFirst();
    database.update(
        dsl -> DeliveryStore.claim(dsl, due.id(), clock.instant(), Courier.HELD).orElseThrow());

    work();
    assertThat(receiver.received()).as("it is in the hands of the other").isEmpty();
    clock.advance(Courier.HELD);
    work();
    assertThat(receiver.received()).hasSize(1);
    assertThat(only(made.webhook()).attempts()).isEqualTo(2);
  }

  @Test
  void howeverMuchWaitsForOneWebhook_anotherIsServedMeanwhile() {
    long slow = webhook(school.id(), EventKind.CAMPAIGN_STOPPED).webhook().id();
    for (int i = 0; i < Courier.AT_A_TIME; i++) {
      happens(EventKind.CAMPAIGN_STOPPED, school);
    }
    courier.handOn();
    clock.advance(Duration.ofSeconds(1));
    long other = webhook(otherSchool.id(), EventKind.CAMPAIGN_STOPPED).webhook().id();
    happens(EventKind.CAMPAIGN_STOPPED, otherSchool);
    courier.handOn();

    assertThat(courier.due(Set.of())).extracting(DeliveryStore.Due::webhookId).containsOnly(slow);
    assertThat(courier.due(Set.of(slow)))
        .extracting(DeliveryStore.Due::webhookId)
        .containsExactly(other);
  }

  @Test
  void twoConsoles_tellEachEventOnce() {
    webhook(1, EventKind.CAMPAIGN_STOPPED);
    for (int i = 0; i < 20; i++) {
      happens(EventKind.CAMPAIGN_STOPPED, school);
    }
    List<CompletableFuture<Void>> consoles =
        List.of(courier(), courier()).stream()
            .map(
                console ->
                    CompletableFuture.runAsync(
                        () -> {
                          console.handOn();
                          console.due(Set.of()).forEach(console::attempt);
                        }))
            .toList();
    consoles.forEach(CompletableFuture::join);
    work();

    assertThat(receiver.received()).hasSize(20);
    assertThat(receiver.received().stream().map(Received::id)).doesNotHaveDuplicates();
  }

  @Test
  void aReceiverThatFails_isAskedAgain_underTheSameName_untilItTakesIt() {
    NewWebhook made = webhook(1, EventKind.CAMPAIGN_STOPPED);
    receiver.answering(500, 503, 200);
    happens(EventKind.CAMPAIGN_STOPPED, school);
    work();
    work();
    assertThat(receiver.received()).as("it is not due yet").hasSize(1);
    assertThat(only(made.webhook()).fault()).isEqualTo(Fault.REFUSED);
    assertThat(webhooks.find(Person.CONSOLE, made.webhook().id()).orElseThrow().failingSince())
        .isEqualTo(clock.instant());

    for (int i = 0; i < 4; i++) {
      clock.advance(Duration.ofMinutes(2));
      work();
    }
    assertThat(receiver.received()).hasSize(3);
    assertThat(receiver.received().stream().map(Received::id).distinct()).hasSize(1);
    assertThat(receiver.received().stream().map(Received::timestamp)).doesNotHaveDuplicates();
    assertThat(receiver.received()).allMatch(received -> received.isSignedBy(made.secret().text()));
    assertThat(only(made.webhook()).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(webhooks.find(Person.CONSOLE, made.webhook().id()).orElseThrow().failingSince())
        .isNull();
  }

  @Test
  void aReceiverThatFailsForADay_isToldNothingMore_andTheJournalSaysSo() {
    NewWebhook made = webhook(1, EventKind.CAMPAIGN_STOPPED);
    receiver.answering(500);
    happens(EventKind.CAMPAIGN_STOPPED, school);
    for (int i = 0; i < Retries.MOST; i++) {
      assertThat(state(made.webhook())).isEqualTo(WebhookState.ACTIVE);
      work();
      clock.advance(LONGER_THAN_ANY_PAUSE);
    }
    assertThat(receiver.received()).hasSize(Retries.MOST);
    assertThat(only(made.webhook()).state()).isEqualTo(DeliveryState.GIVEN_UP);
    assertThat(state(made.webhook())).isEqualTo(WebhookState.DISABLED);
    assertThat(SampleJournal.newest(database, "webhook.disable"))
        .singleElement()
        .extracting(AuditRecord::subject)
        .isEqualTo("webhook " + made.webhook().id());

    happens(EventKind.CAMPAIGN_STOPPED, school);
    work();
    assertThat(receiver.received()).hasSize(Retries.MOST);
    receiver.answering(200);
    webhooks.resume(Person.CONSOLE, made.webhook().id());
    webhooks.replay(Person.CONSOLE, made.webhook().id(), only(made.webhook()).id());
    work();
    assertThat(receiver.received()).hasSize(Retries.MOST + 1);
    assertThat(receiver.received().stream().map(Received::id).distinct()).hasSize(1);
  }

  @Test
  void aReceiverThatIsGone_isToldNothingMore_atOnce() {
    NewWebhook made = webhook(1, EventKind.CAMPAIGN_STOPPED);
    receiver.answering(410);
    happens(EventKind.CAMPAIGN_STOPPED, school);
    work();
    assertThat(state(made.webhook())).isEqualTo(WebhookState.DISABLED);
    assertThat(only(made.webhook()).state()).isEqualTo(DeliveryState.GIVEN_UP);
  }

  @Test
  void whatWaitsForAPausedWebhook_isSentWhenItGoesOn() {
    NewWebhook made = webhook(1, EventKind.CAMPAIGN_STOPPED);
    webhooks.test(Person.CONSOLE, made.webhook().id());
    webhooks.pause(Person.CONSOLE, made.webhook().id());
    happens(EventKind.CAMPAIGN_STOPPED, school);
    work();
    assertThat(receiver.received()).isEmpty();

    webhooks.resume(Person.CONSOLE, made.webhook().id());
    work();
    assertThat(receiver.received())
        .singleElement()
        .satisfies(received -> assertThat(received.body()).contains("webhook.test"));
  }

  @Test
  void deliveries_areForgottenAfterAMonth() {
    NewWebhook made = webhook(1, EventKind.CAMPAIGN_STOPPED);
    happens(EventKind.CAMPAIGN_STOPPED, school);
    work();
    clock.advance(Courier.KEPT.minusSeconds(1));
    courier.prune();
    assertThat(webhooks.deliveries(Person.CONSOLE, made.webhook().id(), Long.MAX_VALUE, 2))
        .hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    courier.prune();
    assertThat(webhooks.deliveries(Person.CONSOLE, made.webhook().id(), Long.MAX_VALUE, 2))
        .isEmpty();
  }

  @Test
  void whatNobodyWants_isNotKept() {
    happens(EventKind.CAMPAIGN_STOPPED, school);
    assertThat(database.<Integer>write(dsl -> EventLog.take(dsl, 10).size())).isZero();
  }

  @Test
  void aPerson_makesWebhooksOfTheirOwnSitesAlone() {
    Person local =
        new Person(
            7, "Anne", false, "192.0.2.1", List.of(new Grant(Role.ADMINISTRATOR, school.path())));
    NewWebhook made = webhook(1, EventKind.CAMPAIGN_STOPPED);
    String address = receiver.address("127.0.0.1");

    assertThat(webhooks.list(local)).isEmpty();
    assertThatThrownBy(() -> webhooks.remove(local, made.webhook().id()))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(
            () ->
                webhooks.create(
                    local, "x", address, otherSchool.id(), Set.of(EventKind.LOT_CLOSED)))
        .isInstanceOf(Problem.class);
    webhooks.create(local, "x", address, school.id(), Set.of(EventKind.LOT_CLOSED));
    assertThat(webhooks.list(local)).hasSize(1);
    webhooks.remove(local, webhooks.list(local).getFirst().id());
    assertThat(webhooks.list(Person.CONSOLE)).hasSize(1);
  }
}
