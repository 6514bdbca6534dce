package fr.regain.agent.mine;

import com.sun.net.httpserver.HttpExchange;
import fr.regain.agent.quarantine.ItemId;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What each address shows and does, once there is a visit. */
final class Routes {
  private final Visit visit;
  private final Pages pages;
  private final Lists lists;

  Routes(Visit visit, Locale locale, Clock wallClock) {
    this.visit = visit;
    this.pages = new Pages(visit, locale, wallClock);
    this.lists = new Lists(visit, locale, wallClock);
  }

  void get(HttpExchange exchange, String path, Form query) throws IOException {
    int page = query.number("page", 1_000_000).orElse(0);
    switch (path) {
      case "/" -> Reply.page(exchange, 200, pages.main());
      case "/elements" -> {
        Optional<Choice.Group> group = group(query);
        if (group.isPresent() && visit.step() == Visit.Step.CHOOSING) {
          Reply.page(exchange, 200, lists.entries(group.get(), page));
        } else {
          Reply.redirect(exchange, "/");
        }
      }
      case "/quarantaine" -> {
        if (visit.step() == Visit.Step.CLEANING) {
          Reply.redirect(exchange, "/");
        } else {
          Reply.page(exchange, 200, lists.quarantine(page));
        }
      }
      case "/gardes" -> Reply.page(exchange, 200, lists.kept(page));
      default -> Reply.refuse(exchange, 404);
    }
  }

  private Optional<Choice.Group> group(Form form) {
    String id = form.one("regle").orElse("");
    return visit.choice().groups().stream()
        .filter(group -> group.rule().id().equals(id))
        .findFirst();
  }

  void post(HttpExchange exchange, String path, Form form) throws IOException {
    switch (path) {
      case "/reponse" -> answer(exchange, form);
      case "/elements" -> choose(exchange, form);
      case "/quarantaine" -> {
        String which = form.one("remettre").orElse("");
        Optional<ItemId> item = ItemId.parse(which);
        if (visit.step() != Visit.Step.CLEANING && (item.isPresent() || which.equals("tout"))) {
          visit.restore(item);
        }
        Reply.redirect(exchange, "/quarantaine");
      }
      case "/gardes" -> {
        var kept = visit.kept();
        Optional<Integer> index = form.number("oublier", kept.size());
        if (index.isPresent()) {
          visit.keepNoLonger(kept.get(index.get()));
        }
        Reply.redirect(exchange, "/gardes");
      }
      default -> Reply.refuse(exchange, 404);
    }
  }

  private void answer(HttpExchange exchange, Form form) throws IOException {
    if (visit.step() == Visit.Step.CHOOSING) {
      visit.tickClasses(Set.copyOf(form.all("classe")));
      Optional<String> choose = form.one("choisir");
      if (choose.isPresent() && choose.get().matches("[a-z.]{1,64}")) {
        Reply.redirect(exchange, "/elements?regle=" + choose.get());
        return;
      }
      switch (form.one("reponse").orElse("")) {
        case "oui" -> visit.agree();
        case "plus-tard" -> visit.postpone();
        case "non" -> visit.decline();
        default -> {}
      }
    }
    Reply.redirect(exchange, "/");
  }

  private void choose(HttpExchange exchange, Form form) throws IOException {
    Optional<Choice.Group> group = group(form);
    if (group.isEmpty() || visit.step() != Visit.Step.CHOOSING) {
      Reply.redirect(exchange, "/");
      return;
    }
    int page = form.number("page", 1_000_000).orElse(0);
    List<Choice.Entry> all = group.get().entries();
    String here = "/elements?regle=" + group.get().rule().id() + "&page=";
    String to = form.one("vers").orElse("");
    switch (to) {
      case "tous" -> visit.tick(all, numbers(all));
      case "aucun" -> visit.tick(all, Set.of());
      default -> visit.tick(Lists.rows(all, page), ticked(form));
    }
    Optional<Integer> always = form.number("toujours", visit.choice().size());
    if (always.isPresent()) {
      visit.keepAlways(visit.choice().entry(always.get()));
    }
    Reply.redirect(
        exchange,
        switch (to) {
          case "retour" -> "/";
          case "suite" -> here + (page + 1);
          default -> here + page;
        });
  }

  private static Set<Integer> numbers(List<Choice.Entry> entries) {
    return entries.stream().map(Choice.Entry::number).collect(Collectors.toSet());
  }

  private static Set<Integer> ticked(Form form) {
    Set<Integer> ticked = new HashSet<>();
    for (String value : form.all("e")) {
      if (value.matches("\\d{1,9}")) {
        ticked.add(Integer.valueOf(value));
      }
    }
    return ticked;
  }
}
