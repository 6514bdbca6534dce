package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Lists;
import fr.regain.console.web.table.RowAct;
import fr.regain.console.web.table.RowActs;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes many pieces of the workshop a step further, or puts them into a lot. */
@Controller(WorkshopActsController.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
final class WorkshopActsController {
  static final String PATH = WorkshopTable.PATH + "/actions";

  /** The steps that ask nothing of each single piece. */
  private static final List<Act> STEPS = List.of(Act.RESERVE, Act.COLLECT);

  private static final int MOST_LOTS = 30;

  private final SecondLifeService pieces;
  private final LotService lots;
  private final Lists lists;

  WorkshopActsController(SecondLifeService pieces, LotService lots, Lists lists) {
    this.pieces = pieces;
    this.lots = lots;
    this.lists = lists;
  }

  private RowActs<Piece, WorkshopSort> acts(HttpRequest<?> request, Visit visit, Person person) {
    Scope scope = SecondLifeService.workable(person);
    var asked = lists.asked(request, visit, WorkshopTable.TABLE, WorkshopTable.PATH);
    WorkshopFilter filter = WorkshopFilters.of(asked.address());
    List<RowAct<Piece>> acts = new ArrayList<>();
    STEPS.forEach(act -> acts.add(step(visit, person, act)));
    lots.page(scope, new LotFilter("", null, true), Sort.by(LotSort.NAME), null, MOST_LOTS)
        .rows()
        .forEach(lot -> acts.add(into(person, lot)));
    return new RowActs<>(
        asked,
        PATH,
        (sort, at, size) -> pieces.page(scope, filter, sort, at, size),
        Piece::shortId,
        piece -> PieceText.label(piece.shortId()) + " " + PieceText.name(visit, piece),
        acts);
  }

  private RowAct<Piece> step(Visit visit, Person person, Act act) {
    return new RowAct<>(
        act.name(),
        "workshop.many.step",
        PieceText.act(visit, act),
        piece -> piece.stage().next(act).isPresent(),
        piece -> pieces.act(person, piece.id(), piece.stage(), act, ""));
  }

  private RowAct<Piece> into(Person person, LotLine lot) {
    return new RowAct<>(
        "lot-" + lot.id(),
        "workshop.many.lot",
        lot.name(),
        piece ->
            piece.lotId() == null
                && piece.owner() != null
                && piece.owner().id() == lot.ownerId()
                && !piece.stage().isFinal(),
        piece -> lots.add(person, lot.id(), List.of(piece.id())));
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    return acts(request, visit, person).page();
  }

  /** Says how many pieces it would change, and asks once more. */
  @Post(RowActs.CHECK)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> check(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    return acts(request, visit, person).check(fields);
  }

  /** Does it, if it is still what the person was told. */
  @Post(RowActs.RUN)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> run(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    return acts(request, visit, person).run(fields);
  }
}
