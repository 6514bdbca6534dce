package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.device.DevicePlace;
import fr.regain.console.platform.Database;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CampaignPagesTest {
  private static final int DEVICES = 120;
  private static final long MEGABYTE = 1_000_000;

  @TempDir Path data;
  private TestingBrowser browser;
  private SampleFleet fleet;
  private SampleCampaigns campaigns;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    fleet = SampleFleet.in(browser.console(), DEVICES);
    campaigns = new SampleCampaigns(browser.console());
    browser.signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void aCampaign_isPreparedStepByStep_andNoStepLosesWhatAnotherHolds() {
    String path = newCampaign("Spring");

    Document target = browser.page(path + "/cible");
    assertThat(target.select("#compte").text()).contains("120 devices today");
    submit(path + "/cible", filled(target, Map.of("type", "LAPTOP", "vers", "apres")), "/regles");
    submit(
        path + "/regles",
        filled(
            browser.page(path + "/regles"),
            Map.of("regle-tmp.windows", "oui", "age-tmp.windows", "14", "vers", "apres")),
        "/calendrier");
    submit(
        path + "/calendrier",
        filled(
            browser.page(path + "/calendrier"), Map.of("demandeur", "DSI, 05 61", "vers", "avant")),
        "/regles");

    assertThat(browser.page(path + "/regles").select("input[name=age-tmp.windows]").attr("value"))
        .isEqualTo("14");
    assertThat(browser.page(path + "/cible").select("option[value=LAPTOP]").hasAttr("selected"))
        .isTrue();
    Document check = browser.page(path + "/verification");
    assertThat(check.text())
        .contains("laptop", "Temporary", "older than 14 days", "DSI, 05 61", "60 devices today");
    assertThat(check.select(".notice")).isEmpty();
  }

  @Test
  void aStepWithMistakes_keepsWhatWasTyped_andStoresNothing() {
    String path = newCampaign("Spring");
    Map<String, String> form =
        filled(
            browser.page(path + "/calendrier"),
            Map.of("fin", "tomorrow", "part-1", "500", "demandeur", "somebody"));

    HttpResponse<String> answer = browser.submit(path + "/calendrier", form);
    Document page = Jsoup.parse(answer.body());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#fin", "#part-1");
    assertThat(page.select("[aria-invalid=true]").eachAttr("id")).containsExactly("fin", "part-1");
    assertThat(page.select("#demandeur").attr("value")).isEqualTo("somebody");
    assertThat(browser.page(path + "/calendrier").select("#demandeur").attr("value"))
        .isNotEqualTo("somebody");
  }

  @Test
  void whatIsMissing_leadsToItsField_andKeepsTheDryRunFromStarting() {
    String path = newCampaign("Spring");

    Document check = browser.page(path + "/verification");
    assertThat(check.select(".notice a").eachText()).containsExactly("Choose at least one rule.");
    String link = check.select(".notice a").attr("href");
    assertThat(browser.page(link.replaceAll("#.*", "")).select("#regles")).hasSize(1);
    assertThat(check.select("form[action$=/essai]")).isEmpty();
    assertThat(browser.submit(path + "/essai", Map.of()).headers().firstValue("location"))
        .contains(path + "/verification");
  }

  @Test
  void everyFacetOfAList_isOneOfTheTarget_andStaysWhenItsStepIsStored() {
    mark(3, "1.0", "spool.lost: all of it");
    HttpResponse<String> made =
        browser.submit(
            "/campagnes/nouvelle?version=-0.1.0&signalement=spool.lost&anneau=0&type=LAPTOP",
            Map.of("nom", "Old agents"));
    String path = made.headers().firstValue("location").orElseThrow().replace("/cible", "");

    Document target = browser.page(path + "/cible");
    assertThat(target.select("input[type=checkbox][checked]").eachAttr("value"))
        .containsExactly("-0.1.0", "spool.lost");
    String list = target.select("#compte a").attr("href");
    assertThat(target.select("#compte strong").text()).startsWith(rows(list).size() + " device");
    assertThat(rows(list)).isNotEmpty();
    submit(path + "/cible", filled(target, Map.of()), "/regles");

    assertThat(browser.page(path + "/cible").select("#compte a").attr("href")).isEqualTo(list);
    assertThat(browser.page(path + "/verification").text())
        .contains("Agent other than 0.1.0", "spool.lost", "In no ring", "laptop");
    Map<String, String> without = filled(target, Map.of());
    without.keySet().removeAll(List.of("version", "signalement"));
    submit(path + "/cible", without, "/regles");
    assertThat(rows(browser.page(path + "/cible").select("#compte a").attr("href")))
        .hasSizeGreaterThan(rows(list).size());
  }

  /** What the agents of some devices say of themselves. */
  private void mark(int devices, String version, String health) {
    List<UUID> some = fleet.ids().subList(0, devices);
    browser
        .console()
        .bean(Database.class)
        .update(
            dsl -> {
              dsl.update(DEVICE).set(DEVICE.AGENT_VERSION, "0.1.0").execute();
              dsl.update(DEVICE)
                  .set(DEVICE.AGENT_VERSION, version)
                  .where(DEVICE.ID.in(some))
                  .execute();
              dsl.update(CHECK_IN_STATE)
                  .set(CHECK_IN_STATE.HEALTH, health)
                  .where(CHECK_IN_STATE.PLACE.in(some.stream().map(DevicePlace::of).toList()))
                  .execute();
            });
  }

  @Test
  void theCountOfTheTarget_isTheListThatItLeadsTo() {
    mark(3, "1.0", "spool.lost: all of it");
    String path = newCampaign("Spring");
    long site = fleet.places().getFirst().id();

    for (String filter :
        List.of(
            "q=MOULIN-00",
            "site=" + site,
            "type=MINI&plein=oui",
            "anneau=0",
            "version=1.0",
            "version=-1.0",
            "signalement=spool.lost",
            "q=no-such-device")) {
      Document count = Jsoup.parse(browser.get(path + "/cible/compte?" + filter).body());
      String text = count.select("strong").text();
      long counted = text.startsWith("No") ? 0 : Long.parseLong(text.split(" ")[0]);
      assertThat(rows(count.select("a").attr("href") + "&taille=100"))
          .as(filter)
          .hasSize((int) counted);
    }
  }

  @Test
  void theGroupsOfTheLivePage_addUpToAllDevices() {
    UUID id = campaigns.running("Autumn", null);
    work(id);

    assertThat(
            browser.page("/campagnes/" + id).select(".groups tbody td:eq(1) a").eachText().stream()
                .mapToInt(Integer::parseInt)
                .sum())
        .isEqualTo(DEVICES);
  }

  @Test
  void errors_areGroupedByCause_andEachCauseLeadsToItsDevices() {
    UUID id = campaigns.running("Autumn", null);
    work(id);

    Document page = browser.page("/campagnes/" + id + "/postes?etat=FAILED");
    assertThat(page.select("#causes tbody th").eachText())
        .containsExactly("another cause, code “disk.busy”", "permission expired");
    for (Element cause : page.select("#causes tbody tr")) {
      assertThat(rows(cause.select("a").attr("href")))
          .hasSize(Integer.parseInt(cause.select("a").text()));
    }
    String csv = page.select("a[download]").attr("href");
    assertThat(browser.get(csv).body().lines()).hasSize(1 + 3);
  }

  @Test
  void whatADeviceDid_isTold_inWhateverStateItEnded() {
    UUID id = campaigns.running("Autumn", null);
    work(id);
    String list = "/campagnes/" + id + "/postes?fait=WORKED&col=nom.fait";

    assertThat(browser.page(list).select("table.list tbody td").eachText())
        .hasSize(5)
        .doesNotContain("–");
    assertThat(browser.get(list + "&format=csv").body().lines().skip(1))
        .hasSize(5)
        .noneMatch(line -> line.contains(";;"));
  }

  @Test
  void aDecision_saysWhatItWillDo_andAGraveOneWantsTheNumberTyped() {
    UUID id = campaigns.running("Autumn", null);
    work(id);
    String path = "/campagnes/" + id;

    assertThat(browser.page(path + "/decision/arret").select("main").text())
        .contains("Nothing new begins", "1 device is permitted or at work");
    assertThat(browser.submit(path + "/decision/arret", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.page(path).select(".notice").text()).isEqualTo("Stopped by a person.");
    assertThat(browser.get(path + "/decision/pause").headers().firstValue("location"))
        .contains(path);

    Document undo = browser.page(path + "/decision/restitution");
    assertThat(undo.select("main").text())
        .contains("To be put back: 20\u202FMB, 14 files", "Does not come back: 80\u202FMB");
    assertThat(browser.submit(path + "/decision/restitution", Map.of("postes", "7")).statusCode())
        .isEqualTo(422);
    assertThat(browser.submit(path + "/decision/restitution", Map.of("postes", "120")).statusCode())
        .isEqualTo(303);
    assertThat(campaigns.devices(id, ParticipantState.RESTORING)).hasSize(2);
  }

  @Test
  void onceTheQuarantinesAreEmpty_anUndoSaysSo_andOffersNothing() {
    UUID id = campaigns.running("Autumn", null);
    work(id);
    browser.console().bean(CourseService.class).stop(id, SampleCampaigns.AUTHOR);
    workHasEnded(Duration.ofDays(30));

    Document undo = browser.page("/campagnes/" + id + "/decision/restitution");
    assertThat(undo.select("main").text()).contains("Nothing can be put back any more");
    assertThat(undo.select("main form")).isEmpty();
  }

  /** Says of each device that its work ended that long ago. */
  private void workHasEnded(Duration ago) {
    OffsetDateTime at = browser.console().clock().instant().minus(ago).atOffset(ZoneOffset.UTC);
    browser
        .console()
        .bean(Database.class)
        .update(dsl -> dsl.update(CAMPAIGN_DEVICE).set(CAMPAIGN_DEVICE.WORKED_AT, at).execute());
  }

  @Test
  void oneDevice_showsWhatTheCampaignDid_andCanHaveItBack() {
    UUID id = campaigns.running("Autumn", null);
    work(id);
    UUID device = campaigns.devices(id, ParticipantState.DONE).getFirst().deviceId();

    Document panel = browser.page("/parc/" + device);
    assertThat(panel.select("[aria-labelledby=campaigns] li").text())
        .contains("Autumn (running) · done · 50\u202FMB", "put back");
    String address = panel.select("[aria-labelledby=campaigns] a").first().attr("href");
    Document page = browser.page(address);
    assertThat(page.select("main").text()).contains("40\u202FMB, 40 files", "10\u202FMB, 7 files");
    assertThat(browser.submit(address + "/restitution", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.page(address).select(".lead").text()).isEqualTo("being put back");
  }

  @Test
  void onOneDevice_anUndoIsOfferedAsLongAsItsQuarantineLasts_andUntilWhenIsSaid() {
    UUID id = campaigns.running("Autumn", null);
    work(id);
    UUID device = campaigns.devices(id, ParticipantState.DONE).getFirst().deviceId();
    String address = "/campagnes/" + id + "/postes/" + device;
    workHasEnded(Duration.ofDays(30).minusMinutes(1));

    Document inTime = browser.page(address);
    assertThat(inTime.select("#undo ~ p").text()).contains("That is possible until");
    assertThat(inTime.select("form[action$=/restitution]")).hasSize(1);
    assertThat(browser.page("/parc/" + device).select("[aria-labelledby=campaigns] li").text())
        .contains("put back");

    workHasEnded(Duration.ofDays(30));
    Document tooLate = browser.page(address);
    assertThat(tooLate.select("#undo ~ p").text()).contains("cannot come back any more");
    assertThat(tooLate.select("form[action$=/restitution]")).isEmpty();
    assertThat(browser.submit(address + "/restitution", Map.of()).statusCode()).isEqualTo(404);
    assertThat(browser.page("/parc/" + device).select("[aria-labelledby=campaigns] li").text())
        .doesNotContain("put back");
  }

  @Test
  void theAuthorOfALargeCampaign_isToldWhyTheyMayNotApproveIt() {
    String path = newCampaign("Spring");
    submit(
        path + "/regles",
        filled(browser.page(path + "/regles"), Map.of("regle-tmp.windows", "oui")),
        "/calendrier");
    assertThat(browser.submit(path + "/essai", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.submit(path + "/soumission", Map.of("relu", "oui")).statusCode())
        .as("nobody has answered")
        .isEqualTo(409);
    assertThat(browser.page(path + "/apercu").select("form[action$=/soumission]")).isEmpty();
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    campaigns.plan(id, fleet.ids().getFirst(), 1_000_000);
    assertThat(browser.submit(path + "/soumission", Map.of()).statusCode())
        .as("not read")
        .isEqualTo(422);
    assertThat(browser.submit(path + "/soumission", Map.of("relu", "oui")).statusCode())
        .isEqualTo(303);

    Document page = browser.page(path + "/apercu");
    assertThat(page.select(".notice").text())
        .contains("You have written some of this campaign, and it takes 120 devices");
    assertThat(page.select("form[action$=/approbation]")).isEmpty();
    assertThat(browser.submit(path + "/approbation", Map.of()).statusCode()).isEqualTo(409);
    assertThat(browser.submit(path + "/renvoi", Map.of("motif", "Too soon")).statusCode())
        .isEqualTo(303);
    assertThat(browser.page(path + "/cible").select(".notice").text())
        .isEqualTo("This campaign was sent back to you: Too soon");
  }

  @Test
  void aLaunch_countsAnew_andShowsTheDifference() {
    UUID id = campaigns.trying("Autumn", null);
    ReviewService review = browser.console().bean(ReviewService.class);
    campaigns.submit(id);
    review.approve(id, SampleCampaigns.APPROVER);
    browser.submit("/parc/" + fleet.ids().getFirst() + "/exclusion", Map.of());
    String path = "/campagnes/" + id + "/lancement";

    Document page = browser.page(path);
    assertThat(page.select(".lead").text())
        .contains("Approved for 120 devices; the filter takes 119 today, 1 fewer.");
    assertThat(browser.submit(path, Map.of("postes", "120")).statusCode()).isEqualTo(422);
    assertThat(browser.submit(path, Map.of("postes", "119")).statusCode()).isEqualTo(303);
    assertThat(browser.page("/campagnes/" + id).select(".progress").text()).startsWith("running");
  }

  @Test
  void aCopy_isADraft_orATemplateThatNewCampaignsStartFrom() {
    UUID id = campaigns.running("Autumn", null);
    HttpResponse<String> copied =
        browser.submit(
            "/campagnes/" + id + "/copie", Map.of("nom", "Every autumn", "modele", "oui"));
    assertThat(copied.statusCode()).isEqualTo(303);

    assertThat(browser.page("/campagnes/modeles").select("tbody th").eachText())
        .containsExactly("Every autumn");
    String template =
        browser.page("/campagnes/nouvelle").select("option:contains(Every)").attr("value");
    String path =
        browser
            .submit("/campagnes/nouvelle", Map.of("nom", "Autumn 2027", "modele", template))
            .headers()
            .firstValue("location")
            .orElseThrow()
            .replace("/cible", "");
    assertThat(browser.page(path + "/verification").text()).contains("Browser caches");
  }

  @Test
  void theStream_tellsWhatHasChanged_atOnce_andNothingThatTheReaderHas() throws Exception {
    UUID id = campaigns.running("Autumn", null);
    String version = browser.page("/campagnes/" + id).select("#live").attr("data-version");
    try (Stream stream = new Stream(id, version)) {
      assertThat(stream.response.headers().firstValue("x-accel-buffering")).contains("no");
      List<Participant> devices = campaigns.devices(id, ParticipantState.RELEASED);
      campaigns.start(id, devices.getFirst().deviceId());

      Map<String, String> event = stream.next();
      assertThat(event.get("id")).isNotEqualTo(version);
      Document part = Jsoup.parse(event.get("data"));
      assertThat(part.select(".groups a[href$=RUNNING]").eachText()).contains("at work: 1");
      assertThat(part.select("form, input")).as("what belongs to one session").isEmpty();
    }
  }

  @Test
  void theStream_ends_whenNothingWillChangeAnyMore() throws Exception {
    UUID id = campaigns.running("Autumn", null);
    try (Stream stream = new Stream(id, "")) {
      assertThat(stream.next().get("data")).contains("running");
      browser.console().bean(CourseService.class).cancel(id, SampleCampaigns.AUTHOR);
      assertThat(stream.next().get("data")).contains("given up");
      assertThat(stream.next().get("event")).isEqualTo("fin");
      assertThat(stream.lines.lines()).allMatch(String::isEmpty);
    }
    assertThat(browser.page("/campagnes/" + id).select("script")).isEmpty();
  }

  @Test
  void withoutAStream_aPageAsksNowAndThen_andHearsOnlyNews() {
    UUID id = campaigns.running("Autumn", null);
    Element live = browser.page("/campagnes/" + id).select("#live").first();
    String news = live.attr("data-news") + "?vu=" + live.attr("data-version");
    assertThat(browser.get(news, "Regain-Live", "1").statusCode()).isEqualTo(204);
    campaigns.start(id, campaigns.devices(id, ParticipantState.RELEASED).getFirst().deviceId());

    HttpResponse<String> changed = browser.get(news, "Regain-Live", "1");
    assertThat(changed.body()).contains("at work: 1").doesNotContain("<html");
    String version = changed.headers().firstValue("Regain-Version").orElseThrow();
    assertThat(browser.get(live.attr("data-news") + "?vu=" + version).statusCode()).isEqualTo(204);
  }

  /** Ten devices work: two finish, three fail for two reasons, one is still at it. */
  private void work(UUID id) {
    List<Participant> released = campaigns.devices(id, ParticipantState.RELEASED);
    released.stream().limit(6).forEach(device -> campaigns.start(id, device.deviceId()));
    campaigns.finish(id, released.get(0).deviceId(), 40 * MEGABYTE, 10 * MEGABYTE);
    campaigns.finish(id, released.get(1).deviceId(), 40 * MEGABYTE, 10 * MEGABYTE);
    campaigns.fail(id, released.get(2).deviceId(), "disk.busy");
    campaigns.fail(id, released.get(3).deviceId(), "disk.busy");
    campaigns.fail(id, released.get(4).deviceId(), "lease.expired");
  }

  private String newCampaign(String name) {
    String first =
        browser
            .submit("/campagnes/nouvelle", Map.of("nom", name))
            .headers()
            .firstValue("location")
            .orElseThrow();
    return first.replace("/cible", "");
  }

  private void submit(String path, Map<String, String> fields, String next) {
    HttpResponse<String> answer = browser.submit(path, fields);
    assertThat(answer.headers().firstValue("location"))
        .as(answer.body())
        .hasValueSatisfying(location -> assertThat(location).endsWith(next));
  }

  /** A form as it stands on a page, but for some fields. */
  private static Map<String, String> filled(Document page, Map<String, String> other) {
    Map<String, String> fields = new HashMap<>();
    Element form = page.select("main form[method=post]").first();
    for (Element input : form.select("input[name]")) {
      boolean ticks = input.attr("type").matches("checkbox|radio");
      if (!ticks || input.hasAttr("checked")) {
        fields.put(input.attr("name"), input.attr("value"));
      }
    }
    for (Element select : form.select("select")) {
      fields.put(select.attr("name"), select.select("option[selected]").attr("value"));
    }
    fields.putAll(other);
    return fields;
  }

  /** The names on all pages of a list. */
  private List<String> rows(String path) {
    List<String> names = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      Document page = browser.page(next);
      names.addAll(page.select("table.list tbody th").eachText());
      next = page.select(".pager a:contains(Next)").attr("href");
    }
    return names;
  }

  /** A stream of events, as a browser opens it. */
  private final class Stream implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Stream(UUID id, String seen) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(browser.address().resolve("/campagnes/" + id + "/flux"))
              .header("Accept", "text/event-stream")
              .header("Last-Event-ID", seen)
              .header(
                  "Cookie",
                  browser.cookies().entrySet().stream()
                      .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                      .collect(Collectors.joining("; ")))
              .build();
      response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The next event that is more than a sign of life. */
    Map<String, String> next() throws IOException {
      Map<String, String> event = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (event.containsKey("data") && !"vif".equals(event.get("event"))) {
            return event;
          }
          event.clear();
          continue;
        }
        String[] field = line.split(": ?", 2);
        event.merge(
            field[0], field.length == 1 ? "" : field[1], (one, other) -> one + "\n" + other);
      }
      throw new IOException("The stream has ended");
    }

    @Override
    public void close() throws IOException {
      lines.close();
      client.shutdownNow();
    }
  }
}
