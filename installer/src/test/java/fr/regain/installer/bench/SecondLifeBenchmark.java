package fr.regain.installer.bench;

import fr.regain.console.access.Person;
import fr.regain.console.eligibility.CriteriaService;
import fr.regain.console.eligibility.Criterion;
import fr.regain.console.eligibility.EligibilityService;
import fr.regain.console.eligibility.Evaluations;
import fr.regain.console.eligibility.ReasonCode;
import fr.regain.console.eligibility.Route;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.platform.Database;
import fr.regain.console.site.Site;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a large stock of equipment costs a console on its embedded database: routes that are worked
 * out anew after criteria changed, the pages of the list meanwhile and afterwards, and labels. The
 * pages are asked for over HTTP by somebody who is signed in, one after the other.
 */
final class SecondLifeBenchmark {
  private static final int PIECES = 100_000;
  private static final int REQUESTS = 60;
  private static final int LABELS = 1_000;

  private final Path directory;

  SecondLifeBenchmark(Path directory) {
    this.directory = directory;
  }

  void run(Table table) throws IOException, InterruptedException {
    inConsole(table, Run::run);
  }

  /** Labels alone, on a console with few other pieces. */
  void labels(Table table) throws IOException, InterruptedException {
    inConsole(table, run -> run.labels(Stock.of(run.console, run.owner, Stock.AT_A_TIME)));
  }

  private interface Part {
    void run(Run run) throws IOException, InterruptedException;
  }

  private void inConsole(Table table, Part part) throws IOException, InterruptedException {
    try (ApplicationContext console =
        ApplicationContext.run(
            Map.of(
                "console.data-directory", directory.toString(),
                "console.http.port", "0",
                "console.agents.port", "0"))) {
      EmbeddedServer pages = console.getBean(EmbeddedServer.class).start();
      try (Reader reader = Reader.signedIn(pages.getURI(), directory)) {
        part.run(new Run(console, reader, table));
      } finally {
        pages.stop();
      }
    }
  }

  private static final class Run {
    private final ApplicationContext console;
    private final Reader reader;
    private final Table table;
    private final Owner owner;

    Run(ApplicationContext console, Reader reader, Table table) {
      this.console = console;
      this.reader = reader;
      this.table = table;
      this.owner =
          console.getBean(OwnerService.class).add(Person.CONSOLE, "Région", OwnerKind.REGION);
    }

    void run() throws IOException, InterruptedException {
      Stock stock = Stock.of(console, owner, PIECES);
      long start = System.nanoTime();
      console.getBean(Evaluations.class).work();
      add("routes of 100,000 new pieces", seconds(start), "");
      start = System.nanoTime();
      reader.page("/seconde-vie");
      add("first page of the list after it", seconds(start), "");
      changeCriteria(Criterion.SERVICE_LAPTOP, "6", "re-evaluation of 100,000 pieces");
      changeCriteria(Criterion.MEMORY_WANTED, "16", "the same, while the list is read");
      pages(stock);
      labels(stock);
      workshop(stock);
    }

    private void changeCriteria(Criterion criterion, String value, String what)
        throws IOException, InterruptedException {
      CriteriaService criteria = console.getBean(CriteriaService.class);
      Map<Criterion, String> values = new EnumMap<>(Criterion.class);
      for (Criterion each : Criterion.values()) {
        values.put(each, criteria.of(owner.id()).text(each));
      }
      values.put(criterion, value);
      EligibilityService eligibility = console.getBean(EligibilityService.class);
      List<Double> meanwhile = new ArrayList<>();
      boolean read = criterion == Criterion.MEMORY_WANTED;
      long start = System.nanoTime();
      eligibility.saveCriteria(Person.CONSOLE, owner.id(), values);
      while (eligibility.progress().isUnderWay()) {
        if (read) {
          meanwhile.add(reader.milliseconds("/seconde-vie"));
        } else {
          Thread.sleep(50);
        }
      }
      add(what + " after a change of criteria", seconds(start), "≤ 10 s");
      if (read) {
        add("page of the list during it, p95 of " + meanwhile.size(), p95(meanwhile), "");
      }
    }

    private void pages(Stock stock) throws IOException, InterruptedException {
      Site school = stock.schools().getFirst();
      Map<String, String> lists =
          Map.of(
              "all of it", "?vue=0",
              "the last page of it", "?avant=fin",
              "one route", "?voie=" + Route.TRANSFER,
              "one school", "?site=" + school.id(),
              "one département", "?site=" + school.parentId(),
              "one reason", "?raison=" + ReasonCode.SYSTEM_WITHOUT_UPDATES,
              "a model", "?q=latitude+54",
              "a serial number", "?q=" + stock.serial(),
              "a model, a kind and a site", "?q=latitude&type=LAPTOP&site=" + school.parentId());
      time("page of the list at 100,000: ", "/seconde-vie", lists);
    }

    /** The workshop, once somebody has spotted every piece. */
    private void workshop(Stock stock) throws IOException, InterruptedException {
      console
          .getBean(Database.class)
          .update(
              dsl ->
                  dsl.execute(
                      "insert into second_life (equipment_id, stage, changed_at)"
                          + " select id, case mod(id, 10) when 0 then 'SPOTTED' when 1 then"
                          + " 'RESERVED' when 2 then 'COLLECTED' else 'GIVEN' end,"
                          + " current_timestamp from equipment where not exists"
                          + " (select 1 from second_life where equipment_id = equipment.id)"));
      Site school = stock.schools().getFirst();
      time(
          "page of the workshop at 100,000: ",
          "/seconde-vie/atelier",
          Map.of(
              "all of it", "?vue=0",
              "the last page of it", "?avant=fin",
              "one stage", "?etape=COLLECTED",
              "by label", "?tri=etiquette",
              "one school", "?site=" + school.id(),
              "one département", "?site=" + school.parentId(),
              "one kind", "?type=MONITOR",
              "a model", "?q=latitude+54",
              "a serial number", "?q=" + stock.serial()));
    }

    private void time(String what, String page, Map<String, String> lists)
        throws IOException, InterruptedException {
      for (Map.Entry<String, String> list : lists.entrySet()) {
        List<Double> times = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
          times.add(reader.milliseconds(page + list.getValue()));
        }
        add(what + list.getKey() + ", p95", p95(times), "≤ 100 ms");
      }
    }

    private void labels(Stock stock) throws IOException, InterruptedException {
      // The workshop has chosen them.
      console
          .getBean(Database.class)
          .update(
              dsl ->
                  dsl.execute(
                      "insert into second_life (equipment_id, stage, changed_at)"
                          + " select id, 'SPOTTED', current_timestamp from equipment"
                          + " where site_id = ?",
                      stock.labelled().id()));
      String address =
          "/seconde-vie/etiquettes?format=pdf&filtre=1&debut=1&protocole=https&adresse=parc.example"
              + "&site="
              + stock.labelled().id();
      List<Double> times = new ArrayList<>();
      for (int sheet = 0; sheet < 5; sheet++) {
        times.add(reader.milliseconds(address) / 1_000);
      }
      table.add(
          "second life: PDF with %,d labels, of five the first and the median".formatted(LABELS),
          "%.2f s, %.2f s".formatted(times.getFirst(), new Figures(times).median()),
          "",
          "≤ 5 s");
    }

    private void add(String what, String figure, String bound) {
      table.add("second life: " + what, figure, "", bound);
    }

    private static String seconds(long start) {
      return "%.2f s".formatted((System.nanoTime() - start) / 1e9);
    }

    private static String p95(List<Double> milliseconds) {
      List<Double> sorted = milliseconds.stream().sorted().toList();
      return "%.0f ms".formatted(sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
    }
  }

  static int labels() {
    return LABELS;
  }
}
